using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A <c>set</c>, in the order of enumeration.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HashSetShape<T> : ISetShape<HashSet<T>, HashSet<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(HashSet<T> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(HashSet<T> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static HashSet<T> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<T>(comparer));

    /// <inheritdoc/>
    public static void Add(HashSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static HashSet<T> Finish(HashSet<T> builder) => builder;
}

/// <summary>A <c>set</c>, in its order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedSetShape<T> : ISetShape<SortedSet<T>, SortedSet<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(SortedSet<T> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(SortedSet<T> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static SortedSet<T> Start(int capacity, int comparer) => new(Comparers.Order<T>(comparer));

    /// <inheritdoc/>
    public static void Add(SortedSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static SortedSet<T> Finish(SortedSet<T> builder) => builder;
}

/// <summary>A <c>set</c>; a <see cref="HashSet{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SetInterfaceShape<T> : ISetShape<ISet<T>, HashSet<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ISet<T> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(ISet<T> value) => Comparers.OfSet(value);

    /// <inheritdoc/>
    public static HashSet<T> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<T>(comparer));

    /// <inheritdoc/>
    public static void Add(HashSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ISet<T> Finish(HashSet<T> builder) => builder;
}

/// <summary>A <c>set</c>; a <see cref="HashSet{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySetInterfaceShape<T> : ISetShape<IReadOnlySet<T>, HashSet<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(IReadOnlySet<T> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(IReadOnlySet<T> value) => Comparers.OfSet(value);

    /// <inheritdoc/>
    public static HashSet<T> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<T>(comparer));

    /// <inheritdoc/>
    public static void Add(HashSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static IReadOnlySet<T> Finish(HashSet<T> builder) => builder;
}

/// <summary>A wrapper of a <see cref="HashSet{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySetShape<T> : ISetShape<ReadOnlySet<T>, HashSet<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ReadOnlySet<T> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(ReadOnlySet<T> value) => Comparers.OfSet(value);

    /// <inheritdoc/>
    public static HashSet<T> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<T>(comparer));

    /// <inheritdoc/>
    public static void Add(HashSet<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ReadOnlySet<T> Finish(HashSet<T> builder) => new(builder);
}
