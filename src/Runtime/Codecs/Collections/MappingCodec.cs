using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>dict</c>, from and to any type of dictionary.</summary>
/// <typeparam name="TDictionary">The dictionary.</typeparam>
/// <typeparam name="TBuilder">What is filled.</typeparam>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TKeyCodec">How a key is written.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <typeparam name="TValueCodec">How a value is written.</typeparam>
/// <typeparam name="TShape">How the dictionary is taken apart and put together.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MappingCodec<TDictionary, TBuilder, TKey, TKeyCodec, TValue, TValueCodec, TShape> : IPickleCodec<TDictionary?>, IKeepsComparer<TDictionary?>,
    IRunCodec<TDictionary?, KeyValuePair<TKey, TValue>>, IInParts<TDictionary?>
    where TBuilder : class
    where TKey : notnull
    where TKeyCodec : struct, IPickleCodec<TKey?>
    where TValueCodec : struct, IPickleCodec<TValue>
    where TShape : struct, IDictionaryShape<TDictionary, TBuilder, TKey, TValue>
{
    private static readonly Func<object, Unpickler, object?> s_convert = static (value, unpickler) => FromObject(value, unpickler);

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TDictionary? value) =>
        Runs<TDictionary?, KeyValuePair<TKey, TValue>, MappingCodec<TDictionary, TBuilder, TKey, TKeyCodec, TValue, TValueCodec, TShape>>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static TDictionary? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return default;
        object? kept = unpickler.TakeKept();
        if (!unpickler.TryStartCounted(ref reader, PickleOpcode.EmptyDict, out int count, out int comparer))
            return Filled(unpickler.TakeReferenceOrForward(ref reader), unpickler, kept);
        var builder = Emptied(kept, comparer) ?? TShape.Start(count, comparer);
        int index = unpickler.TakePuts(ref reader, Building<TDictionary, TBuilder>.Memoized(builder));
        reader.Position++;
        int read = 0, counted = 0;
        bool ends;
        List<KeyValuePair<TKey, TValue>>? early = null;
        do
        {
            for (; unpickler.NextItem(ref reader, PickleOpcode.SetItems); read++)
            {
                int before = unpickler.BeginKey();
                TKey key = TKeyCodec.Load(ref reader, unpickler) ?? (TShape.TakesNullKey ? default! : throw Unpickler.NullKey());
                if (unpickler.IsHashedEarly<TDictionary, TKey>(key, before)) early ??= [.. SoFar(builder)];
                TValue value = TValueCodec.Load(ref reader, unpickler);
                Set(builder, key, value, unpickler);
                early?.Add(new(key, value));
            }
        }
        while (unpickler.TakesNextRun(ref reader, PickleOpcode.SetItems, read, ref counted, count, out ends));
        if (!ends) throw new UnpicklingException("A dictionary's items are not followed by SETITEMS.");
        var made = Building<TDictionary, TBuilder>.InPlaceOf(TShape.Finish(builder), kept, TShape.Items);
        if (early is not null) unpickler.Refills.Entries(Filled(made, builder), early);
        return Building<TDictionary, TBuilder>.Finished(made, index, unpickler);
    }

    /// <inheritdoc/>
    public static TDictionary? FromObject(object? value, Unpickler unpickler) => Filled(value, unpickler, kept: null);

    private static TDictionary? Filled(object? value, Unpickler unpickler, object? kept)
    {
        if (value is null) return default;
        if (value is TDictionary already and not PickleDict) return already;
        if (unpickler.Conversions.TryGet(value, typeof(TDictionary), out object? converted)) return (TDictionary)converted;
        if (kept is not null && value is not PickleDict) throw Unpickler.WrongType(typeof(TDictionary), value);
        int comparer = (value as PickleDict)?.Comparer ?? 0;
        var emptied = Emptied(kept, comparer);
        List<KeyValuePair<TKey, TValue>>? early = HashedKeys<TKey>.MayBeIncomplete ? [] : null;
        if (emptied is null && kept is TDictionary other && Kept.EmptiedEntries<TKey, TValue>(kept) is { } set)
        {
            unpickler.Conversions.Remember(value, typeof(TDictionary), other, s_convert);
            Pairs<TKey, TKeyCodec, TValue, TValueCodec>.Follow(value, SetOther, typeof(TDictionary), unpickler, takesNullKey: TShape.TakesNullKey);
            if (early is not null) unpickler.Refills.Entries(other, early);
            return other;

            void SetOther(TKey key, TValue item)
            {
                Unpickler.ExpectHash<TDictionary, TKey>(key);
                set(key, item);
                early?.Add(new(key, item));
            }
        }
        var builder = emptied ?? TShape.Start((value as PickleDict)?.Count ?? 0, comparer);
        if (Building<TDictionary, TBuilder>.IsInPlace) unpickler.Conversions.Remember(value, typeof(TDictionary), builder, s_convert);
        var arrival = new Arrival(typeof(TDictionary), Building<TDictionary, TBuilder>.IsInPlace);
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.Follow(
            value, (key, item) => arrival.Add(builder, (key, item), (target, pair) => SetConverted(target, pair.key, pair.item, early, unpickler)), typeof(TDictionary), unpickler, takesNullKey: TShape.TakesNullKey);
        var made = TShape.Finish(builder);
        arrival.End();
        if (early is not null) unpickler.Refills.Entries(Filled(made, builder), early);
        if (!Building<TDictionary, TBuilder>.IsInPlace) unpickler.Conversions.Remember(value, typeof(TDictionary), made!, s_convert);
        return made;
    }

    private static void SetConverted(TBuilder builder, TKey key, TValue value, List<KeyValuePair<TKey, TValue>>? early, Unpickler unpickler)
    {
        Unpickler.ExpectHash<TDictionary, TKey>(key);
        Set(builder, key, value, unpickler);
        early?.Add(new(key, value));
    }

    private static IEnumerable<KeyValuePair<TKey, TValue>> SoFar(TBuilder builder) =>
        builder is TDictionary dictionary ? TShape.Items(dictionary) : builder as IEnumerable<KeyValuePair<TKey, TValue>> ?? [];

    // What a wrapper shows is filled behind it.
    private static object Filled(TDictionary made, TBuilder builder) => made is ReadOnlyDictionary<TKey, TValue> ? builder : made!;

    private static void Set(TBuilder builder, TKey key, TValue value, Unpickler unpickler)
    {
        TShape.Set(builder, key, value);
        if (TShape.CostOf(builder, key, value) is > 0 and var cost) unpickler.ChargeCopy(cost);
    }

    private static TBuilder? Emptied(object? kept, int comparer) =>
        kept is TDictionary dictionary && (comparer == 0 || Comparers.Fits(comparer, dictionary, TShape.ComparerOf)) ? Building<TDictionary, TBuilder>.Emptied<KeyValuePair<TKey, TValue>>(kept) : null;

    int IKeepsComparer<TDictionary?>.ComparerOf(TDictionary? value) => value is null ? 0 : TShape.ComparerOf(value);

    static bool IRunCodec<TDictionary?, KeyValuePair<TKey, TValue>>.IsMapping => true;

    static IEnumerable<KeyValuePair<TKey, TValue>>? IRunCodec<TDictionary?, KeyValuePair<TKey, TValue>>.ItemsOf(TDictionary? value) => value is null ? null : TShape.Items(value);

    static bool IRunCodec<TDictionary?, KeyValuePair<TKey, TValue>>.Start(ref PickleWriter writer, Pickler pickler, TDictionary? value, int count) =>
        pickler.StartMapping(ref writer, value!, count, TShape.ComparerOf(value!));

    static void IRunCodec<TDictionary?, KeyValuePair<TKey, TValue>>.SaveItem(ref PickleWriter writer, Pickler pickler, KeyValuePair<TKey, TValue> item) =>
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.SaveItem(ref writer, pickler, item);

    static void IRunCodec<TDictionary?, KeyValuePair<TKey, TValue>>.NextRun(ref PickleWriter writer) => writer.WriteNextRun(PickleOpcode.SetItems);

    static void IRunCodec<TDictionary?, KeyValuePair<TKey, TValue>>.End(ref PickleWriter writer, Pickler pickler, TDictionary? value) => pickler.EndDict(ref writer);

    RootParts<TDictionary?> IInParts<TDictionary?>.Parts() =>
        new CollectionParts<TDictionary?, KeyValuePair<TKey, TValue>, MappingCodec<TDictionary, TBuilder, TKey, TKeyCodec, TValue, TValueCodec, TShape>>();
}
