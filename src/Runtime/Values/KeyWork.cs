namespace PickleGen;

/// <summary>
/// Counts the work that keys of dictionaries and sets make: hashing long ones, comparing those that are equal and not the same, looking through
/// records. A pickle has a key once, and refers to it in two bytes as often as it likes; CPython keeps the hashes of its texts and bytes.
/// </summary>
/// <remarks>It also knows which tuples were hashed before all had come. Of the load that goes on in a thread: hashes and comparisons know nothing of unpicklers. What a program does with keys counts for nobody.</remarks>
internal sealed class KeyWork(UnpicklingLimits limits)
{
    /// <summary>Units of work, a byte or an item each, that are too few to be counted: keys of everyday.</summary>
    public const int Little = 1024;

    [ThreadStatic]
    private static KeyWork? t_current;

    private List<PickleTuple>? _hashed;
    private long _input;
    private long _done;

    /// <summary>A load of so many bytes begins.</summary>
    public void Start(long input) => (_input, _done, _hashed) = (input, 0, null);

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

    /// <summary>A tuple has got its hash, and keeps it; what it holds may be hashed otherwise when all has come.</summary>
    public static void Hashed(PickleTuple tuple)
    {
        if (t_current is { } current) (current._hashed ??= []).Add(tuple);
    }

    /// <summary>All has come: such tuples are to be hashed anew, in whatever key they stand, and whoever asked.</summary>
    public void ForgetHashes()
    {
        if (_hashed is null) return;
        foreach (var tuple in _hashed) tuple.CachedHash = 0;
        _hashed = null;
    }

    /// <summary>Nothing more will come, or it is no matter.</summary>
    public void KeepHashes() => _hashed = null;

    private void Add(long size)
    {
        _done += size;
        if (_done > limits.MaxTotalItems && _done > 2 * _input) throw UnpicklingLimits.Exceeded(limits.MaxTotalItems);
    }
}
