namespace PickleGen.Codecs;

/// <summary>Writes the elements of a collection in runs of <see cref="Batching.BatchSize"/>: so no reader has more than that on its stack.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
/// <typeparam name="T">An element.</typeparam>
/// <typeparam name="TCodec">How it is written.</typeparam>
internal static class Runs<TCollection, T, TCodec>
    where TCodec : struct, IRunCodec<TCollection, T>
{
    /// <summary>Writes the whole collection.</summary>
    public static void Save(ref PickleWriter writer, Pickler pickler, TCollection value)
    {
        if (TCodec.ItemsOf(value) is not { } elements)
        {
            writer.WriteNone();
            return;
        }
        if (OwnCollection<TCollection>.TrySave(ref writer, pickler, value)) return;
        var items = Counted.Of(elements);
        int count = items.Count;
        if (!TCodec.Start(ref writer, pickler, value, count)) return;
        int room = Batching.BatchSize;
        foreach (T item in items)
        {
            if (--room < 0)
            {
                TCodec.NextRun(ref writer);
                room = Batching.BatchSize - 1;
            }
            TCodec.SaveItem(ref writer, pickler, item);
        }
        if (items.Count != count) throw Pickler.Changed(items);
        TCodec.End(ref writer, pickler, value);
    }
}
