using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Runtime.CompilerServices;

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
        if (!unpickler.TryStartCounted(ref reader, PickleOpcode.EmptyDict, out int count, out int comparer)) return LoadUncounted(ref reader, unpickler, kept);
        var builder = Emptied(kept, comparer) ?? TShape.Start(count, comparer);
        int index = unpickler.TakePuts(ref reader, Building<TDictionary, TBuilder>.Memoized(builder));
        List<KeyValuePair<TKey, TValue>>? early = null;
        var collisions = new KeyCollisions<TKey>();
        LoadRuns(ref reader, unpickler, builder, count, 0, ref early, ref collisions);
        return Finished(builder, index, early, kept, unpickler);
    }

    // As other picklers write it. What is made of its entries can be referred to by none of them, the stack machine's dictionary can.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TDictionary? LoadUncounted(ref PickleReader reader, Unpickler unpickler, object? kept)
    {
        int start = reader.Position, count = -1;
        bool isRead = (Building<TDictionary, TBuilder>.IsInPlace || LeadsNowhere<TKey>.Value && LeadsNowhere<TValue>.Value) && unpickler.TryStartDict(ref reader, out count);
        if (!isRead) return Filled(unpickler.TakeReferenceOrForward(ref reader), unpickler, kept);
        var builder = Emptied(kept, comparer: 0);
        if (builder is null && kept is not null)
        {
            // What is filled in the end is of another type than what would be filled here.
            reader.Position = start;
            return Filled(unpickler.TakeForward(ref reader), unpickler, kept);
        }
        builder ??= TShape.Start(Math.Max(count, 0), 0);
        int index = unpickler.TakePuts(ref reader, Building<TDictionary, TBuilder>.Memoized(builder));
        int read = 0;
        List<KeyValuePair<TKey, TValue>>? early = null;
        var collisions = new KeyCollisions<TKey>();
        while (true)
        {
            var added = count >= 0 ? Added.Run : unpickler.AddedToDict<TKey, TValue>(ref reader);
            if (added == Added.Nothing) break;
            if (added == Added.Unknown) return GoOn(ref reader, unpickler, builder, index, early, []);
            if (added == Added.One)
            {
                TKey key = LoadKey(ref reader, unpickler, builder, ref early);
                TValue value = TValueCodec.Load(ref reader, unpickler);
                if (!reader.TryTake(PickleOpcode.SetItem)) return GoOn(ref reader, unpickler, builder, index, early, [key, value]);
                Set(builder, key, value, unpickler);
                early?.Add(new(key, value));
                unpickler.CountOne(++read);
                Look(builder, read, ref collisions, unpickler);
                continue;
            }
            int outer = unpickler.EnterSiblings<TKey>();
            read = LoadRuns(ref reader, unpickler, builder, count, read, ref early, ref collisions);
            unpickler.LeaveSiblings(outer);
            if (count >= 0 || !Unpickler.MayGoOn(reader, read, PickleOpcode.SetItems)) break;
        }
        return Finished(builder, index, early, kept, unpickler);
    }

    // MARK, entries and SETITEMS, of a dictionary that has so many already.
    private static int LoadRuns(
        ref PickleReader reader, Unpickler unpickler, TBuilder builder, int count, int read, ref List<KeyValuePair<TKey, TValue>>? early, ref KeyCollisions<TKey> collisions)
    {
        reader.Position++;
        int counted = read;
        bool ends;
        do
        {
            for (; unpickler.NextItem(ref reader, PickleOpcode.SetItems); read++)
            {
                TKey key = LoadKey(ref reader, unpickler, builder, ref early);
                TValue value = TValueCodec.Load(ref reader, unpickler);
                Set(builder, key, value, unpickler);
                early?.Add(new(key, value));
                Look(builder, read, ref collisions, unpickler);
            }
        }
        while (unpickler.TakesNextRun(ref reader, PickleOpcode.SetItems, read, ref counted, count, out ends));
        return ends ? read : throw new UnpicklingException("A dictionary's items are not followed by SETITEMS.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TKey LoadKey(ref PickleReader reader, Unpickler unpickler, TBuilder builder, ref List<KeyValuePair<TKey, TValue>>? early)
    {
        int before = unpickler.BeginKey();
        TKey key = TKeyCodec.Load(ref reader, unpickler) ?? (TShape.TakesNullKey ? default! : throw Unpickler.NullKey());
        if (unpickler.IsHashedEarly<TDictionary, TKey>(key, before)) early ??= [.. SoFar(builder)];
        // A text has taken its own.
        if (typeof(TKey) != typeof(string)) unpickler.TakesLatePuts(ref reader);
        return key;
    }

    // What an interface shows, or a read-only or frozen dictionary is made of, is one as well.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Look(TBuilder builder, int count, ref KeyCollisions<TKey> collisions, Unpickler unpickler)
    {
        if (collisions.IsDue(count) && builder is Dictionary<TKey, TValue> table) collisions.Look(table.Keys, table.EnsureCapacity(0), table.Comparer, unpickler.Limits);
    }

    private static TDictionary Finished(TBuilder builder, int index, List<KeyValuePair<TKey, TValue>>? early, object? kept, Unpickler unpickler)
    {
        var made = Building<TDictionary, TBuilder>.InPlaceOf(TShape.Finish(builder), kept, TShape.Items);
        if (early is not null) unpickler.Refills.Entries(Filled(made, builder), early);
        return Building<TDictionary, TBuilder>.Finished(made, index, unpickler);
    }

    // The stack machine goes on behind the dictionary and what was read since. Where the dictionary is there already its own becomes this one, for
    // whoever refers to it: what the values so far refer to is this one too.
    private static TDictionary? GoOn(ref PickleReader reader, Unpickler unpickler, TBuilder builder, int index, List<KeyValuePair<TKey, TValue>>? early, object?[] behind)
    {
        if (HashedKeys<TKey>.MayBeIncomplete) early ??= [.. SoFar(builder)];
        var source = new PickleDict();
        foreach (var (key, value) in early ?? SoFar(builder)) source.GetTable().GetOrAddEarly(key!) = value;
        object?[] before = [.. source.Values];
        var collisions = new KeyCollisions<TKey>();
        if (Building<TDictionary, TBuilder>.IsInPlace) unpickler.Conversions.Remember(source, typeof(TDictionary), builder, s_convert);
        object? other = unpickler.TakeCollectionForward(ref reader, index, source, behind);
        if (!Building<TDictionary, TBuilder>.IsInPlace) return FromObject(other, unpickler);
        if (!ReferenceEquals(other, source))
        {
            unpickler.Conversions.Forget(source);
            return Filled(other, unpickler, builder);
        }
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.SetChanged(source, before, (key, item) => SetConverted(builder, key, item, early, ref collisions, unpickler), unpickler);
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.Follow(
            source, (key, item) => SetConverted(builder, key, item, early, ref collisions, unpickler), typeof(TDictionary), unpickler, before.Length, TShape.TakesNullKey);
        var made = TShape.Finish(builder);
        if (early is not null) unpickler.Refills.Entries(Filled(made, builder), early);
        return made;
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
        var collisions = new KeyCollisions<TKey>();
        var arrival = new Arrival(typeof(TDictionary), Building<TDictionary, TBuilder>.IsInPlace);
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.Follow(
            value, (key, item) => arrival.Add(builder, (key, item), (target, pair) => SetConverted(target, pair.key, pair.item, early, ref collisions, unpickler)), typeof(TDictionary), unpickler, takesNullKey: TShape.TakesNullKey);
        var made = TShape.Finish(builder);
        arrival.End();
        if (early is not null) unpickler.Refills.Entries(Filled(made, builder), early);
        if (!Building<TDictionary, TBuilder>.IsInPlace) unpickler.Conversions.Remember(value, typeof(TDictionary), made!, s_convert);
        return made;
    }

    private static void SetConverted(TBuilder builder, TKey key, TValue value, List<KeyValuePair<TKey, TValue>>? early, ref KeyCollisions<TKey> collisions, Unpickler unpickler)
    {
        Unpickler.ExpectHash<TDictionary, TKey>(key);
        Set(builder, key, value, unpickler);
        early?.Add(new(key, value));
        if (builder is Dictionary<TKey, TValue> { Count: var count }) Look(builder, count, ref collisions, unpickler);
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
