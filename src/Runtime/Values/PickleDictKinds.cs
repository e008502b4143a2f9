namespace PickleGen;

/// <summary>Python's <c>collections.OrderedDict</c>: a dict whose order counts when it is compared with its like.</summary>
/// <param name="capacity">Entries it has room for at first.</param>
/// <exception cref="ArgumentOutOfRangeException">The capacity is below 0.</exception>
public sealed class PickleOrderedDict(int capacity = 0) : PickleDict(capacity)
{
    /// <summary>Its attributes (<c>vars(x)</c>), which no other dict of Python's library has; null: none. A comparison leaves them out.</summary>
    public PickleDict? Attributes { get; set; }
}

/// <summary>Python's <c>collections.Counter</c>: a dict from items to how often they occur.</summary>
/// <param name="capacity">Entries it has room for at first.</param>
/// <exception cref="ArgumentOutOfRangeException">The capacity is below 0.</exception>
public sealed class PickleCounter(int capacity = 0) : PickleDict(capacity);

/// <summary>Python's <c>collections.defaultdict</c>. Here it does not make missing values; the factory is kept for the way back.</summary>
/// <param name="factory">The callable that Python calls for a missing key; null: none.</param>
public sealed class PickleDefaultDict(PickleCallable? factory = null) : PickleDict
{
    /// <summary>The callable that Python calls for a missing key; null: none.</summary>
    public PickleCallable? Factory { get; } = factory;
}
