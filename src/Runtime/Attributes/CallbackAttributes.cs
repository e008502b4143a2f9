namespace PickleGen;

/// <summary>Runs before an object is saved.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPicklingAttribute : Attribute;

/// <summary>Runs after an object was saved.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPickledAttribute : Attribute;

/// <summary>Runs after an object was made and before its members are filled in.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnUnpicklingAttribute : Attribute;

/// <summary>Runs after the whole root is linked, children before parents.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnUnpickledAttribute : Attribute;
