namespace PickleGen;

/// <summary>Leaves a member out of the pickle.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class PickleIgnoreAttribute : Attribute;
