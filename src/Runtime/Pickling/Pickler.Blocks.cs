using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Structs without references as one block: <c>struct.iter_unpack(format, block)</c>, from which Python's own functions make the objects that
/// the opcodes of each element would make.
/// </content>
public partial class Pickler
{
    /// <summary>Fewer elements take less room one by one.</summary>
    private const int BlockFrom = 16;

    /// <summary>Writes the elements of a list or array as one block; false: nothing was written.</summary>
    internal bool TrySaveBlock<T, TCodec>(ref PickleWriter writer, object list, ReadOnlySpan<T> items)
        where TCodec : struct, IPickleCodec<T>
    {
        if (!typeof(T).IsValueType || Blocks<T, TCodec>.Format is not { } format || items.Length < BlockFrom || !IsDirect
            || (long)items.Length * format.Size > Array.MaxLength) return false;
        var @class = Blocks<T, TCodec>.Info?.Class;
        if (@class is null ? IsHooked(typeof(T)) : ClassOf(ref writer, @class).DirectIn != _dump) return false;
        if (TryWriteGet(ref writer, list)) return true;
        var block = Blocks<T, TCodec>.AsBytes(items);
        if (@class is { Layout: PickleLayout.State }) SaveStates(ref writer, list, @class, format, items.Length, block);
        else SaveUnpacked(ref writer, list, @class, Blocks<T, TCodec>.Callable, format, block);
        return true;
    }

    // list(iter_unpack(format, block)), or list(starmap(cls, iter_unpack(format, block)))
    private void SaveUnpacked(ref PickleWriter writer, object list, PickleClass? @class, PythonGlobal? callable, StructFormat format, ReadOnlySpan<byte> block)
    {
        StartCall(ref writer, PythonGlobal.List, 1);
        if (@class is null && callable is null)
        {
            SaveIterator(ref writer, format, block);
        }
        else
        {
            StartCall(ref writer, PythonGlobal.StarMap, 2);
            if (@class is null) SaveGlobal(ref writer, callable!);
            else SaveClass(ref writer, @class);
            SaveIterator(ref writer, format, block);
            EndCall(ref writer, 2);
        }
        EndCall(ref writer, 1);
        Memoize(ref writer, list);
    }

    // NEWOBJ for all, then BUILD for all: list(map(__newobj__, repeat(cls, n))), and behind it
    // any(map(dict.update, map(vars, list), map(zip, repeat(names), iter_unpack(format, block)))), which runs to the end, as update returns None.
    private void SaveStates(ref PickleWriter writer, object list, PickleClass @class, StructFormat format, int count, ReadOnlySpan<byte> block)
    {
        StartCall(ref writer, PythonGlobal.List, 1);
        StartCall(ref writer, PythonGlobal.Map, 2);
        SaveGlobal(ref writer, PythonGlobal.NewObj);
        StartCall(ref writer, PythonGlobal.Repeat, 2);
        SaveClass(ref writer, @class);
        writer.WriteInt(count);
        EndCall(ref writer, 2);
        EndCall(ref writer, 2);
        EndCall(ref writer, 1);
        int index = IsTracking ? Memo.Add(list) : Memo.AddUnnamed();
        writer.WriteMemoize(index);

        StartCall(ref writer, PythonGlobal.Any, 1);
        StartCall(ref writer, PythonGlobal.Map, 3);
        SaveGlobal(ref writer, PythonGlobal.DictUpdate);
        StartCall(ref writer, PythonGlobal.Map, 2);
        SaveGlobal(ref writer, PythonGlobal.Vars);
        writer.WriteGet(index);
        EndCall(ref writer, 2);
        StartCall(ref writer, PythonGlobal.Map, 3);
        SaveGlobal(ref writer, PythonGlobal.Zip);
        StartCall(ref writer, PythonGlobal.Repeat, 1);
        SaveNames(ref writer, @class);
        EndCall(ref writer, 1);
        SaveIterator(ref writer, format, block);
        EndCall(ref writer, 3);
        EndCall(ref writer, 3);
        EndCall(ref writer, 1);
        writer.WriteOpcode(PickleOpcode.Pop);
    }

    private void SaveIterator(ref PickleWriter writer, StructFormat format, ReadOnlySpan<byte> block)
    {
        StartCall(ref writer, PythonGlobal.IterUnpack, 2);
        writer.WriteString(format.Text);
        writer.WriteBytes(block);
        EndCall(ref writer, 2);
    }

    private void SaveClass(ref PickleWriter writer, PickleClass @class) =>
        writer.Commit(ref PickleOps.Name(ref writer.Reserve(PickleOps.NameSize), _classes[@class.Id].Class, 0));

    private void SaveNames(ref PickleWriter writer, PickleClass @class)
    {
        StartTuple(ref writer, @class.MemberCount);
        for (int i = 0; i < @class.MemberCount; i++)
            writer.Commit(ref PickleOps.Name(ref writer.Reserve(PickleOps.NameSize), _classes[@class.Id].Members, i));
        writer.WriteTuple(@class.MemberCount);
    }
}
