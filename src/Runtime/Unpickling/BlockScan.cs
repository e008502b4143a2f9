using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>A block of structs as our own codecs write it: looked at opcode by opcode, and taken as a whole or not at all.</summary>
internal struct BlockScan
{
    private readonly Unpickler _unpickler;
    private readonly StructFormat _format;
    private readonly PickleClass? _class;
    private readonly PythonGlobal? _callable;
    private Entries _entries;
    private int _entryCount;
    private int _count;
    private Range _block;

    public BlockScan(Unpickler unpickler, StructFormat format, PickleClass? @class, PythonGlobal? callable)
    {
        _unpickler = unpickler;
        _format = format;
        _class = @class;
        _callable = callable;
    }

    /// <summary>The elements' memory in the pickle.</summary>
    public readonly ReadOnlySpan<byte> BlockIn(ReadOnlySpan<byte> pickle) => pickle[_block];

    /// <summary>Moves the reader to the end of the block, where puts may follow; false: something else comes.</summary>
    public bool TryRead(ref PickleReader reader)
    {
        bool isState = _class is { Layout: PickleLayout.State };
        if (!TakesGlobal(ref reader, PythonGlobal.List)) return false;
        if (isState ? !TakesStates(ref reader, _class!) : !TakesElements(ref reader) || !reader.TryTakeCall(1)) return false;
        var block = BlockIn(reader.Input);
        return _format.CanCopy(block) && (!isState || (long)_count * _format.Size == block.Length);
    }

    /// <summary>Memoizes what the pickle does on the way.</summary>
    public readonly void Take(object list)
    {
        for (int i = 0; i < _entryCount; i++) _unpickler.Memoize(_entries[i]?.Callable ?? list);
    }

    // iter_unpack(format, block), or starmap(cls, that)
    private bool TakesElements(ref PickleReader reader)
    {
        if (_class is null && _callable is null) return TakesIterator(ref reader);
        return TakesGlobal(ref reader, PythonGlobal.StarMap)
            && (_class is null ? TakesGlobal(ref reader, _callable!) : TakesClass(ref reader, _class))
            && TakesIterator(ref reader) && reader.TryTakeCall(2);
    }

    // See Pickler.SaveStates.
    private bool TakesStates(ref PickleReader reader, PickleClass @class)
    {
        if (!TakesGlobal(ref reader, PythonGlobal.Map) || !TakesGlobal(ref reader, PythonGlobal.NewObj)
            || !TakesGlobal(ref reader, PythonGlobal.Repeat) || !TakesClass(ref reader, @class) || !reader.TryReadInt32(out _count)
            || !reader.TryTakeCall(2) || !reader.TryTakeCall(2) || !reader.TryTakeCall(1) || !reader.TryTake(PickleOpcode.Memoize)) return false;
        int index = _unpickler.NextMemoIndex + _entryCount;
        _entries[_entryCount++] = null;
        return TakesGlobal(ref reader, PythonGlobal.Any) && TakesGlobal(ref reader, PythonGlobal.Map) && TakesGlobal(ref reader, PythonGlobal.DictUpdate)
            && TakesGlobal(ref reader, PythonGlobal.Map) && TakesGlobal(ref reader, PythonGlobal.Vars)
            && reader.TryReadGet(out int list) && list == index && reader.TryTakeCall(2)
            && TakesGlobal(ref reader, PythonGlobal.Map) && TakesGlobal(ref reader, PythonGlobal.Zip)
            && TakesGlobal(ref reader, PythonGlobal.Repeat) && TakesNames(ref reader, @class) && reader.TryTakeCall(1)
            && TakesIterator(ref reader) && reader.TryTakeCall(3) && reader.TryTakeCall(3) && reader.TryTakeCall(1) && reader.TryTake(PickleOpcode.Pop);
    }

    private bool TakesIterator(ref PickleReader reader)
    {
        if (!TakesGlobal(ref reader, PythonGlobal.IterUnpack) || !reader.TryReadText(out var format) || !_format.Is(format)
            || !reader.TryReadBlock(out var block)) return false;
        _block = (reader.Position - block.Length)..reader.Position;
        return reader.TryTakeCall(2);
    }

    private readonly bool TakesClass(ref PickleReader reader, PickleClass @class) =>
        reader.TryReadGet(out int index) && _unpickler.PeekMemo(index) is PickleTypeInfo { Class: { } named } && ReferenceEquals(named, @class);

    private readonly bool TakesNames(ref PickleReader reader, PickleClass @class)
    {
        int count = @class.MemberCount;
        if (count > 3 && !reader.TryTake(PickleOpcode.Mark)) return false;
        foreach (string name in @class.MemberNames)
        {
            if (!reader.TryReadGet(out int index) || _unpickler.PeekMemo(index) as string != name) return false;
        }
        return reader.TryTake(count > 3 ? PickleOpcode.Tuple : PickleOpcode.Tuple1 + (byte)(count - 1));
    }

    private bool TakesGlobal(ref PickleReader reader, PythonGlobal global)
    {
        int start = reader.Position;
        if (reader.TryReadGet(out int index))
        {
            int entry = index - _unpickler.NextMemoIndex;
            if ((uint)entry < (uint)_entryCount ? ReferenceEquals(_entries[entry], global) : ReferenceEquals(_unpickler.PeekMemo(index), global.Callable)) return true;
            reader.Position = start;
            return false;
        }
        if (!_unpickler.TrySkipGlobal(ref reader, global, out bool isNew)) return false;
        if (isNew) _entries[_entryCount++] = global;
        return true;
    }

    /// <summary>What the block memoizes, in turn; null is the list itself. A form has fewer than eleven functions.</summary>
    [InlineArray(12)]
    private struct Entries
    {
        private PythonGlobal? _first;
    }
}
