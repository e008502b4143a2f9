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
        // By its own type the set's enumerator is no object.
        if (items is HashSet<T> set) SaveAll(ref writer, pickler, set.GetEnumerator());
        else SaveAll(ref writer, pickler, items.GetEnumerator());
        if (items.Count != count) throw Pickler.Changed(items);
        TCodec.End(ref writer, pickler, value);
    }

    private static void SaveAll<TEnumerator>(ref PickleWriter writer, Pickler pickler, TEnumerator items)
        where TEnumerator : IEnumerator<T>
    {
        using (items)
        {
            int room = Batching.BatchSize;
            while (items.MoveNext())
            {
                if (--room < 0)
                {
                    TCodec.NextRun(ref writer);
                    room = Batching.BatchSize - 1;
                }
                TCodec.SaveItem(ref writer, pickler, items.Current);
            }
        }
    }
}
