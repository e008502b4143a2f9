using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <content>
/// Rows of atoms, which most of a pickle is made of: a loop of their own, with the place in the bytes and on the stack in registers.
/// CPython ends a collection's batch every 1000 items and begins the next, and a frame wherever one is full. Where nothing but atoms follows, the batches are joined on the
/// stack, so that the collection gets them at once and grows once.
/// </content>
public partial class Unpickler
{
    /// <summary>Batches are joined as long as the stack has no more values.</summary>
    private const int LongestJoined = 1 << 15;

    /// <summary>Pushes the atoms from <paramref name="at"/> on, and returns where something else comes, or one that is cut short.</summary>
    private int LoadAtoms(ReadOnlySpan<byte> input, int at)
    {
        ref byte start = ref MemoryMarshal.GetReference(input);
        ref object? stack = ref MemoryMarshal.GetArrayDataReference(_stack);
        int count = _stackCount, end = _stackEnd;
        int joined = -1;
        var joins = PickleOpcode.Appends;
        for (int left = input.Length - at; left > 0; left = input.Length - at)
        {
            if (count == end)
            {
                _stackCount = count;
                _opcodeOffset = at;
                // Whether an atom comes at all is not known yet.
                if (!IsFull) GrowStack();
                else if (joined < 0) return at;
                else Part(ref joined);
                (count, end) = (_stackCount, _stackEnd);
                stack = ref MemoryMarshal.GetArrayDataReference(_stack);
            }
            ref byte p = ref Unsafe.Add(ref start, at);
            object? value;
            switch ((PickleOpcode)p)
            {
                case PickleOpcode.BinInt1 when left >= 2:
                    value = Boxes.Of(Unsafe.Add(ref p, 1));
                    at += 2;
                    break;
                case PickleOpcode.BinInt2 when left >= 3:
                    value = Boxes.Of((int)BinaryPrimitives.ReadUInt16LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 1), sizeof(ushort))));
                    at += 3;
                    break;
                case PickleOpcode.BinInt when left >= 5:
                    value = Boxes.Of(BinaryPrimitives.ReadInt32LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 1), sizeof(int))));
                    at += 5;
                    break;
                case PickleOpcode.Long1 when left >= 2 + sizeof(long):
                    int digits = Unsafe.Add(ref p, 1);
                    if (digits is 0 or > sizeof(long) || digits > Limits.MaxIntegerBytes) goto default;
                    int unused = 8 * (sizeof(long) - digits);
                    value = Boxes.Of(BinaryPrimitives.ReadInt64LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 2), sizeof(long))) << unused >> unused);
                    at += 2 + digits;
                    break;
                case PickleOpcode.BinFloat when left >= 9:
                    value = BinaryPrimitives.ReadDoubleBigEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 1), sizeof(double)));
                    at += 9;
                    break;
                case PickleOpcode.ShortBinUnicode when left >= 2:
                    int size = Unsafe.Add(ref p, 1);
                    if (size >= left - 2) goto default;
                    _opcodeOffset = at;
                    value = LoadText(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 2), size));
                    at += 2 + size;
                    if (Unsafe.Add(ref start, at) == (byte)PickleOpcode.Memoize)
                    {
                        _opcodeOffset = at++;
                        Memo.Memoize(value);
                    }
                    break;
                case PickleOpcode.BinUnicode:
                    int behind = LoadBinUnicode(input, at, out value);
                    if (behind == at) goto default;
                    at = behind;
                    break;
                case PickleOpcode.BinGet when left >= 2:
                    if (!Memo.TryGetBuilt(Unsafe.Add(ref p, 1), out value)) goto default;
                    at += 2;
                    break;
                case PickleOpcode.LongBinGet when left >= 5:
                    if (!Memo.TryGetBuilt(BinaryPrimitives.ReadInt32LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 1), sizeof(int))), out value)) goto default;
                    at += 5;
                    break;
                case PickleOpcode.None:
                    value = null;
                    at++;
                    break;
                case PickleOpcode.NewTrue or PickleOpcode.NewFalse:
                    value = Boxes.Of(p == (byte)PickleOpcode.NewTrue);
                    at++;
                    break;
                case PickleOpcode.Frame when left > 1 + sizeof(ulong):
                    ulong frame = BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 1), sizeof(ulong)));
                    if (frame > (uint)(left - 1 - sizeof(ulong))) goto default;
                    at += 1 + sizeof(ulong);
                    continue;
                case PickleOpcode.Appends or PickleOpcode.SetItems when left >= 2 && Unsafe.Add(ref p, 1) == (byte)PickleOpcode.Mark:
                    _stackCount = count;
                    if ((joined >= 0 && joins != (PickleOpcode)p) || !CanJoin((PickleOpcode)p, joined)) goto default;
                    (joined, joins) = (count, (PickleOpcode)p);
                    at += 2;
                    continue;
                default:
                    _stackCount = count;
                    if (joined >= 0 && (PickleOpcode)p != joins) Part(ref joined);
                    return at;
            }
            Unsafe.Add(ref stack, count++) = value;
        }
        _stackCount = count;
        return at;
    }

    // A text as there was none shorter before protocol 4, and the put behind it. Returns where the next opcode is; the same place: it is cut short.
    private int LoadBinUnicode(ReadOnlySpan<byte> input, int at, out object? text)
    {
        const int Header = 1 + sizeof(int);
        text = null;
        if (input.Length - at < Header) return at;
        int size = BinaryPrimitives.ReadInt32LittleEndian(input[(at + 1)..]);
        if ((uint)size >= (uint)(input.Length - at - Header)) return at;
        _opcodeOffset = at;
        text = LoadText(input.Slice(at + Header, size));
        return TakePut(input, at + Header + size, text);
    }

    // One that is cut short, or has no such place, is left.
    private int TakePut(ReadOnlySpan<byte> input, int at, object? value)
    {
        int size, index;
        switch ((PickleOpcode)input[at])
        {
            case PickleOpcode.Memoize: (size, index) = (1, Memo.Count); break;
            case PickleOpcode.BinPut when input.Length - at >= 2: (size, index) = (2, input[at + 1]); break;
            case PickleOpcode.LongBinPut when input.Length - at >= 5: (size, index) = (5, BinaryPrimitives.ReadInt32LittleEndian(input[(at + 1)..])); break;
            default: return at;
        }
        if (index < 0) return at;
        _opcodeOffset = at;
        if (index == Memo.Count) Memo.Memoize(value);
        else Memo.Put(index, value);
        return at + size;
    }

    /// <summary>Whether the end of a batch and the MARK of the next may be left out: the collection is a plain one, and has a whole number of items so far.</summary>
    private bool CanJoin(PickleOpcode end, int joined)
    {
        if (_markCount == _markFloor || _stackCount >= LongestJoined) return false;
        int mark = _marks[_markCount - 1];
        int fence = _markCount - 1 > _markFloor ? _marks[_markCount - 2] : _floor;
        if (mark == fence) return false;
        object? target = _stack[mark - 1];
        return end == PickleOpcode.Appends
            ? target is List<object?> && target.GetType() == typeof(List<object?>)
            : target is PickleDict && (_stackCount - Math.Max(mark, joined)) % 2 == 0;
    }

    /// <summary>Ends the batches that were joined: what comes is no atom, and may look at the collection.</summary>
    private void Part(ref int joined)
    {
        int mark = _marks[_markCount - 1];
        var behind = _stack.AsSpan(joined, _stackCount - joined);
        _stackCount = joined;
        object? target = _stack[mark - 1];
        if (target is List<object?>) AppendTo(target, mark);
        else SetItemsOf(target, mark);
        behind.CopyTo(_stack.AsSpan(mark));
        _stackCount = mark + behind.Length;
        joined = -1;
    }
}
