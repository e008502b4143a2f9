using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>dict</c>.</summary>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TKeyCodec">How a key is written.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
/// <typeparam name="TValueCodec">How a value is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : IPickleCodec<Dictionary<TKey, TValue>?>, IKeepsComparer<Dictionary<TKey, TValue>?>,
    IRunCodec<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>>, IInParts<Dictionary<TKey, TValue>?>
    where TKey : notnull
    where TKeyCodec : struct, IPickleCodec<TKey?>
    where TValueCodec : struct, IPickleCodec<TValue>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Dictionary<TKey, TValue>? value)
    {
        int count = value?.Count ?? 0;
        if (OwnCollection<Dictionary<TKey, TValue>?>.TrySave(ref writer, pickler, value) || !Start(ref writer, pickler, value, count)) return;
        if (Atoms.Has<TKeyCodec>() && Atoms.Has<TValueCodec>() && writer.Protocol >= PickleProtocol.Framed) SaveAtoms(ref writer, value!);
        else SaveItems(ref writer, pickler, value!);
        // Its enumerator notices what was added alone.
        if (value!.Count != count) throw Pickler.Changed(value);
        pickler.EndDict(ref writer);
    }

    private static void SaveItems(ref PickleWriter writer, Pickler pickler, Dictionary<TKey, TValue> items)
    {
        int room = Batching.BatchSize;
        foreach (var item in items)
        {
            if (--room < 0)
            {
                writer.WriteNextRun(PickleOpcode.SetItems);
                room = Batching.BatchSize - 1;
            }
            Pairs<TKey, TKeyCodec, TValue, TValueCodec>.SaveItem(ref writer, pickler, item);
        }
    }

    private static void SaveAtoms(ref PickleWriter writer, Dictionary<TKey, TValue> items)
    {
        int room = Batching.BatchSize;
        ref byte p = ref writer.Reserve(0);
        foreach (var item in items)
        {
            if (--room < 0)
            {
                writer.Commit(ref p);
                writer.WriteNextRun(PickleOpcode.SetItems);
                p = ref writer.Reserve(0);
                room = Batching.BatchSize - 1;
            }
            p = ref Atoms.Put<TKey, TKeyCodec>(ref writer, ref p, item.Key);
            p = ref Atoms.Put<TValue, TValueCodec>(ref writer, ref p, item.Value);
        }
        writer.Commit(ref p);
    }

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue>? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return null;
        var kept = unpickler.TakeKept() as Dictionary<TKey, TValue>;
        int comparer = 0;
        if (!unpickler.TryStartDict(ref reader, out int hint) && !unpickler.TryStartCounted(ref reader, PickleOpcode.EmptyDict, out hint, out comparer))
            return Filled(unpickler.TakeReferenceOrForward(ref reader), unpickler, kept);
        if (!IsFor(comparer, kept)) kept = null;
        kept?.Clear();
        var dictionary = kept ?? new Dictionary<TKey, TValue>(Math.Max(hint, 0), Comparers.Equality<TKey>(comparer));
        int index = unpickler.TakePuts(ref reader, dictionary);
        int read = 0, counted = 0;
        List<KeyValuePair<TKey, TValue>>? early = null;
        var collisions = new KeyCollisions<TKey>();
        while (true)
        {
            var added = hint >= 0 ? Added.Run : unpickler.AddedToDict<TKey, TValue>(ref reader);
            if (added == Added.Nothing) break;
            if (added == Added.Unknown) return GoOn(ref reader, unpickler, dictionary, index, early, []);
            if (added == Added.One)
            {
                if (!TryLoadOne(ref reader, unpickler, dictionary, ref early, out TKey single, out TValue item)) return GoOn(ref reader, unpickler, dictionary, index, early, [single, item]);
                continue;
            }

            reader.Position++;
            bool ends;
            int outer = unpickler.EnterSiblings<TKey>();
            do
            {
                for (; unpickler.NextItem(ref reader, PickleOpcode.SetItems); read++)
                {
                    int before = unpickler.BeginKey();
                    TKey key = TKeyCodec.Load(ref reader, unpickler) ?? throw Unpickler.NullKey();
                    if (unpickler.IsHashedEarly<Dictionary<TKey, TValue>, TKey>(key, before)) early ??= [.. dictionary];
                    // A text has taken its own.
                    if (typeof(TKey) != typeof(string)) unpickler.TakesLatePuts(ref reader);
                    // An open value is as a member: it ends where SETITEMS takes all of them.
                    TValue value = typeof(TValueCodec) == typeof(OpenCodec<TValue>) ? OpenCodec<TValue>.LoadMember(ref reader, unpickler)! : TValueCodec.Load(ref reader, unpickler);
                    dictionary[key] = value;
                    early?.Add(new(key, value));
                    if (collisions.IsDue(dictionary.Count)) collisions.Look(dictionary.Keys, dictionary.EnsureCapacity(0), dictionary.Comparer, unpickler.Limits);
                }
            }
            while (unpickler.TakesNextRun(ref reader, PickleOpcode.SetItems, read, ref counted, hint, out ends));
            unpickler.LeaveSiblings(outer);
            if (!ends) throw new UnpicklingException("A dictionary's items are not followed by SETITEMS.");
            if (hint >= 0 || !Unpickler.MayGoOn(reader, read, PickleOpcode.SetItems)) break;
        }
        if (early is not null) unpickler.Refills.Entries(dictionary, early);
        return dictionary;
    }

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue>? FromObject(object? value, Unpickler unpickler) => Filled(value, unpickler, kept: null);

    // A key, a value and SETITEM. False: the value is more than what its codec took for it.
    private static bool TryLoadOne(ref PickleReader reader, Unpickler unpickler, Dictionary<TKey, TValue> dictionary, ref List<KeyValuePair<TKey, TValue>>? early, out TKey key, out TValue value)
    {
        int before = unpickler.BeginKey();
        key = TKeyCodec.Load(ref reader, unpickler) ?? throw Unpickler.NullKey();
        bool isHashedEarly = unpickler.IsHashedEarly<Dictionary<TKey, TValue>, TKey>(key, before);
        value = TValueCodec.Load(ref reader, unpickler);
        if (!reader.TryTake(PickleOpcode.SetItem)) return false;
        if (isHashedEarly) early ??= [.. dictionary];
        dictionary[key] = value;
        early?.Add(new(key, value));
        unpickler.CountOne(dictionary.Count);
        return true;
    }

    // The stack machine goes on behind the dictionary and what was read since. Its own becomes this one, for whoever refers to it: what the
    // values so far refer to is this one too.
    private static Dictionary<TKey, TValue>? GoOn(ref PickleReader reader, Unpickler unpickler, Dictionary<TKey, TValue> dictionary, int index, List<KeyValuePair<TKey, TValue>>? early, object?[] behind)
    {
        if (HashedKeys<TKey>.MayBeIncomplete) early ??= [.. dictionary];
        var source = Objects(early ?? (IEnumerable<KeyValuePair<TKey, TValue>>)dictionary);
        object?[] before = [.. source.Values];
        unpickler.Conversions.Remember(source, dictionary, FromObject);
        object? other = unpickler.TakeCollectionForward(ref reader, index, source, behind);
        if (!ReferenceEquals(other, source))
        {
            unpickler.Conversions.Forget(source);
            return Filled(other, unpickler, kept: null);
        }
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.SetChanged(source, before, SetAnew, unpickler);
        Follow(source, dictionary, unpickler, early, before.Length);
        if (early is not null) unpickler.Refills.Entries(dictionary, early);
        return dictionary;

        void SetAnew(TKey key, TValue item)
        {
            dictionary[key] = item;
            early?.Add(new(key, item));
        }
    }

    // Whether what is kept, if anything is, compares as the pickle says.
    private static bool IsFor(int comparer, Dictionary<TKey, TValue>? kept) =>
        kept is null || comparer == 0 || Comparers.Fits(comparer, kept, static kept => Comparers.Of(kept.Comparer));

    private static PickleDict Objects(IEnumerable<KeyValuePair<TKey, TValue>> entries)
    {
        var all = new PickleDict();
        foreach (var (key, value) in entries) all.GetTable().GetOrAddEarly(key) = value;
        return all;
    }

    private static Dictionary<TKey, TValue>? Filled(object? value, Unpickler unpickler, Dictionary<TKey, TValue>? kept)
    {
        if (value is null or Dictionary<TKey, TValue>) return (Dictionary<TKey, TValue>?)value;
        if (unpickler.Conversions.TryGet(value, out Dictionary<TKey, TValue>? converted)) return converted;
        if (kept is not null && value is not PickleDict) throw Unpickler.WrongType(typeof(Dictionary<TKey, TValue>), value);
        int comparer = (value as PickleDict)?.Comparer ?? 0;
        if (!IsFor(comparer, kept)) kept = null;
        kept?.Clear();
        var target = kept ?? new Dictionary<TKey, TValue>((value as PickleDict)?.Count ?? 0, Comparers.Equality<TKey>(comparer));
        unpickler.Conversions.Remember(value, target, FromObject);
        List<KeyValuePair<TKey, TValue>>? early = HashedKeys<TKey>.MayBeIncomplete ? [] : null;
        Follow(value, target, unpickler, early);
        if (early is not null) unpickler.Refills.Entries(target, early);
        return target;
    }

    private static void Follow(object source, Dictionary<TKey, TValue> target, Unpickler unpickler, List<KeyValuePair<TKey, TValue>>? early, int done = 0)
    {
        var collisions = new KeyCollisions<TKey>();
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.Follow(source, Set, typeof(Dictionary<TKey, TValue>), unpickler, done);

        void Set(TKey key, TValue item)
        {
            Unpickler.ExpectHash<Dictionary<TKey, TValue>, TKey>(key);
            target[key] = item;
            early?.Add(new(key, item));
            if (collisions.IsDue(target.Count)) collisions.Look(target.Keys, target.EnsureCapacity(0), target.Comparer, unpickler.Limits);
        }
    }

    int IKeepsComparer<Dictionary<TKey, TValue>?>.ComparerOf(Dictionary<TKey, TValue>? value) => value is null ? 0 : Comparers.Of(value.Comparer);

    static bool IRunCodec<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>>.IsMapping => true;

    static IEnumerable<KeyValuePair<TKey, TValue>>? IRunCodec<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>>.ItemsOf(Dictionary<TKey, TValue>? value) => value;

    static bool IRunCodec<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>>.Start(ref PickleWriter writer, Pickler pickler, Dictionary<TKey, TValue>? value, int count) =>
        Start(ref writer, pickler, value, count);

    static void IRunCodec<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>>.SaveItem(ref PickleWriter writer, Pickler pickler, KeyValuePair<TKey, TValue> item) =>
        Pairs<TKey, TKeyCodec, TValue, TValueCodec>.SaveItem(ref writer, pickler, item);

    static void IRunCodec<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>>.NextRun(ref PickleWriter writer) => writer.WriteNextRun(PickleOpcode.SetItems);

    static void IRunCodec<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>>.End(ref PickleWriter writer, Pickler pickler, Dictionary<TKey, TValue>? value) => pickler.EndDict(ref writer);

    RootParts<Dictionary<TKey, TValue>?> IInParts<Dictionary<TKey, TValue>?>.Parts() =>
        new CollectionParts<Dictionary<TKey, TValue>?, KeyValuePair<TKey, TValue>, DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec>>();

    private static bool Start(ref PickleWriter writer, Pickler pickler, Dictionary<TKey, TValue>? value, int count)
    {
        int comparer = value is null ? 0 : Comparers.Of(value.Comparer);
        return comparer == 0 ? pickler.StartDict(ref writer, value, count) : pickler.StartMapping(ref writer, value!, count, comparer);
    }
}
