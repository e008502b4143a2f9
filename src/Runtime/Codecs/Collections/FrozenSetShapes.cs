using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A <c>frozenset</c>, sorted where that is possible.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenSetShape<T> : ISetShape<FrozenSet<T>, HashSet<T>, T>
{
    /// <inheritdoc/>
    public static bool IsFrozen => true;

    /// <inheritdoc/>
    public static IEnumerable<T> Items(FrozenSet<T> value) => HashOrder.Sorted(value);

    /// <inheritdoc/>
    public static int ComparerOf(FrozenSet<T> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static HashSet<T> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<T>(comparer));

    /// <inheritdoc/>
    public static void Add(HashSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static FrozenSet<T> Finish(HashSet<T> builder) => builder.ToFrozenSet(builder.Comparer);
}

/// <summary>A <c>frozenset</c>, sorted where that is possible.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableHashSetShape<T> : ISetShape<ImmutableHashSet<T>, HashSet<T>, T>
{
    /// <inheritdoc/>
    public static bool IsFrozen => true;

    /// <inheritdoc/>
    public static IEnumerable<T> Items(ImmutableHashSet<T> value) => HashOrder.Sorted(value);

    /// <inheritdoc/>
    public static int ComparerOf(ImmutableHashSet<T> value) => Comparers.Of(value.KeyComparer);

    /// <inheritdoc/>
    public static HashSet<T> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<T>(comparer));

    /// <inheritdoc/>
    public static void Add(HashSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ImmutableHashSet<T> Finish(HashSet<T> builder) => builder.ToImmutableHashSet(builder.Comparer);
}

/// <summary>A <c>frozenset</c>, in its order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedSetShape<T> : ISetShape<ImmutableSortedSet<T>, SortedSet<T>, T>
{
    /// <inheritdoc/>
    public static bool IsFrozen => true;

    /// <inheritdoc/>
    public static IEnumerable<T> Items(ImmutableSortedSet<T> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(ImmutableSortedSet<T> value) => Comparers.Of(value.KeyComparer);

    /// <inheritdoc/>
    public static SortedSet<T> Start(int capacity, int comparer) => new(Comparers.Order<T>(comparer));

    /// <inheritdoc/>
    public static void Add(SortedSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ImmutableSortedSet<T> Finish(SortedSet<T> builder) => builder.ToImmutableSortedSet(builder.Comparer);
}

/// <summary>A <c>frozenset</c>; an <see cref="ImmutableHashSet{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSetInterfaceShape<T> : ISetShape<IImmutableSet<T>, HashSet<T>, T>
{
    /// <inheritdoc/>
    public static bool IsFrozen => true;

    /// <inheritdoc/>
    public static IEnumerable<T> Items(IImmutableSet<T> value) => HashOrder.Sorted(value);

    /// <inheritdoc/>
    public static int ComparerOf(IImmutableSet<T> value) => Comparers.OfSet(value);

    /// <inheritdoc/>
    public static HashSet<T> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<T>(comparer));

    /// <inheritdoc/>
    public static void Add(HashSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static IImmutableSet<T> Finish(HashSet<T> builder) => builder.ToImmutableHashSet(builder.Comparer);
}
