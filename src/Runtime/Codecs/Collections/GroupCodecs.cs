using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>dict</c> of lists, in the order of enumeration.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TKeyCodec">How one is written.</typeparam>
/// <typeparam name="T">The elements of a group.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LookupCodec<TKey, TKeyCodec, T, TCodec> : IPickleCodec<ILookup<TKey, T>?>, IKeepsComparer<ILookup<TKey, T>?>
    where TKey : notnull
    where TKeyCodec : struct, IPickleCodec<TKey?>
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, ILookup<TKey, T>? value) =>
        MappingCodec<ILookup<TKey, T>, Groups, TKey, TKeyCodec, List<T>?, ListCodec<T, TCodec>, Shape>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ILookup<TKey, T>? Load(ref PickleReader reader, Unpickler unpickler) =>
        MappingCodec<ILookup<TKey, T>, Groups, TKey, TKeyCodec, List<T>?, ListCodec<T, TCodec>, Shape>.Load(ref reader, unpickler);

    /// <inheritdoc/>
    public static ILookup<TKey, T>? FromObject(object? value, Unpickler unpickler) =>
        MappingCodec<ILookup<TKey, T>, Groups, TKey, TKeyCodec, List<T>?, ListCodec<T, TCodec>, Shape>.FromObject(value, unpickler);

    int IKeepsComparer<ILookup<TKey, T>?>.ComparerOf(ILookup<TKey, T>? value) => value is null ? 0 : Comparers.OfLookup(value);

    /// <summary>The groups as they come. No dictionary: the key of one may be null.</summary>
    private sealed class Groups(int capacity, IEqualityComparer<TKey>? comparer)
    {
        private readonly List<KeyValuePair<TKey, T>> _items = new(capacity);

        public void Add(TKey key, List<T>? items)
        {
            foreach (T item in items ?? []) _items.Add(new(key, item));
        }

        public ILookup<TKey, T> ToLookup() => _items.ToLookup(static pair => pair.Key, static pair => pair.Value, comparer);
    }

    private readonly struct Shape : IDictionaryShape<ILookup<TKey, T>, Groups, TKey, List<T>?>
    {
        public static IEnumerable<KeyValuePair<TKey, List<T>?>> Items(ILookup<TKey, T> value) => value.Select(static group => KeyValuePair.Create(group.Key, (List<T>?)group.ToList()));

        public static int ComparerOf(ILookup<TKey, T> value) => Comparers.OfLookup(value);

        public static bool TakesNullKey => true;

        public static Groups Start(int capacity, int comparer) => new(capacity, Comparers.Equality<TKey>(comparer));

        public static void Set(Groups builder, TKey key, List<T>? value) => builder.Add(key, value);

        public static long CostOf(Groups builder, TKey key, List<T>? value) => value?.Count ?? 0;

        public static ILookup<TKey, T> Finish(Groups builder) => builder.ToLookup();
    }
}

/// <summary>A Python <c>tuple</c>: the key, and the elements as a <c>list</c>.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TKeyCodec">How it is written.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GroupingCodec<TKey, TKeyCodec, T, TCodec> : IPickleCodec<IGrouping<TKey, T>?>
    where TKeyCodec : struct, IPickleCodec<TKey>
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, IGrouping<TKey, T>? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) TupleCodec<IGrouping<TKey, T>, KeyAndItems>.Save(ref writer, pickler, value);
    }

    /// <inheritdoc/>
    public static IGrouping<TKey, T>? Load(ref PickleReader reader, Unpickler unpickler) => TupleCodec<IGrouping<TKey, T>, KeyAndItems>.Load(ref reader, unpickler);

    /// <inheritdoc/>
    public static IGrouping<TKey, T>? FromObject(object? value, Unpickler unpickler) => TupleCodec<IGrouping<TKey, T>, KeyAndItems>.FromObject(value, unpickler);

    private sealed class Group(TKey key, List<T> items) : IGrouping<TKey, T>
    {
        public TKey Key { get; } = key;

        public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => items.GetEnumerator();
    }

    private readonly struct KeyAndItems : ITupleItems<IGrouping<TKey, T>>
    {
        public static int Count => 2;

        public static void Save(ref PickleWriter writer, Pickler pickler, IGrouping<TKey, T> value)
        {
            TKeyCodec.Save(ref writer, pickler, value.Key);
            ListCodec<T, TCodec>.Save(ref writer, pickler, [.. value]);
        }

        public static IGrouping<TKey, T> Load(ref PickleReader reader, Unpickler unpickler) =>
            new Group(TKeyCodec.Load(ref reader, unpickler), ListCodec<T, TCodec>.Load(ref reader, unpickler) ?? []);

        public static IGrouping<TKey, T> FromObjects(ReadOnlySpan<object?> items, Unpickler unpickler) =>
            new Group(TKeyCodec.FromObject(items[0], unpickler), ListCodec<T, TCodec>.FromObject(items[1], unpickler) ?? []);
    }
}
