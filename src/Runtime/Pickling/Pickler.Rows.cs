using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <content>
/// Collections as they mostly are: not deep, at protocol 4 or 5, with a memo, and nobody who asks for persistent ids. They are saved by
/// methods that call each other, to a bounded depth, and their atoms in a loop that has its place in the bytes in a register. What lies
/// deeper, and all the rest, goes over the work stack.
/// </content>
public partial class Pickler
{
    /// <summary>How deep these methods call each other, and to what depth without a look at what is left of the call stack.</summary>
    private const int MostRows = 64, FewRows = 8;

    /// <summary>Room for any atom here, MEMOIZE included.</summary>
    private const int AtomSize = PickleOps.ShortStringSize + 1;

    private bool _hasRows;
    private int _rows;

    /// <summary>Whether a collection may be saved by these methods.</summary>
    private bool CanSaveRows => _hasRows && IsRowLeft;

    // While they are compiled in a hurry, they take a kilobyte a level.
    private bool IsRowLeft => _rows < FewRows || (_rows < MostRows && _callStack.HasRoom);

    private void SaveList(ref PickleWriter writer, List<object?> list)
    {
        var items = CollectionsMarshal.AsSpan(list);
        SaveList(ref writer, list, items);
        if (items != CollectionsMarshal.AsSpan(list)) throw Changed(list);
    }

    private void SaveList(ref PickleWriter writer, object list, ReadOnlySpan<object?> items)
    {
        var row = new SpanRow(items);
        SaveCollection(ref writer, list, ref row, Batching.List, items.Length);
    }

    private void SaveDict(ref PickleWriter writer, PickleDict dict, ReadOnlySpan<PickleKeyTable.Entry> entries)
    {
        var row = new EntryRow(entries);
        _places++;
        SaveCollection(ref writer, dict, ref row, Batching.Dict, 2 * entries.Length);
        _places--;
        if (dict.Count != entries.Length || dict.GetTable().Entries != entries) throw Changed(dict);
    }

    private void SaveDict(ref PickleWriter writer, Dictionary<string, object?> dict)
    {
        var row = new DictionaryRow(dict);
        SaveCollection(ref writer, dict, ref row, Batching.Dict, 2 * dict.Count);
    }

    /// <summary>EMPTY_X, its place in the memo, and the items in batches.</summary>
    private void SaveCollection<TRow>(ref PickleWriter writer, object collection, ref TRow row, Batching batching, int total)
        where TRow : struct, ISavedRow, allows ref struct
    {
        int index = Memo.GetOrAdd(collection);
        if (index >= 0)
        {
            writer.WriteGet(index);
            return;
        }
        int floor = _workCount;
        var begun = default(BegunItems);
        _rows++;
        try
        {
            if (batching.IsOne(total)) SaveBatch(ref writer, ref row, batching, total, ref begun);
            else SaveBatches(ref writer, ref row, batching, total);
        }
        catch (Exception) when (PassRow(floor, row.Step(IsInState(floor)), begun))
        {
            throw;
        }
        _rows--;
    }

    private void SaveBatch<TRow>(ref PickleWriter writer, ref TRow row, Batching batching, int total, ref BegunItems begun)
        where TRow : struct, ISavedRow, allows ref struct
    {
        bool isMarked = total > batching.Width;
        writer.WriteOpening(batching.Opening, isMarked);
        if (total == 0) return;
        if (!isMarked) begun = new(writer.Position, AreTuple: false);
        SaveRow(ref writer, ref row, total);
        writer.WriteOpcode(batching.Closing(isMarked));
    }

    private void SaveBatches<TRow>(ref PickleWriter writer, ref TRow row, Batching batching, int total)
        where TRow : struct, ISavedRow, allows ref struct
    {
        writer.WriteOpening(batching.Opening, isMarked: false);
        int end = 0, start;
        bool isMarked;
        do
        {
            start = end;
            (end, isMarked) = batching.Start(ref writer, start, total);
            SaveRow(ref writer, ref row, end - start);
        }
        while (batching.End(ref writer, start, end, isMarked, total));
    }

    private void SaveTuple(ref PickleWriter writer, PickleTuple tuple)
    {
        int length = tuple.Count;
        if (length == 0)
        {
            writer.WriteEmptyTuple();
            return;
        }
        if (TryWriteGet(ref writer, tuple)) return;
        StartTuple(ref writer, length);
        int floor = _workCount;
        var begun = new BegunItems(writer.Position, AreTuple: true, HaveMark: !writer.HasTupleOpcode(length));
        var row = new SpanRow(tuple.AsSpan());
        _rows++;
        try
        {
            SaveRow(ref writer, ref row, length);
        }
        catch (Exception) when (PassRow(floor, row.Step(IsInState(floor)), begun))
        {
            throw;
        }
        _rows--;
        EndTuple(ref writer, tuple, length);
    }

