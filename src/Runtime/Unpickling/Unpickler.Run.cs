using System.Numerics;

namespace PickleGen;

/// <content>The machine: one loop, one switch over the 68 opcodes, no recursion (_pickle.c <c>load</c>).</content>
public partial class Unpickler
{
    private int _protocol;
    private int _opcodeOffset;

    internal UnpicklerMemo Memo { get; } = new();

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

    // A case that breaks needs what belongs to the caller.
    private void Execute(ref PickleReader reader)
    {
        while (true)
        {
            int offset = reader.Position;
            _opcodeOffset = offset;
            int opcode = reader.NextOpcode;
            reader.Position = offset + 1;
            switch ((PickleOpcode)opcode)
            {
                case PickleOpcode.Stop: break;

                case PickleOpcode.BinInt1: Push(Boxes.Of((int)reader.ReadByte())); continue;
                case PickleOpcode.BinInt2: Push(Boxes.Of((int)reader.ReadUInt16())); continue;
                case PickleOpcode.BinInt: Push(Boxes.Of(reader.ReadInt32())); continue;
                case PickleOpcode.BinFloat: Push(reader.ReadDouble()); continue;
                case PickleOpcode.None: Push(null); continue;
                case PickleOpcode.NewTrue: Push(Boxes.Of(true)); continue;
                case PickleOpcode.NewFalse: Push(Boxes.Of(false)); continue;
                case PickleOpcode.Long1: Push(LoadLong(reader.ReadBytes(reader.ReadByte()))); continue;
                case PickleOpcode.Long4: Push(LoadLong(reader.ReadBytes(reader.ReadSignedLength32()))); continue;
                case PickleOpcode.Int: Push(TextNumbers.ReadInt(reader.ReadLine(), Limits.MaxIntegerBytes)); continue;
                case PickleOpcode.Long: Push(TextNumbers.ReadLong(reader.ReadLine(), Limits.MaxIntegerBytes)); continue;
                case PickleOpcode.Float: Push(TextNumbers.ReadFloat(reader.ReadLine())); continue;

                case PickleOpcode.ShortBinUnicode: Push(LoadText(reader.ReadBytes(reader.ReadByte()))); continue;
                case PickleOpcode.BinUnicode: Push(LoadText(reader.ReadBytes(reader.ReadLength32()))); continue;
                case PickleOpcode.BinUnicode8: Push(LoadText(reader.ReadBytes(reader.ReadLength64()))); continue;
                case PickleOpcode.Unicode: Push(TextEscapes.DecodeRawUnicode(Bounded(reader.ReadLine()))); continue;
                case PickleOpcode.ShortBinBytes: Push(Bounded(reader.ReadBytes(reader.ReadByte())).ToArray()); continue;
                case PickleOpcode.BinBytes: Push(Bounded(reader.ReadBytes(reader.ReadLength32())).ToArray()); continue;
                case PickleOpcode.BinBytes8: Push(Bounded(reader.ReadBytes(reader.ReadLength64())).ToArray()); continue;
                case PickleOpcode.ByteArray8: Push(new PickleByteArray(Bounded(reader.ReadBytes(reader.ReadLength64())).ToArray())); continue;
                case PickleOpcode.String: Push(LoadPython2String(TextEscapes.DecodeQuoted(Bounded(reader.ReadLine())))); continue;
                case PickleOpcode.BinString: Push(LoadPython2String(Bounded(reader.ReadBytes(reader.ReadSignedLength32())))); continue;
                case PickleOpcode.ShortBinString: Push(LoadPython2String(Bounded(reader.ReadBytes(reader.ReadByte())))); continue;

                case PickleOpcode.Mark: PushMark(); continue;
                case PickleOpcode.EmptyTuple: Push(PickleTuple.Empty); continue;
                case PickleOpcode.EmptyList: Push(new List<object?>()); continue;
                case PickleOpcode.EmptyDict: Push(new PickleDict()); continue;
                case PickleOpcode.EmptySet: Push(new PickleSet()); continue;
                case PickleOpcode.Tuple1: if (TryLoadTuple(1)) continue; break;
                case PickleOpcode.Tuple2: if (TryLoadTuple(2)) continue; break;
                case PickleOpcode.Tuple3: if (TryLoadTuple(3)) continue; break;
                case PickleOpcode.Tuple: if (TryLoadTuple()) continue; break;
                case PickleOpcode.List: if (TryLoadList()) continue; break;
                case PickleOpcode.Dict: if (TryLoadDict()) continue; break;
                case PickleOpcode.FrozenSet: if (TryLoadFrozenSet()) continue; break;
                case PickleOpcode.Append: if (TryAppend()) continue; break;
                case PickleOpcode.Appends: if (TryAppends()) continue; break;
                case PickleOpcode.SetItem: if (TrySetItem()) continue; break;
                case PickleOpcode.SetItems: if (TrySetItems()) continue; break;
                case PickleOpcode.AddItems: if (TryAddItems()) continue; break;

                case PickleOpcode.BinGet: Push(LoadMemo(reader.ReadByte())); continue;
                case PickleOpcode.LongBinGet: Push(LoadMemo(reader.ReadUInt32())); continue;
                case PickleOpcode.Get: Push(LoadMemo(TextNumbers.ReadIndex(reader.ReadLine()))); continue;
                case PickleOpcode.Memoize: if (Has(1)) { Memoize(); continue; } break;
                case PickleOpcode.BinPut: if (Has(1)) { Put(reader.ReadByte()); continue; } break;
                case PickleOpcode.LongBinPut: if (Has(1)) { Put(reader.ReadUInt32()); continue; } break;
                case PickleOpcode.Put: if (Has(1)) { Put(TextNumbers.ReadIndex(reader.ReadLine())); continue; } break;
                case PickleOpcode.Pop: if (TryPop()) continue; break;
                case PickleOpcode.PopMark: if (TryPopMark(0, out int mark)) { _stackCount = mark; continue; } break;
                case PickleOpcode.Dup: if (Has(1)) { Push(_stack[_stackCount - 1]); continue; } break;

                case PickleOpcode.Global: LoadGlobal(ref reader); continue;
                case PickleOpcode.StackGlobal: if (TryLoadStackGlobal()) continue; break;
                case PickleOpcode.Ext1: LoadExtension(reader.ReadByte()); continue;
                case PickleOpcode.Ext2: LoadExtension(reader.ReadUInt16()); continue;
                case PickleOpcode.Ext4: LoadExtension(reader.ReadInt32()); continue;
                case PickleOpcode.Reduce: if (TryReduce()) continue; break;
                case PickleOpcode.NewObj: if (TryNewObject()) continue; break;
                case PickleOpcode.NewObjEx: if (TryNewObjectEx()) continue; break;
                case PickleOpcode.Inst: if (TryLoadInstance(ref reader)) continue; break;
                case PickleOpcode.Obj: if (TryLoadObject()) continue; break;
                case PickleOpcode.Build: if (TryBuild()) continue; break;
                case PickleOpcode.PersId: Push(LoadPersistentText(reader.ReadLine())); continue;
                case PickleOpcode.BinPersId: if (Has(1)) { Push(LoadPersistent(Pop())); continue; } break;
                case PickleOpcode.NextBuffer: Push(NextBuffer()); continue;
                case PickleOpcode.ReadOnlyBuffer: if (Has(1)) { MakeReadOnly(); continue; } break;

                case PickleOpcode.Proto: LoadProtocol(reader.ReadByte()); continue;
                case PickleOpcode.Frame: reader.ReadFrame(); continue;
                default: throw opcode < 0 ? new UnpicklingException("The pickle is truncated: it ends without STOP.") : new UnpicklingException($"0x{opcode:x2} is no opcode.");
            }

            reader.Position = offset;
            return;
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
        return true;
    }

    private object? LoadMemo(BigInteger index) => LoadMemo(index >= 0 && index <= uint.MaxValue ? (uint)index : uint.MaxValue);

    private object? LoadMemo(uint index) => index <= int.MaxValue && Memo.Has((int)index)
        ? GetMemo((int)index)
        : throw new UnpicklingException($"The memo has no entry {index}.");

    private void Memoize()
    {
        CheckMemo();
        Memo.Memoize(_stack[_stackCount - 1]);
    }

    private void Put(BigInteger index) => Put(index >= 0 && index <= uint.MaxValue ? (uint)index : uint.MaxValue);

    private void Put(uint index)
    {
        CheckMemo();
        if (index > int.MaxValue) throw new UnpicklingException($"A memo index above {int.MaxValue} or below 0.");
        Memo.Put((int)index, _stack[_stackCount - 1]);
    }

    private void CheckMemo()
    {
        if (Memo.Count >= Limits.MaxMemoEntries) throw Exceeded(nameof(UnpicklingLimits.MaxMemoEntries), Limits.MaxMemoEntries);
    }
}
