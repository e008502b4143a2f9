namespace PickleGen;

/// <summary>
/// Counts the work that keys of dictionaries and sets make: hashing long ones, comparing those that are equal and not the same, looking through
/// records. A pickle has a key once, and refers to it in two bytes as often as it likes; CPython keeps the hashes of its texts and bytes.
/// </summary>
/// <remarks>Of the load that goes on in a thread: hashes and comparisons know nothing of unpicklers. What a program does with keys counts for nobody.</remarks>
internal sealed class KeyWork(UnpicklingLimits limits)
{
    /// <summary>Units of work, a byte or an item each, that are too few to be counted: keys of everyday.</summary>
    public const int Little = 1024;

    [ThreadStatic]
    private static KeyWork? t_current;

    private long _input;
    private long _done;

    /// <summary>A load of so many bytes begins.</summary>
    public void Start(long input) => (_input, _done) = (input, 0);

    /// <summary>So many bytes more of it have arrived.</summary>
    public void Arrive(long bytes) => _input += bytes;

    /// <summary>From here on this thread's work is counted here. What was before comes back to <see cref="Leave"/>: a callback may load while its pickle is loaded.</summary>
    public KeyWork? Enter()
    {
        var outer = t_current;
        t_current = this;
        return outer;
    }

    /// <summary>The end of that.</summary>
    public static void Leave(KeyWork? outer) => t_current = outer;

    /// <summary>Work that has to be done for a key.</summary>
    /// <param name="size">Its units.</param>
    /// <exception cref="UnpicklingException">A pickle makes more than its limits allow.</exception>
    public static void Count(long size)
    {
        if (size >= Little) t_current?.Add(size);
    }

    private void Add(long size)
    {
        _done += size;
        if (_done > limits.MaxTotalItems && _done > 2 * _input) throw UnpicklingLimits.Exceeded(limits.MaxTotalItems);
    }
}
