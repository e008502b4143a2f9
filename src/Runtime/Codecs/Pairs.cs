using System.Collections;

namespace PickleGen.Codecs;

/// <summary>The keys and values of a dictionary, for all codecs of dictionaries.</summary>
internal static class Pairs<TKey, TKeyCodec, TValue, TValueCodec>
    where TKey : notnull
    where TKeyCodec : struct, IPickleCodec<TKey?>
    where TValueCodec : struct, IPickleCodec<TValue>
{
    /// <summary>Writes a key and its value.</summary>
    public static void SaveItem(ref PickleWriter writer, Pickler pickler, KeyValuePair<TKey, TValue> item)
    {
        if (HashedKeys<TKey>.MayBeIncomplete) pickler.EnterPlace();
        TKeyCodec.Save(ref writer, pickler, item.Key);
        if (HashedKeys<TKey>.MayBeIncomplete) pickler.LeavePlace();
        TValueCodec.Save(ref writer, pickler, item.Value);
        if (!writer.IsBinary) writer.WriteOpcode(PickleOpcode.SetItem);
    }

    /// <summary>Sets the items of what the stack machine made, those that it has still to read included; or of what a place of another type has of the same dictionary.</summary>
    /// <param name="source">What it made.</param>
    /// <param name="set">Sets one.</param>
    /// <param name="wanted">The type that the place has.</param>
    /// <param name="unpickler">The machine.</param>
    /// <param name="done">How many of the first are there already.</param>
    /// <param name="takesNullKey">Whether None may be a key.</param>
    /// <exception cref="UnpicklingException">It is no dictionary, and has no pairs.</exception>
    public static void Follow(object source, Action<TKey, TValue> set, Type wanted, Unpickler unpickler, int done = 0, bool takesNullKey = false)
    {
        switch (source)
        {
            case PickleDict dict:
                FillUp();
                unpickler.Complete(FillUp);
                break;

                void FillUp()
                {
                    if (done == dict.Count) return;
                    foreach (var (key, item) in dict.Skip(done)) SetOne(key, item);
                    done = dict.Count;
                }

            case IEnumerable<KeyValuePair<TKey, TValue>> pairs:
                foreach (var (key, item) in pairs) set(key, item);
                unpickler.ExpectWhole(pairs, wanted);
                break;

            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary) SetOne(entry.Key, entry.Value);
                unpickler.ExpectWhole(dictionary, wanted);
                break;

            // As a place of the type IEnumerable has a dictionary.
            case List<object?> { Count: > 0 } list when list.TrueForAll(static item => item is PickleTuple { Count: 2 }):
                foreach (var pair in list.Cast<PickleTuple>()) SetOne(pair[0], pair[1]);
                unpickler.ExpectWhole(list, wanted);
                break;

            default:
                throw Unpickler.WrongType(wanted, source);
        }

        void SetOne(object? key, object? item) =>
            set(ConvertKey(key, unpickler) ?? (takesNullKey ? default! : throw Unpickler.NullKey()), Convert(key, item, unpickler));
    }

    /// <summary>Sets what the stack machine has given another value since.</summary>
    /// <param name="source">Its own dictionary.</param>
    /// <param name="before">The values that its first items had.</param>
    /// <param name="set">Sets one.</param>
    /// <param name="unpickler">The machine.</param>
    public static void SetChanged(PickleDict source, object?[] before, Action<TKey, TValue> set, Unpickler unpickler)
    {
        int at = 0;
        foreach (var (key, item) in source.Take(before.Length))
        {
            if (!ReferenceEquals(item, before[at++])) set(ConvertKey(key, unpickler)!, Convert(key, item, unpickler));
        }
    }

    private static TKey? ConvertKey(object? key, Unpickler unpickler)
    {
        try
        {
            return TKeyCodec.FromObject(key, unpickler);
        }
        catch (Exception exception) when (PickleException.PassedThrough(exception, MemberPath.Key(key)))
        {
            throw;
        }
    }

    private static TValue Convert(object? key, object? item, Unpickler unpickler)
    {
        try
        {
            return TValueCodec.FromObject(item, unpickler);
        }
        catch (Exception exception) when (PickleException.PassedThrough(exception, MemberPath.Key(key)))
        {
            throw;
        }
    }
}
