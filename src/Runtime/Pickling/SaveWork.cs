namespace PickleGen;

/// <summary>A container that was opened and whose items are still being saved: what the call stack holds in a recursive pickler.</summary>
internal struct SaveWork
{
    /// <summary>What is done next.</summary>
    public SaveWorkKind Kind;

    /// <summary>Whether the batch began with MARK.</summary>
    public bool IsMarked;

    /// <summary>The next item.</summary>
    public int Index;

    /// <summary>Where the batch begins.</summary>
    public int Start;

    /// <summary>How many values there were when a collection was opened.</summary>
    public int Total;

    /// <summary>Where the batch, or the whole, ends.</summary>
    public int End;

    /// <summary>Where that is in the bytes, if they do not say so themselves.</summary>
    public BegunItems Begun;

    /// <summary>Where the items lie.</summary>
    public object Source;

    /// <summary>The object that is memoized; null: it has no identity.</summary>
    public object? Identity;

    /// <summary>How items are written in batches.</summary>
    public Batching? Batching;
}

/// <summary>Items that have begun and not ended. In the bytes nothing says where those of a short tuple begin, or of a collection that gets one at a time; nor whose a MARK is.</summary>
/// <param name="Position">Where the first begins.</param>
/// <param name="AreTuple">Whether they become a tuple, and are not added to what stands before them.</param>
/// <param name="HaveMark">Whether a MARK stands before them.</param>
internal readonly record struct BegunItems(long Position, bool AreTuple, bool HaveMark = false)
{
    private readonly bool _areThere = true;

    /// <summary>Whether there are any.</summary>
    public bool AreThere => _areThere;
}

/// <summary>What kind of items a <see cref="SaveWork"/> goes through, and to what end.</summary>
internal enum SaveWorkKind : byte
{
    ObjectListBatches,
    ArrayBatches,
    ListBatches,
    DictBatches,
    SetBatches,
    TupleOfArray,
    TupleOfTuple,
    FrozenSet,
    Reduction,
    PersistentId,
}
