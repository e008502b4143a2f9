namespace PickleGen;

/// <summary>Generates save and load for a type at build time.</summary>
/// <remarks>Classes, records and structs must be <c>partial</c>; enums and interfaces need not (and cannot) be.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface, Inherited = false)]
public sealed class PicklableAttribute : Attribute
{
    /// <summary>The Python module that the pickle names. Default: the namespace, else the assembly name.</summary>
    public string? Module { get; set; }

    /// <summary>The qualified name in that module. Default: the type's name, nested as <c>Outer.Inner</c>.</summary>
    public string? Name { get; set; }

    /// <summary>How members lie in the pickle.</summary>
    public PickleLayout Layout { get; set; }

    /// <summary>How member names become wire names.</summary>
    public PickleNaming Naming { get; set; }

    /// <summary>False: instances have no identity; one that is met twice is written twice, and a cycle is an error.</summary>
    public bool TrackReferences { get; set; } = true;
}
