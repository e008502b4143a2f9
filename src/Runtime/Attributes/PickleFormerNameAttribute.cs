namespace PickleGen;

/// <summary>A wire name that older pickles use: of a member, or of a type (as <c>module.Name</c>, or <c>Name</c> in the same module; of a nested one <c>module.Outer.Name</c>, or <c>Outer.Name</c>; of a generic one with its arity, <c>Name`1</c>, or without).</summary>
/// <param name="name">The former name as it stands in those pickles.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Event, AllowMultiple = true)]
public sealed class PickleFormerNameAttribute(string name) : Attribute
{
    /// <summary>The former name.</summary>
    public string Name { get; } = name;
}
