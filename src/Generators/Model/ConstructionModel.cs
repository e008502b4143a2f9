using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Model;

/// <summary>How an object comes to be.</summary>
internal enum ConstructionKind
{
    /// <summary><c>new()</c>.</summary>
    Parameterless,

    /// <summary>The parameterless constructor of a type with required members, which only an unsafe accessor may call without them.</summary>
    ParameterlessAccessor,

    /// <summary><c>default</c>, for a struct.</summary>
    Default,

    /// <summary>A constructor that takes members.</summary>
    Parameters,
}

/// <summary>How an object comes to be, and which members its constructor takes.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Arguments">The constructor's parameters in order, each as the index of the member it takes.</param>
/// <param name="ParameterTypes">Their types as source.</param>
/// <param name="NeedsAccessor">The constructor leaves required members unset, and so can be called through an accessor only.</param>
internal sealed record ConstructionModel(
    ConstructionKind Kind,
    EquatableArray<int> Arguments,
    EquatableArray<string> ParameterTypes,
    bool NeedsAccessor);
