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
        TKeyCodec.Save(ref writer, pickler, item.Key);
        TValueCodec.Save(ref writer, pickler, item.Value);
        if (!writer.IsBinary) writer.WriteOpcode(PickleOpcode.SetItem);
    }

    /// <summary>Sets the items of what the stack machine made, those that it has still to read included.</summary>
    public static void Follow(PickleDict source, Action<TKey, TValue> set, Unpickler unpickler)
    {
        int done = 0;
        FillUp();
        unpickler.Complete(FillUp);

        void FillUp()
        {
            if (done == source.Count) return;
            foreach (var (key, item) in source.Skip(done))
            {
                set(TKeyCodec.FromObject(key, unpickler) ?? throw Unpickler.NullKey(), Convert(key, item, unpickler));
            }
            done = source.Count;
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
