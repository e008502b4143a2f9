namespace PickleGen;

/// <summary>On a static method <c>(T target, TState state)</c>: called on load instead of BUILD, after the object is memoized.</summary>
/// <remarks>
/// <c>TState</c> is what the type gives by <see cref="IPickleState{TState}"/>; where it does not implement that, whatever the dictionary of
/// its members loads as. The pickle names the method, <c>module.Type.Method</c>, with the object and its state as arguments; a BUILD that
/// comes instead calls it too. The sixth item of a reduce tuple (bpo-35900); see pickle.py <c>save_reduce</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StateSetterAttribute : Attribute;
