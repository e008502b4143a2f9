using System.Numerics;

namespace PickleGen;

/// <summary>A list.</summary>
public sealed class PickleListNode : PickleNode
{
    private readonly List<PickleNode> _items = [];
    private Arrivals _arrivals;

    internal PickleListNode()
    {
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<PickleNode> Items => _items;

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children => Items;

    /// <inheritdoc cref="PickleGen.Arrivals"/>
    internal ref readonly Arrivals Arrivals => ref _arrivals;

    internal void AddRange(ReadOnlySpan<PickleNode> items, int time)
    {
        _arrivals.Note(_items.Count, time);
        _items.AddRange(items);
    }

    /// <summary>Writes to an index, counted from the end if negative; the item that was there, null if there is no such index.</summary>
    internal PickleNode? TrySet(BigInteger index, PickleNode value, int time)
    {
        if (index < 0) index += _items.Count;
        if (index < 0 || index >= _items.Count) return null;
        _arrivals.Note((int)index, time);
        var before = _items[(int)index];
        _items[(int)index] = value;
        return before;
    }
}

/// <summary>A tuple.</summary>
public sealed class PickleTupleNode : PickleNode
{
    private readonly PickleNode[] _items;

    internal PickleTupleNode(PickleNode[] items, int number)
    {
        _items = items;
        Number = number;
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<PickleNode> Items => _items;

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children => Items;

    internal static PickleTupleNode Empty { get; } = new([], number: 0);

    /// <summary>How many tuples, calls and the like the pickle had made with it.</summary>
    internal int Number { get; }

    /// <summary>The items as a dict's key compares them; null until it was one.</summary>
    internal PickleTuple? Key { get; set; }
}

/// <summary>A dict, in the order of insertion. Of two keys that are equal in Python (1, 1.0, True) the first stays, with the last value.</summary>
public sealed class PickleDictNode : PickleNode
{
    private readonly List<KeyValuePair<PickleNode, PickleNode>> _items = [];
    private PickleKeyTable _indices = new(0);
    private Arrivals _arrivals;

    internal PickleDictNode()
    {
    }

    /// <summary>Keys and values.</summary>
    public IReadOnlyList<KeyValuePair<PickleNode, PickleNode>> Items => _items;

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children
    {
        get
        {
            foreach (var (key, value) in _items)
            {
                yield return key;
                yield return value;
            }
        }
    }

    /// <inheritdoc cref="PickleGen.Arrivals"/>
    internal ref readonly Arrivals Arrivals => ref _arrivals;

    /// <summary>Sets a key's value; the value that it had, null if the key is new.</summary>
    /// <exception cref="UnpicklingException">Python cannot hash the key.</exception>
    internal PickleNode? Set(PickleNode key, PickleNode value, int time)
    {
        ref object? index = ref _indices.GetOrAdd(NodeKey.Of(key), out bool isNew);
        _arrivals.Note(isNew ? _items.Count : (int)index!, time);
        if (isNew)
        {
            index = Boxes.Of(_items.Count);
            _items.Add(new(key, value));
            return null;
        }
        int at = (int)index!;
        var before = _items[at];
        _items[at] = new(before.Key, value);
        return before.Value;
    }
}

/// <summary>A set: its items as the pickle gives them, in its order; equal ones are not looked for.</summary>
public sealed class PickleSetNode : PickleNode
{
    private readonly List<PickleNode> _items = [];
    private Arrivals _arrivals;

    internal PickleSetNode()
    {
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<PickleNode> Items => _items;

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children => Items;

    /// <inheritdoc cref="PickleGen.Arrivals"/>
    internal ref readonly Arrivals Arrivals => ref _arrivals;

    internal void AddRange(ReadOnlySpan<PickleNode> items, int time)
    {
        _arrivals.Note(_items.Count, time);
        _items.AddRange(items);
    }
}

/// <summary>A frozenset: its items as the pickle gives them, in its order; equal ones are not looked for.</summary>
public sealed class PickleFrozenSetNode : PickleNode
{
    private readonly PickleNode[] _items;

    internal PickleFrozenSetNode(PickleNode[] items, int number)
    {
        _items = items;
        Number = number;
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<PickleNode> Items => _items;

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children => Items;

    /// <inheritdoc cref="PickleTupleNode.Number"/>
    internal int Number { get; }
}
