using System.Numerics;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>The machine: one loop, one switch over the 68 opcodes, no recursion (_pickle.c <c>load</c>).</content>
public partial class Unpickler
{
    private int _protocol;
    private int _opcodeOffset;
    private int _inputEnd;

    /// <summary>What the pickle said of its protocol so far; 0: nothing.</summary>
    internal int Protocol => _protocol;

    internal UnpicklerMemo Memo { get; private set; } = TakeMemo();

    /// <summary>Executes opcodes until STOP is next, or one that needs a value or a mark which lies below <paramref name="floor"/>; leaves the reader there.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="floor">How much of the stack belongs to the caller.</param>
    /// <returns>How many values lie above the floor.</returns>
    /// <exception cref="UnpicklingException">The pickle is malformed or exceeds a limit; the offset is the opcode's.</exception>
    internal int Run(ref PickleReader reader, int floor) => Run(ref reader, floor, _markCount);

    private int Run(ref PickleReader reader, int floor, int markFloor)
    {
        var (outerFence, outerFloor, outerMarkFloor) = (_fence, _floor, _markFloor);
        _floor = floor;
        _markFloor = markFloor;
        _fence = _markCount > markFloor ? _marks[_markCount - 1] : floor;
        try
        {
            Execute(ref reader);
        }
        catch (Exception exception) when (TryDescribe(exception, _opcodeOffset, out var described))
        {
            if (ReferenceEquals(described, exception)) throw;
            throw described;
        }
        (_floor, _markFloor) = (outerFloor, outerMarkFloor);
        if (outerFloor != floor) _fence = outerFence;
        return _stackCount - floor;
    }

    // The opcodes that pickles are made of, with the position in a local; ExecuteOther has the rest.
    private void Execute(ref PickleReader reader)
    {
        var input = reader.Input;
        int at = reader.Position;
        _inputEnd = input.Length;
        while (at < input.Length)
        {
            _opcodeOffset = at;
            var opcode = (PickleOpcode)input[at];
            switch (opcode)
            {
                case PickleOpcode.BinInt1 or PickleOpcode.BinInt2 or PickleOpcode.BinInt or PickleOpcode.BinFloat or PickleOpcode.ShortBinUnicode
                    or PickleOpcode.BinUnicode or PickleOpcode.BinGet or PickleOpcode.LongBinGet or PickleOpcode.None or PickleOpcode.NewTrue or PickleOpcode.NewFalse:
                    int next = LoadAtoms(input, at);
                    if (next == at) goto default;
                    at = next;
                    continue;
                case PickleOpcode.Mark:
                    PushMark();
                    at = LoadAtoms(input, at + 1);
                    continue;
                case PickleOpcode.Memoize when Has(1): Memoize(); break;
                case PickleOpcode.BinPut or PickleOpcode.LongBinPut when Has(1) && _stack[_stackCount - 1] is var top and not PythonException:
                    int behind = TakePut(input, at, top);
                    if (behind == at) goto default;
                    at = behind;
                    continue;
                case PickleOpcode.EmptyTuple: Push(PickleTuple.Empty); break;
                case PickleOpcode.EmptyList: Push(new List<object?>()); break;
                case PickleOpcode.EmptyDict: Push(new PickleDict()); break;
                case PickleOpcode.Append when TryAppend(): break;
                case PickleOpcode.Appends when TryAppends(): break;
                case PickleOpcode.SetItem when TrySetItem(): break;
                case PickleOpcode.SetItems when TrySetItems(): break;
                case PickleOpcode.Tuple when TryLoadTuple(): break;
                case PickleOpcode.Tuple1 when TryLoadTuple(1): break;
                case PickleOpcode.Tuple2 when TryLoadTuple(2): break;
                case PickleOpcode.Tuple3 when TryLoadTuple(3): break;
                default:
                    reader.Position = at + 1;
                    if (!ExecuteOther(ref reader, opcode))
                    {
                        reader.Position = at;
                        return;
                    }
                    at = reader.Position;
                    continue;
            }
            at++;
        }
        _opcodeOffset = reader.Position = at;
        if (!reader.IsPart) throw new UnpicklingException("The pickle is truncated: it ends without STOP.");
    }

