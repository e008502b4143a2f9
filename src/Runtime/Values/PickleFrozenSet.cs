namespace PickleGen;

/// <summary>Python's frozenset: immutable, compared by content, and so a possible key.</summary>
public sealed class PickleFrozenSet : PickleSetBase, IEquatable<PickleFrozenSet>
{
    /// <summary>A frozenset of these items.</summary>
    /// <exception cref="ArgumentException">An item cannot be hashed.</exception>
    public PickleFrozenSet(params ReadOnlySpan<object?> items)
        : base(items.Length)
    {
        foreach (object? item in items) GetTable().GetOrAdd(item, out _);
        Hash = HashOfItems();
    }

    /// <summary>The hash, whatever the order of the items.</summary>
    internal ulong Hash { get; private set; }

    /// <inheritdoc/>
    public bool Equals(PickleFrozenSet? other) => PickleEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PickleFrozenSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Hash;

    /// <summary>A frozenset of items whose contents may not have come yet.</summary>
    internal static PickleFrozenSet OfEarly(ReadOnlySpan<object?> items)
    {
        var set = new PickleFrozenSet();
        set.GetTable().Reserve(items.Length);
        foreach (object? item in items) set.GetTable().GetOrAddEarly(item);
        set.Hash = set.HashOfItems();
        return set;
    }

    /// <inheritdoc/>
    internal override void Rehash()
    {
        base.Rehash();
        Hash = HashOfItems();
    }

    private ulong HashOfItems()
    {
        ulong all = 0;
        foreach (ref readonly var entry in GetTable().Entries)
        {
            PickleHash.TryGet(entry.Key, out ulong hash);
            all += PickleHash.Mix(hash, hash);
        }
        return PickleHash.Usable(all);
    }
}
