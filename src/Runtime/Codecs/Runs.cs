using System.Runtime.CompilerServices;

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
        // By its own type the set's enumerator is no object. Of texts and objects, for which the code is one for all, it would take half as long again.
        if (typeof(T).IsValueType && items is HashSet<T> set)
        {
            foreach (T item in set) SaveItem(ref writer, pickler, item, ref room);
        }
        else
        {
            foreach (T item in items) SaveItem(ref writer, pickler, item, ref room);
        }
        if (items.Count != count) throw Pickler.Changed(items);
        TCodec.End(ref writer, pickler, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SaveItem(ref PickleWriter writer, Pickler pickler, T item, ref int room)
    {
        if (--room < 0)
        {
            TCodec.NextRun(ref writer);
            room = Batching.BatchSize - 1;
        }
        TCodec.SaveItem(ref writer, pickler, item);
    }
}
