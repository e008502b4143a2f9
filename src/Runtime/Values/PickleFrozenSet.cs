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
        foreach (ref readonly var entry in GetTable().Entries)
        {
            PickleHash.TryGet(entry.Key, out ulong hash);
            Hash += PickleHash.Mix(hash, hash);
        }
        Hash = PickleHash.Usable(Hash);
    }

    /// <summary>The hash, whatever the order of the items.</summary>
    internal ulong Hash { get; }

    /// <inheritdoc/>
    public bool Equals(PickleFrozenSet? other) => PickleEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PickleFrozenSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Hash;
}
