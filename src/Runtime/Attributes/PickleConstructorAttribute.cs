namespace PickleGen;

/// <summary>The constructor that loading uses, where a type has several.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class PickleConstructorAttribute : Attribute;
