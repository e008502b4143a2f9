using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>What comes next: opcodes without a value of their own, memo and class opcodes. False leaves the reader where it was.</content>
public ref partial struct PickleReader
{
    /// <summary>Takes the next opcode if it is this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTake(PickleOpcode opcode)
    {
        if (_position >= _end || Next != (byte)opcode) return false;
        _position++;
        return true;
    }

    /// <summary>Takes a MARK that LIST does not follow: so lists begin in protocol 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTakeMarkOfTuple()
    {
        if (_end - _position < 2 || Next != (byte)PickleOpcode.Mark || Unsafe.Add(ref Next, 1) == (byte)PickleOpcode.List) return false;
        _position++;
        return true;
    }

    /// <summary>Takes SETITEMS if BUILD comes behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTakeEndOfState()
    {
        if (_end - _position < 2 || Next != (byte)PickleOpcode.SetItems || Unsafe.Add(ref Next, 1) != (byte)PickleOpcode.Build) return false;
        _position++;
        return true;
    }

    /// <summary>
    /// Takes <c>BINGET class EMPTY_TUPLE NEWOBJ [MEMOIZE] EMPTY_DICT [MEMOIZE]</c> before MARK: without the last as we open an object, with
    /// both as CPython does.
    /// </summary>
    internal bool TryTakeOpening(PickleNames @class, out int puts)
    {
        const uint NewObject = (byte)PickleOpcode.EmptyTuple | (byte)PickleOpcode.NewObj << 8;
        const uint Untracked = NewObject | (byte)PickleOpcode.EmptyDict << 16;
        const uint Tracked = NewObject | (byte)PickleOpcode.Memoize << 16 | (uint)PickleOpcode.EmptyDict << 24;
        puts = 0;
        int size = @class.GetSize;
        if (size == 0 || _end - _position <= size + sizeof(uint) + 1) return false;
        ref byte p = ref Next;
        if (!@class.IsAt(ref p, 0)) return false;
        p = ref Unsafe.Add(ref p, size);
        uint opcodes = LittleEndian(Unsafe.ReadUnaligned<uint>(ref p));
        if (opcodes == Tracked && Unsafe.Add(ref p, 4) == (byte)PickleOpcode.Mark)
        {
            puts = 1;
            _position += size + 4;
            return true;
        }
        if (opcodes == Tracked && Unsafe.Add(ref p, 4) == (byte)PickleOpcode.Memoize && Unsafe.Add(ref p, 5) == (byte)PickleOpcode.Mark)
        {
            puts = 2;
            _position += size + 5;
            return true;
        }
        if (opcodes != (Untracked | (uint)PickleOpcode.Mark << 24)) return false;
        _position += size + 3;
        return true;
    }

    /// <summary>The same, if it is as the last one was; false means nothing at the end of a pickle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTake(in MetOpening opening)
    {
        if (_end - _position < MetOpening.Room || !opening.IsAt(ref Next)) return false;
        _position += opening.Size;
        return true;
    }

    /// <summary>Takes <c>BINGET class</c> before MARK, as we open a call with arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTakeCall(PickleNames @class)
    {
        if (@class.GetSize == 0 || _end - _position <= @class.GetSize) return false;
        ref byte p = ref Next;
        if (!@class.IsAt(ref p, 0) || Unsafe.Add(ref p, @class.GetSize) != (byte)PickleOpcode.Mark) return false;
        _position += @class.GetSize;
        return true;
    }

    /// <summary>Whether a text comes next.</summary>
    internal readonly bool PeeksText => TryPeek(out var opcode) && opcode is PickleOpcode.ShortBinUnicode or PickleOpcode.BinUnicode;

    /// <summary>The next opcode, not taken; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TryPeek(out PickleOpcode opcode)
    {
        if (_position >= _end)
        {
            opcode = default;
            return false;
        }
        opcode = (PickleOpcode)Next;
        return true;
    }

    /// <summary>The index of a BINGET that comes next, not taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TryPeekBinGet(out byte index)
    {
        if (_end - _position >= 2 && Next == (byte)PickleOpcode.BinGet)
        {
            index = Unsafe.Add(ref Next, 1);
            return true;
        }
        index = 0;
        return false;
    }

    /// <summary>BINGET or LONG_BINGET.</summary>
    internal bool TryReadGet(out int index) => TryReadIndexed(PickleOpcode.BinGet, PickleOpcode.LongBinGet, out index);

    /// <summary>BINPUT or LONG_BINPUT.</summary>
    internal bool TryReadPut(out int index) => TryReadIndexed(PickleOpcode.BinPut, PickleOpcode.LongBinPut, out index);

    /// <summary>PUT and its line of digits, where the index is as small as the memo's places are.</summary>
    internal bool TryReadTextPut(out int index)
    {
        var rest = Remaining;
        index = -1;
        if (rest.IsEmpty || rest[0] != (byte)PickleOpcode.Put) return false;
        int end = rest.IndexOf((byte)'\n');
        if (end < 0 || !System.Buffers.Text.Utf8Parser.TryParse(rest[1..end], out uint digits, out int size) || size != end - 1 || digits > int.MaxValue) return false;
        index = (int)digits;
        _position += end + 1;
        return true;
    }

    private bool TryReadIndexed(PickleOpcode narrow, PickleOpcode wide, out int index)
    {
        int left = _end - _position;
        if (left >= 2 && Next == (byte)narrow)
        {
            index = Unsafe.Add(ref Next, 1);
            _position += 2;
            return true;
        }
        if (left >= 5 && Next == (byte)wide)
        {
            index = LittleEndian(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref Next, 1)));
            if (index >= 0)
            {
                _position += 5;
                return true;
            }
        }
        index = -1;
        return false;
    }

    /// <summary>EMPTY_TUPLE NEWOBJ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTakeNewObject()
    {
        if (_end - _position < 2 || Next != (byte)PickleOpcode.EmptyTuple || Unsafe.Add(ref Next, 1) != (byte)PickleOpcode.NewObj) return false;
        _position += 2;
        return true;
    }

    /// <summary>Whether this opcode comes next, behind an optional put.</summary>
    internal readonly bool PeeksBehindPut(PickleOpcode opcode)
    {
        int left = _end - _position;
        int put = left == 0 ? 0 : (PickleOpcode)Next switch
        {
            PickleOpcode.Memoize => 1,
            PickleOpcode.BinPut => 2,
            PickleOpcode.LongBinPut => 5,
            _ => 0,
        };
        return left > put && Unsafe.Add(ref Next, put) == (byte)opcode;
    }

    /// <summary>GLOBAL: its two lines.</summary>
    internal bool TryReadGlobal(out ReadOnlySpan<byte> module, out ReadOnlySpan<byte> name)
    {
        module = name = default;
        ReadOnlySpan<byte> rest = Remaining;
        if (rest.IsEmpty || rest[0] != (byte)PickleOpcode.Global) return false;
        int first = rest.IndexOf((byte)'\n');
        if (first < 0) return false;
        int second = rest[(first + 1)..].IndexOf((byte)'\n');
        if (second < 0) return false;
        module = rest[1..first];
        name = rest.Slice(first + 1, second);
        _position += first + second + 2;
        return true;
    }
}
