using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>Sorted where that is possible.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentDictionaryShape<TKey, TValue> : IDictionaryShape<ConcurrentDictionary<TKey, TValue>, ConcurrentDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(ConcurrentDictionary<TKey, TValue> value) => HashOrder.Sorted(value.ToArray());

    /// <inheritdoc/>
    public static int ComparerOf(ConcurrentDictionary<TKey, TValue> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static ConcurrentDictionary<TKey, TValue> Start(int capacity, int comparer) => new(Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(ConcurrentDictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static ConcurrentDictionary<TKey, TValue> Finish(ConcurrentDictionary<TKey, TValue> builder) => builder;
}

/// <summary>Sorted where that is possible.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenDictionaryShape<TKey, TValue> : IDictionaryShape<FrozenDictionary<TKey, TValue>, Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(FrozenDictionary<TKey, TValue> value) => HashOrder.Sorted(value);

    /// <inheritdoc/>
    public static int ComparerOf(FrozenDictionary<TKey, TValue> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(Dictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static FrozenDictionary<TKey, TValue> Finish(Dictionary<TKey, TValue> builder) => builder.ToFrozenDictionary(builder.Comparer);
}

/// <summary>Sorted where that is possible.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableDictionaryShape<TKey, TValue> : IDictionaryShape<ImmutableDictionary<TKey, TValue>, Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(ImmutableDictionary<TKey, TValue> value) => HashOrder.Sorted(value);

    /// <inheritdoc/>
    public static int ComparerOf(ImmutableDictionary<TKey, TValue> value) => Comparers.OfDictionary(value);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(Dictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static ImmutableDictionary<TKey, TValue> Finish(Dictionary<TKey, TValue> builder) => builder.ToImmutableDictionary(builder.Comparer);
}

/// <summary>In its order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedDictionaryShape<TKey, TValue> : IDictionaryShape<ImmutableSortedDictionary<TKey, TValue>, SortedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(ImmutableSortedDictionary<TKey, TValue> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(ImmutableSortedDictionary<TKey, TValue> value) => Comparers.OfDictionary(value);

    /// <inheritdoc/>
    public static SortedDictionary<TKey, TValue> Start(int capacity, int comparer) => new(Comparers.Order<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(SortedDictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static ImmutableSortedDictionary<TKey, TValue> Finish(SortedDictionary<TKey, TValue> builder) => builder.ToImmutableSortedDictionary(builder.Comparer);
}

/// <summary>Sorted where that is possible; an <see cref="ImmutableDictionary{TKey, TValue}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableDictionaryInterfaceShape<TKey, TValue> : IDictionaryShape<IImmutableDictionary<TKey, TValue>, Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(IImmutableDictionary<TKey, TValue> value) => HashOrder.Sorted(value);

    /// <inheritdoc/>
    public static int ComparerOf(IImmutableDictionary<TKey, TValue> value) => Comparers.OfDictionary(value);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(Dictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static IImmutableDictionary<TKey, TValue> Finish(Dictionary<TKey, TValue> builder) => builder.ToImmutableDictionary(builder.Comparer);
}

/// <summary>In the order of enumeration; a view of a dictionary of its own when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyDictionaryShape<TKey, TValue> : IDictionaryShape<ReadOnlyDictionary<TKey, TValue>, Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(ReadOnlyDictionary<TKey, TValue> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(ReadOnlyDictionary<TKey, TValue> value) => Comparers.OfDictionary(value);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(Dictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static ReadOnlyDictionary<TKey, TValue> Finish(Dictionary<TKey, TValue> builder) => new(builder);
}
