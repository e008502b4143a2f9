using System.Collections;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>The elements of a sequence, for all codecs of sequences.</summary>
internal static class Items<T, TCodec>
    where TCodec : struct, IPickleCodec<T>
{
    /// <summary>Writes the elements between <c>StartList</c> and <c>EndList</c>, in runs of <see cref="Batching.BatchSize"/>.</summary>
    public static void Save(ref PickleWriter writer, Pickler pickler, ReadOnlySpan<T> items)
    {
        for (; items.Length > Batching.BatchSize; items = items[Batching.BatchSize..])
        {
            SaveRun(ref writer, pickler, items[..Batching.BatchSize]);
            writer.WriteNextRun(PickleOpcode.Appends);
        }
        SaveRun(ref writer, pickler, items);
    }

    /// <summary>Writes one element of a list.</summary>
    public static void SaveItem(ref PickleWriter writer, Pickler pickler, T item)
    {
        TCodec.Save(ref writer, pickler, item);
        if (!writer.IsBinary) writer.WriteOpcode(PickleOpcode.Append);
    }

    /// <summary>Reads a list's elements. False: it was something else after all; the stack machine has read <paramref name="other"/>.</summary>
    /// <param name="reader">The pickle, behind the list's puts.</param>
    /// <param name="unpickler">The machine.</param>
    /// <param name="list">Where the elements go.</param>
    /// <param name="hint">How many there are; -1: the pickle does not say, so it is not ours, and whether another run follows has to be told from what does.</param>
    /// <param name="memoIndex">Where the memo has the list, or -1.</param>
    /// <param name="isList">Whether it is the list that is wanted, and not its elements only.</param>
    /// <param name="other">What the machine has in its place.</param>
    public static bool TryLoad(ref PickleReader reader, Unpickler unpickler, List<T> list, int hint, int memoIndex, bool isList, out object? other)
    {
        other = null;
        return TryRead(ref reader, unpickler, list, hint, out object?[] behind, out bool hasMark) || TryGoOn(ref reader, unpickler, list, memoIndex, isList, behind, hasMark, out other);
    }

    /// <summary>Reads a list's elements as far as it is told that they are some. False: the stack machine has to go on, behind the list and values that it is to get.</summary>
    /// <param name="reader">The pickle, behind the list's puts.</param>
    /// <param name="unpickler">The machine.</param>
    /// <param name="list">Where the elements go.</param>
    /// <param name="hint">How many there are, or -1.</param>
    /// <param name="behind">The values.</param>
    /// <param name="hasMark">There is a MARK before them.</param>
    public static bool TryRead(ref PickleReader reader, Unpickler unpickler, List<T> list, int hint, out object?[] behind, out bool hasMark)
    {
        behind = [];
        hasMark = false;
        int counted = 0;
        while (true)
        {
            switch (hint >= 0 ? Added.Run : unpickler.AddedToList<T>(ref reader))
            {
                case Added.Nothing:
                    return true;
                case Added.One:
                    T item = TCodec.Load(ref reader, unpickler);
                    if (reader.TryTake(PickleOpcode.Append))
                    {
                        list.Add(item);
                        unpickler.CountOne(list.Count);
                        continue;
                    }
                    behind = [item];
                    return false;
                case Added.Unknown:
                    return false;
            }

            reader.Position++;
            int start;
            bool ends;
            int outer = unpickler.EnterSiblings<T>();
            do
            {
                start = list.Count;
                unpickler.LoadTexts<T, TCodec>(ref reader, list, hint);
                while (unpickler.NextItem(ref reader, PickleOpcode.Appends)) list.Add(TCodec.Load(ref reader, unpickler));
            }
            while (unpickler.TakesNextRun(ref reader, PickleOpcode.Appends, list.Count, ref counted, hint, out ends));
            unpickler.LeaveSiblings(outer);
            if (!ends)
            {
                behind = [.. Objects(list.GetRange(start, list.Count - start))];
                hasMark = true;
                list.RemoveRange(start, behind.Length);
                return false;
            }
            if (hint >= 0 || !Unpickler.MayGoOn(reader, list.Count, PickleOpcode.Appends)) return true;
        }
    }

    /// <summary>The elements as the machine's own list has them.</summary>
    public static List<object?> Objects(List<T> list) => list.ConvertAll(static item => (object?)item);

    /// <summary>Adds the elements of what the stack machine made, those that it has still to read included.</summary>
    /// <param name="source">What it made.</param>
    /// <param name="add">Adds one.</param>
    /// <param name="wanted">What they are added to.</param>
    /// <param name="unpickler">The machine.</param>
    /// <param name="done">How many elements of a list are there already.</param>
    /// <exception cref="UnpicklingException">It is no sequence.</exception>
    public static void Follow(object source, Action<T> add, Type wanted, Unpickler unpickler, int done = 0)
    {
        switch (source)
        {
            case List<object?> list:
                FillUp();
                unpickler.Complete(FillUp);
                break;

                void FillUp()
                {
                    for (; done < list.Count; done++) add(Convert(list[done], done, unpickler));
                }

            case PickleSet or PickleDeque { MaxLength: null }:
                var growing = (IReadOnlyCollection<object?>)source;
                FillUpInOrder();
                unpickler.Complete(FillUpInOrder);
                break;

                // An item may be converted by way of what adds to the same.
                void FillUpInOrder()
                {
                    while (done < growing.Count)
                    {
                        object?[] come = [.. growing.Skip(done)];
                        foreach (object? item in come) add(Convert(item, done++, unpickler));
                    }
                }

            case PickleArray array:
                AddAll(array.IsText ? array.Characters : array.Items);
                break;

            case PickleByteArray bytes:
                AddAll(bytes.ToArray());
                break;

            case IPickleConvertible when Convertibles.TryItems<T>(source, unpickler, out var own):
                AddAll(own);
                break;

            case IEnumerable sequence and not (string or IDictionary or PickleDict):
                AddAll(sequence);
                unpickler.ExpectWhole(sequence, wanted);
                break;

            // As a place of another type has a tuple.
            case ITuple tuple:
                for (int i = 0; i < tuple.Length; i++) add(Convert(tuple[i], i, unpickler));
                break;

            default:
                throw Unpickler.WrongType(wanted, source);
        }

        void AddAll(IEnumerable items)
        {
            if (items is T[] typed && items.GetType() == typeof(T[]))
            {
                foreach (T item in typed) add(item);
                return;
            }
            int index = 0;
            foreach (object? item in items) add(Convert(item, index++, unpickler));
        }
    }

    // The stack machine goes on behind the list and what was read since. Its own list becomes this one, for whoever refers to it: what the
    // elements so far refer to is this one too. True: that is what was to be read.
    private static bool TryGoOn(ref PickleReader reader, Unpickler unpickler, List<T> list, int memoIndex, bool isList, object?[] behind, bool hasMark, out object? other)
    {
        var source = isList && list is List<object?> open ? open : Objects(list);
        bool isOther = !ReferenceEquals(source, list);
        int count = source.Count;
        if (isList && isOther) unpickler.Conversions.Remember(source, list, ListCodec<T, TCodec>.FromObject);
        other = unpickler.TakeCollectionForward(ref reader, memoIndex, source, behind, hasMark);
        if (!isList || !isOther) return false;
        if (ReferenceEquals(other, source))
        {
            Follow(source, list.Add, typeof(List<T>), unpickler, count);
            return true;
        }
        unpickler.Conversions.Forget(source);
        return false;
    }

    private static void SaveRun(ref PickleWriter writer, Pickler pickler, ReadOnlySpan<T> items)
    {
        if (Atoms.Has<TCodec>() && writer.Protocol >= PickleProtocol.Framed)
        {
            ref byte p = ref writer.Reserve(0);
            foreach (T item in items) p = ref Atoms.Put<T, TCodec>(ref writer, ref p, item);
            writer.Commit(ref p);
            return;
        }
        if (TCodec.IsPlaced && writer.Protocol >= PickleProtocol.Framed)
        {
            writer.Commit(ref Write(ref writer, pickler, items, ref writer.Reserve(0)));
            return;
        }
        if (writer.IsBinary)
        {
            foreach (ref readonly T item in items) TCodec.Save(ref writer, pickler, item);
            return;
        }
        foreach (ref readonly T item in items) SaveItem(ref writer, pickler, item);
    }

    // The place is told after each element all the same: should one fail, the bytes say where.
    private static ref byte Write(ref PickleWriter writer, Pickler pickler, ReadOnlySpan<T> items, ref byte p)
    {
        foreach (ref readonly T item in items)
        {
            if (item is null) p = ref PickleOps.None(ref writer.Ensure(ref p, PickleOps.NoneSize));
            else p = ref TCodec.Write(ref writer, pickler, item, ref p);
            writer.Commit(ref p);
        }
        return ref p;
    }

    private static T Convert(object? item, int index, Unpickler unpickler)
    {
        try
        {
            return TCodec.FromObject(item, unpickler);
        }
        catch (Exception exception) when (PickleException.PassedThrough(exception, MemberPath.Item(index)))
        {
            throw;
        }
    }
}
