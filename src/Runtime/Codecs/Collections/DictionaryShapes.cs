using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>In its order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedDictionaryShape<TKey, TValue> : IDictionaryShape<SortedDictionary<TKey, TValue>, SortedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(SortedDictionary<TKey, TValue> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(SortedDictionary<TKey, TValue> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static SortedDictionary<TKey, TValue> Start(int capacity, int comparer) => new(Comparers.Order<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(SortedDictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static SortedDictionary<TKey, TValue> Finish(SortedDictionary<TKey, TValue> builder) => builder;
}

/// <summary>In its order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedListShape<TKey, TValue> : IDictionaryShape<SortedList<TKey, TValue>, SortedList<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(SortedList<TKey, TValue> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(SortedList<TKey, TValue> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static SortedList<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Order<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(SortedList<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    /// <remarks>What lies behind it was moved, some dozens in the time of one.</remarks>
    public static long CostOf(SortedList<TKey, TValue> builder, TKey key, TValue value)
    {
        int last = builder.Count - 1;
        return builder.Comparer.Compare(builder.GetKeyAtIndex(last), key) == 0 ? 0 : (last - builder.IndexOfKey(key)) / 32;
    }

    /// <inheritdoc/>
    public static SortedList<TKey, TValue> Finish(SortedList<TKey, TValue> builder) => builder;
}

/// <summary>In its order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OrderedDictionaryShape<TKey, TValue> : IDictionaryShape<OrderedDictionary<TKey, TValue>, OrderedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(OrderedDictionary<TKey, TValue> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(OrderedDictionary<TKey, TValue> value) => Comparers.Of(value.Comparer);

    /// <inheritdoc/>
    public static OrderedDictionary<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(OrderedDictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static OrderedDictionary<TKey, TValue> Finish(OrderedDictionary<TKey, TValue> builder) => builder;
}

/// <summary>In the order of enumeration; a <see cref="Dictionary{TKey, TValue}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryInterfaceShape<TKey, TValue> : IDictionaryShape<IDictionary<TKey, TValue>, Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(IDictionary<TKey, TValue> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(IDictionary<TKey, TValue> value) => Comparers.OfDictionary(value);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(Dictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static IDictionary<TKey, TValue> Finish(Dictionary<TKey, TValue> builder) => builder;
}

/// <summary>In the order of enumeration; a <see cref="Dictionary{TKey, TValue}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyDictionaryInterfaceShape<TKey, TValue> : IDictionaryShape<IReadOnlyDictionary<TKey, TValue>, Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<TKey, TValue>> Items(IReadOnlyDictionary<TKey, TValue> value) => value;

    /// <inheritdoc/>
    public static int ComparerOf(IReadOnlyDictionary<TKey, TValue> value) => Comparers.OfDictionary(value);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

    /// <inheritdoc/>
    public static void Set(Dictionary<TKey, TValue> builder, TKey key, TValue value) => builder[key] = value;

    /// <inheritdoc/>
    public static IReadOnlyDictionary<TKey, TValue> Finish(Dictionary<TKey, TValue> builder) => builder;
}