    /// <summary>So many values of a row, of a dict's twice as many as there are keys.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SaveRow<TRow>(ref PickleWriter writer, ref TRow row, int count)
        where TRow : struct, ISavedRow, allows ref struct
    {
        // A copy that can stay in registers; what may fail finds the row where it is.
        TRow at = row;
        ref byte p = ref writer.Reserve(0);
        ref byte last = ref writer.LastFor(AtomSize);
        for (; count > 0; count -= TRow.Width)
        {
            object? item = at.Next(out object? value);
            ref byte next = ref TryPut(ref p, ref last, item);
            if (Unsafe.IsNullRef(ref next))
            {
                row = at;
                writer.Commit(ref p);
                SaveOther(ref writer, item);
                next = ref writer.Reserve(AtomSize);
                last = ref writer.LastFor(AtomSize);
            }
            p = ref next;
            if (TRow.Width == 1) continue;

            next = ref TryPut(ref p, ref last, value);
            if (Unsafe.IsNullRef(ref next))
            {
                row = at;
                writer.Commit(ref p);
                SaveOther(ref writer, value);
                next = ref writer.Reserve(AtomSize);
                last = ref writer.LastFor(AtomSize);
            }
            p = ref next;
        }
        row = at;
        writer.Commit(ref p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte TryPut(ref byte p, ref byte last, object? item) =>
        ref Unsafe.IsAddressLessThan(ref p, ref last) ? ref PutAtom(ref p, item) : ref Unsafe.NullRef<byte>();

    /// <summary>Saves what is no atom, or has no room.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SaveOther(ref PickleWriter writer, object? item)
    {
        writer.OpcodeBoundary();
        if (!IsRowLeft || item is null) SaveItem(ref writer, item);
        else if (item.GetType() == typeof(List<object?>)) SaveList(ref writer, Unsafe.As<List<object?>>(item));
        else if (item.GetType() == typeof(Dictionary<string, object?>)) SaveDict(ref writer, Unsafe.As<Dictionary<string, object?>>(item));
        else if (item.GetType() == typeof(PickleTuple)) SaveTuple(ref writer, Unsafe.As<PickleTuple>(item));
        else SaveItem(ref writer, item);
    }

    private void SaveItem(ref PickleWriter writer, object? item)
    {
        int floor = _workCount;
        if (!SaveOrOpen(ref writer, item)) RunNested(ref writer, floor);
    }

    /// <summary>Lays down an atom, and returns where the next goes; nowhere: it is none, or one that takes more room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte PutAtom(ref byte p, object? item)
    {
        if (item is null) return ref PickleOps.None(ref p);
        if (item.GetType() == typeof(string))
        {
            string text = Unsafe.As<string>(item);
            if (text.Length > PickleOps.ShortChars) return ref PutLonger(ref p, text);
            if (text.Length <= 1) text = Shared(text);
            int index = Memo.GetOrAdd(text);
            if (index >= 0) return ref PickleOps.Get(ref p, index);
            p = ref PickleOps.String(ref p, text);
            return ref PickleOps.Opcode(ref p, PickleOpcode.Memoize);
        }
        if (item.GetType() == typeof(int)) return ref PickleOps.Int32(ref p, Unsafe.Unbox<int>(item));
        if (item.GetType() == typeof(double)) return ref PickleOps.Double(ref p, Unsafe.Unbox<double>(item));
        if (item.GetType() == typeof(bool)) return ref PickleOps.Boolean(ref p, Unsafe.Unbox<bool>(item));
        if (item.GetType() == typeof(long)) return ref PickleOps.Int64(ref p, Unsafe.Unbox<long>(item));
        return ref Unsafe.NullRef<byte>();
    }

    // Text of so many characters fits only if it is ASCII: that is found out before it is memoized.
    private ref byte PutLonger(ref byte p, string text)
    {
        if (text.Length > byte.MaxValue || !PickleOps.TryShortAscii(ref p, text)) return ref Unsafe.NullRef<byte>();
        int index = Memo.GetOrAdd(text);
        return ref index >= 0 ? ref PickleOps.Get(ref p, index) : ref PickleOps.Opcode(ref Unsafe.Add(ref p, 2 + text.Length), PickleOpcode.Memoize);
    }
}
