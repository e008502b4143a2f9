namespace PickleGen;

/// <summary>How the items of a list, dict or set are written in batches: CPython's <c>_BATCHSIZE</c> and the odd ends of each kind.</summary>
/// <remarks>The C pickler is the oracle; pickle.py differs at multiples of the batch size.</remarks>
internal sealed class Batching
{
    /// <summary>Elements between MARK and the opcode that adds them (pickle.py <c>_BATCHSIZE</c>).</summary>
    public const int BatchSize = 1000;

    private Batching()
    {
    }

    /// <summary>_pickle.c <c>batch_list_exact</c>.</summary>
    public static Batching List { get; } = new() { Empty = PickleOpcode.EmptyList, EmptyText = PickleOpcode.List, Width = 1, One = PickleOpcode.Append, Many = PickleOpcode.Appends };

    /// <summary>_pickle.c <c>batch_dict_exact</c>: after a full batch comes another one, be it empty.</summary>
    public static Batching Dict { get; } = new() { Empty = PickleOpcode.EmptyDict, EmptyText = PickleOpcode.Dict, Width = 2, One = PickleOpcode.SetItem, Many = PickleOpcode.SetItems, FollowsFull = true };

    /// <summary>_pickle.c <c>save_set</c>: as for dicts; even one item stands between MARK and ADDITEMS.</summary>
    public static Batching Set { get; } = new() { Empty = PickleOpcode.EmptySet, Width = 1, Many = PickleOpcode.AddItems, FollowsFull = true, AlwaysMarks = true };

    /// <summary>_pickle.c <c>batch_list</c>, for the items of a reduce: a batch of one has no MARK.</summary>
    public static Batching ListItems { get; } = new() { Width = 1, One = PickleOpcode.Append, Many = PickleOpcode.Appends, IsPulled = true };

    /// <summary>_pickle.c <c>batch_dict</c>, for the items of a reduce: a batch of one has no MARK.</summary>
    public static Batching DictItems { get; } = new() { Width = 2, One = PickleOpcode.SetItem, Many = PickleOpcode.SetItems, IsPulled = true };

    /// <summary>Values an item consists of: 2 where it is key and value.</summary>
    public int Width { get; private init; }

    /// <summary>The collection without items, in binary protocols.</summary>
    public PickleOpcode Empty { get; private init; }

    private PickleOpcode EmptyText { get; init; }

    private PickleOpcode One { get; init; }

    private PickleOpcode Many { get; init; }

    /// <summary>Whether items are hashed when they are added: keys, and a set's elements.</summary>
    public bool HasKeys => Many != PickleOpcode.Appends;

    private bool FollowsFull { get; init; }

    private bool AlwaysMarks { get; init; }

    private bool IsPulled { get; init; }

    /// <summary>The collection itself, without items.</summary>
    public void WriteEmpty(ref PickleWriter writer) => writer.WriteEmpty(Empty, EmptyText);

    /// <summary>EMPTY_X MEMOIZE MARK, the first of them lowest.</summary>
    public uint Opening => (byte)Empty | (uint)(byte)PickleOpcode.Memoize << 8 | (uint)(byte)PickleOpcode.Mark << 16;

    /// <summary>The opcode that adds the items of a batch.</summary>
    public PickleOpcode Closing(bool isMarked) => isMarked ? Many : One;

    /// <summary>Whether so many values take one batch, or none at all, in a binary protocol.</summary>
    public bool IsOne(int total) => total < BatchSize * Width;

    /// <summary>Opens the batch at <paramref name="start"/>. <paramref name="total"/> counts values.</summary>
    /// <returns>Where the batch ends, and whether it has a MARK.</returns>
    public (int End, bool IsMarked) Start(ref PickleWriter writer, int start, int total)
    {
        int left = total - start;
        bool isSingle = !AlwaysMarks && (!writer.IsBinary || left == Width && (IsPulled || start == 0));
        if (isSingle) return (start + Width, false);
        writer.WriteOpcode(PickleOpcode.Mark);
        return (start + Math.Min(left, BatchSize * Width), true);
    }

    /// <summary>Closes a batch.</summary>
    /// <returns>Whether another one follows.</returns>
    public bool End(ref PickleWriter writer, int start, int end, bool isMarked, int total)
    {
        writer.WriteOpcode(Closing(isMarked));
        return FollowsFull && writer.IsBinary ? end - start == BatchSize * Width : end < total;
    }
}
