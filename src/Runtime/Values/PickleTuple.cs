using System.Collections;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Python's tuple: immutable, compared by content.</summary>
/// <remarks>
/// Equality is Python's (<c>1 == 1.0 == True</c>, nested lists and dicts by content). Neither equality nor hashing recurses, and a
/// hash is computed once: a tuple nested 200,000 deep is as good a dictionary key as any.
/// </remarks>
[CollectionBuilder(typeof(PickleTuple), nameof(Create))]
public sealed class PickleTuple : IReadOnlyList<object?>, IEquatable<PickleTuple>
{
    private readonly object?[] _items;

    /// <summary>A tuple of a copy of <paramref name="items"/>.</summary>
    public PickleTuple(params ReadOnlySpan<object?> items) => _items = items.ToArray();

    private PickleTuple(object?[] items) => _items = items;

    /// <summary>The tuple without items.</summary>
    public static PickleTuple Empty { get; } = new(Array.Empty<object?>());

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>The item at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such item.</exception>
    public object? this[int index] => _items[index];

    /// <summary>The hash if it was computed: 0 not yet, 1 an item cannot be hashed.</summary>
    internal ulong CachedHash { get; set; }

    /// <summary>A tuple of <paramref name="items"/>; what collection expressions call.</summary>
    public static PickleTuple Create(ReadOnlySpan<object?> items) => items.IsEmpty ? Empty : new PickleTuple(items);

    /// <summary>A tuple that takes <paramref name="items"/> over: nobody else may write to them.</summary>
    internal static PickleTuple Own(object?[] items) => new(items);

    /// <summary>The items.</summary>
    public ReadOnlySpan<object?> AsSpan() => _items;

    /// <summary>Changes the tuple before anybody has seen it; what its hash depends on stays as it is.</summary>
    internal void ReplaceUnhashable(Func<object?, object?> replacement)
    {
        foreach (ref object? item in _items.AsSpan())
        {
            if (item is not (PickleTuple or PickleFrozenSet)) item = replacement(item);
        }
    }

    /// <summary>Takes the items away, before anybody has seen the tuple.</summary>
    internal void Forget() => Array.Clear(_items);

    /// <summary>The items, in an array of their own.</summary>
    public object?[] ToArray() => [.. _items];

    /// <inheritdoc/>
    public bool Equals(PickleTuple? other) => PickleEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PickleTuple other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => PickleHash.TryGet(this, out ulong hash) ? (int)hash : Count;

    /// <summary>As Python prints it, shortened where it is long or deep.</summary>
    public override string ToString() => PickleRepr.Of(this);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
