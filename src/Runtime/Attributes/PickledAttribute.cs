namespace PickleGen;

/// <summary>A delegate given to this parameter will travel: analyzers check what it captures.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PickledAttribute : Attribute;