    // False: STOP, or the opcode needs what belongs to the caller. Atoms are here for what LoadAtoms leaves: the end of the input, and entries that are not there.
    private bool ExecuteOther(ref PickleReader reader, PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None: Push(null); return true;
            case PickleOpcode.NewTrue: Push(Boxes.Of(true)); return true;
            case PickleOpcode.NewFalse: Push(Boxes.Of(false)); return true;
            case PickleOpcode.BinInt1: Push(Boxes.Of((int)reader.ReadByte())); return true;
            case PickleOpcode.BinInt2: Push(Boxes.Of((int)reader.ReadUInt16())); return true;
            case PickleOpcode.BinInt: Push(Boxes.Of(reader.ReadInt32())); return true;
            case PickleOpcode.BinFloat: Push(reader.ReadDouble()); return true;
            case PickleOpcode.ShortBinUnicode: Push(LoadText(reader.ReadBytes(reader.ReadByte()))); return true;
            case PickleOpcode.BinGet: Push(LoadMemo(reader.ReadByte())); return true;
            case PickleOpcode.LongBinGet: Push(LoadMemo(reader.ReadUInt32())); return true;

            case PickleOpcode.Stop or PickleOpcode.Memoize or PickleOpcode.Append or PickleOpcode.Appends or PickleOpcode.SetItem or PickleOpcode.SetItems
                or PickleOpcode.Tuple or PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3:
                return false;

            case PickleOpcode.Long1: Push(LoadLong(reader.ReadBytes(reader.ReadByte()))); return true;
            case PickleOpcode.Long4: Push(LoadLong(reader.ReadBytes(reader.ReadSignedLength32()))); return true;
            case PickleOpcode.Int: Push(TextNumbers.ReadInt(reader.ReadLine(), Limits.MaxIntegerBytes)); return true;
            case PickleOpcode.Long: Push(TextNumbers.ReadLong(reader.ReadLine(), Limits.MaxIntegerBytes)); return true;
            case PickleOpcode.Float: Push(TextNumbers.ReadFloat(reader.ReadLine())); return true;

            case PickleOpcode.BinUnicode: Push(LoadText(reader.ReadBytes(reader.ReadLength32()))); return true;
            case PickleOpcode.BinUnicode8: Push(LoadText(reader.ReadBytes(reader.ReadLength64()))); return true;
            case PickleOpcode.Unicode: Push(LoadRawUnicode(Bounded(reader.ReadLine()))); return true;
            case PickleOpcode.ShortBinBytes: Push(Bounded(reader.ReadBytes(reader.ReadByte())).ToArray()); return true;
            case PickleOpcode.BinBytes: Push(Bounded(reader.ReadBytes(reader.ReadLength32())).ToArray()); return true;
            case PickleOpcode.BinBytes8: Push(Bounded(reader.ReadBytes(reader.ReadLength64())).ToArray()); return true;
            case PickleOpcode.ByteArray8: Push(new PickleByteArray(Bounded(reader.ReadBytes(reader.ReadLength64())).ToArray())); return true;
            case PickleOpcode.String: Push(LoadPython2String(TextEscapes.DecodeQuoted(Bounded(reader.ReadLine())))); return true;
            case PickleOpcode.BinString: Push(LoadPython2String(Bounded(reader.ReadBytes(reader.ReadSignedLength32())))); return true;
            case PickleOpcode.ShortBinString: Push(LoadPython2String(Bounded(reader.ReadBytes(reader.ReadByte())))); return true;

            case PickleOpcode.EmptySet: Push(new PickleSet()); return true;
            case PickleOpcode.List: return TryLoadList();
            case PickleOpcode.Dict: return TryLoadDict();
            case PickleOpcode.FrozenSet: return TryLoadFrozenSet();
            case PickleOpcode.AddItems: return TryAddItems();

            case PickleOpcode.Get: Push(LoadMemo(TextNumbers.ReadIndex(reader.ReadLine()))); return true;
            case PickleOpcode.BinPut: return Has(1) && Put(reader.ReadByte());
            case PickleOpcode.LongBinPut: return Has(1) && Put(reader.ReadUInt32());
            case PickleOpcode.Put: return Has(1) && Put(TextNumbers.ReadIndex(reader.ReadLine()));
            case PickleOpcode.Pop: return TryPop();
            case PickleOpcode.PopMark: return TryPopToMark();
            case PickleOpcode.Dup: return TryDuplicate();

            case PickleOpcode.Global: LoadGlobal(ref reader); return true;
            case PickleOpcode.StackGlobal: return TryLoadStackGlobal();
            case PickleOpcode.Ext1: LoadExtension(reader.ReadByte()); return true;
            case PickleOpcode.Ext2: LoadExtension(reader.ReadUInt16()); return true;
            case PickleOpcode.Ext4: LoadExtension(reader.ReadInt32()); return true;
            case PickleOpcode.Reduce: return TryReduce();
            case PickleOpcode.NewObj: return TryNewObject();
            case PickleOpcode.NewObjEx: return TryNewObjectEx();
            case PickleOpcode.Inst: return TryLoadInstance(ref reader);
            case PickleOpcode.Obj: return TryLoadObject();
            case PickleOpcode.Build: return TryBuild();
            case PickleOpcode.PersId: Push(LoadPersistentText(reader.ReadLine())); return true;
            case PickleOpcode.BinPersId: return TryLoadPersistent();
            case PickleOpcode.NextBuffer: Push(NextBuffer()); return true;
            case PickleOpcode.ReadOnlyBuffer: return TryMakeReadOnly();

            case PickleOpcode.Proto: LoadProtocol(reader.ReadByte()); return true;
            case PickleOpcode.Frame: reader.ReadFrame(); return true;
            default: throw new UnpicklingException($"0x{(byte)opcode:x2} is no opcode.");
        }
    }

    private void LoadProtocol(int protocol)
    {
        if (protocol > PickleProtocol.Highest) throw new UnpicklingException($"Protocol {protocol} is newer than {PickleProtocol.Highest}, the newest that this version reads.");
        _protocol = protocol;
    }

    private object LoadLong(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= Limits.MaxIntegerBytes ? LongDecoding.Decode(bytes) : throw Exceeded(nameof(UnpicklingLimits.MaxIntegerBytes), Limits.MaxIntegerBytes);

    private bool TryPop()
    {
        if (_markCount > _markFloor && _marks[_markCount - 1] == _stackCount) return TryPopMark(0, out _);
        if (!Has(1)) return false;
        _stackCount--;
        _parts?.Use(_stack[_stackCount]);
        if (_stackCount > _fence && _stack[_stackCount] is int and < 0 and var refinement) Refine(refinement);
        return true;
    }

    private bool TryPopToMark()
    {
        if (!TryPopMark(0, out int mark)) return false;
        _parts?.Drop(Above(mark));
        _stackCount = mark;
        return true;
    }

    private bool TryDuplicate()
    {
        if (!Has(1)) return false;
        Push(_stack[_stackCount - 1]);
        return true;
    }

    // What Python's type could not hold of the value below.
    private void Refine(int refinement)
    {
        ref object? value = ref _stack[_stackCount - 1];
        value = Refinement.Apply(value, refinement);
    }

    private object? LoadMemo(BigInteger index) => LoadMemo(index >= 0 && index <= uint.MaxValue ? (uint)index : uint.MaxValue);

    private object? LoadMemo(uint index) => index <= int.MaxValue && Memo.Has((int)index)
        ? GetMemo((int)index)
        : throw new UnpicklingException($"The memo has no entry {index}.");

    private void Memoize()
    {
        object? value = _stack[_stackCount - 1];
        int index = Memo.Memoize(value);
        if (value is PythonException exception) NoteException(exception, index);
    }

    private bool Put(BigInteger index) => Put(index >= 0 && index <= uint.MaxValue ? (uint)index : uint.MaxValue);

    private bool Put(uint index)
    {
        if (index > int.MaxValue) throw new UnpicklingException($"A memo index above {int.MaxValue} or below 0.");
        object? value = _stack[_stackCount - 1];
        Memo.Put((int)index, value);
        if (value is PythonException exception) NoteException(exception, (int)index);
        return true;
    }
}
