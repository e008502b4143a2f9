using System.Collections;

namespace PickleGen;

/// <summary>What <see cref="PickleSet"/> and <see cref="PickleFrozenSet"/> have in common: items by Python's key equality, in the order in which they came.</summary>
public abstract class PickleSetBase : IReadOnlyCollection<object?>
{
    private PickleKeyTable _table;

    private protected PickleSetBase(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _table = new PickleKeyTable(capacity);
    }

    /// <inheritdoc/>
    public int Count => _table.Count;

    /// <summary>Whether the item is in the set. What cannot be hashed is not.</summary>
    public bool Contains(object? item) => Contains(item, within: null);

    /// <summary>Python's <c>==</c>: the same items, whichever of the two kinds the sets are.</summary>
    public bool ContentEquals(PickleSetBase? other) => PickleEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator()
    {
        for (int i = 0; i < _table.Entries.Length; i++)
        {
            var entry = _table.Entries[i];
            if (!entry.IsRemoved) yield return entry.Key;
        }
    }

    /// <summary>As Python prints it, shortened where it is long or deep.</summary>
    public override string ToString() => PickleRepr.Of(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of the comparer that a .NET set had; 0: the default one.</summary>
    internal int Comparer { get; set; }

    /// <summary>The table itself, for the unpickler, which fills it.</summary>
    internal ref PickleKeyTable GetTable() => ref _table;

    /// <summary>Looks at every item anew: their contents had not all come when they were added.</summary>
    internal virtual void Rehash() => _table.Rehash();

    internal bool IsSubsetOf(PickleSetBase other, PickleEquality within)
    {
        foreach (ref readonly var entry in _table.Entries)
        {
            if (!entry.IsRemoved && !other.Contains(entry.Key, within)) return false;
        }
        return true;
    }

    private bool Contains(object? item, PickleEquality? within) => PickleHash.TryGet(item, out _) && _table.Find(item, within) >= 0;
}
