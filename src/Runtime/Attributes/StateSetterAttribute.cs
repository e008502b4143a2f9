namespace PickleGen;

/// <summary>On a static method <c>(T target, TState state)</c>: called on load instead of BUILD, after the object is memoized.</summary>
/// <remarks>The sixth item of a reduce tuple (bpo-35900); see pickle.py <c>save_reduce</c>.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StateSetterAttribute : Attribute;
