using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace PickleGen;

/// <content>Values in the opcodes that we write for them. False leaves the reader where it was: it is something else, or the end is near.</content>
public ref partial struct PickleReader
{
    /// <summary>The next byte, if there is one.</summary>
    internal readonly ref byte Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref _start, _position);
    }

    /// <summary>How many bytes were not read yet; none while the reader is <see cref="Suspend">suspended</see>.</summary>
    internal readonly int Left
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _end - _position;
    }

    /// <summary>BININT1, BININT2, BININT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadInt32(out int value)
    {
        ref byte p = ref Next;
        int left = _end - _position;
        if (left >= 2 && p == (byte)PickleOpcode.BinInt1)
        {
            value = Unsafe.Add(ref p, 1);
            _position += 2;
            return true;
        }
        return TryReadWiderInt32(out value);
    }

    private bool TryReadWiderInt32(out int value)
    {
        ref byte p = ref Next;
        int left = _end - _position;
        if (left >= 3 && p == (byte)PickleOpcode.BinInt2)
        {
            value = LittleEndian(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref p, 1)));
            _position += 3;
            return true;
        }
        if (left >= 5 && p == (byte)PickleOpcode.BinInt)
        {
            value = LittleEndian(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref p, 1)));
            _position += 5;
            return true;
        }
        value = 0;
        return false;
    }

    /// <summary>The same, and LONG1 of up to eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadInt64(out long value)
    {
        if (TryReadInt32(out int narrow))
        {
            value = narrow;
            return true;
        }
        return TryReadLong1(out value);
    }

    private bool TryReadLong1(out long value)
    {
        value = 0;
        int left = _end - _position;
        if (left < 2 || Next != (byte)PickleOpcode.Long1) return false;
        int size = Unsafe.Add(ref Next, 1);
        if (size > sizeof(long) || left < 2 + size) return false;
        ref byte digits = ref Unsafe.Add(ref Next, 2);
        if (size == sizeof(long))
        {
            value = LittleEndian(Unsafe.ReadUnaligned<long>(ref digits));
        }
        else if (size > 0)
        {
            ulong bits = 0;
            for (int i = 0; i < size; i++) bits |= (ulong)Unsafe.Add(ref digits, i) << 8 * i;
            int unused = 64 - 8 * size;
            value = (long)(bits << unused) >> unused;
        }
        _position += 2 + size;
        return true;
    }

    /// <summary>The same of a number that is not negative, of up to nine bytes. False where it is another, which was taken.</summary>
    internal bool TryReadUInt64(out ulong value)
    {
        if (TryReadInt64(out long number))
        {
            value = (ulong)number;
            return number >= 0;
        }
        value = 0;
        if (!TryReadWideLong1(sizeof(ulong) + 1, out var digits) || digits[^1] != 0) return false;
        value = BinaryPrimitives.ReadUInt64LittleEndian(digits);
        return true;
    }

    /// <summary>LONG1 of more than eight bytes, where no POP is behind it: the bytes of the number.</summary>
    internal bool TryReadWideLong1(int longest, out ReadOnlySpan<byte> digits)
    {
        digits = default;
        int left = _end - _position;
        if (left < 3 || Next != (byte)PickleOpcode.Long1) return false;
        int size = Unsafe.Add(ref Next, 1);
        if (size <= sizeof(long) || size > longest || left <= 2 + size || Unsafe.Add(ref Next, 2 + size) == (byte)PickleOpcode.Pop) return false;
        digits = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Next, 2), size);
        _position += 2 + size;
        return true;
    }

    /// <summary>BINFLOAT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadDouble(out double value)
    {
        ref byte p = ref Next;
        if (_end - _position >= 9 && p == (byte)PickleOpcode.BinFloat)
        {
            ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref p, 1));
            value = BitConverter.UInt64BitsToDouble(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits);
            _position += 9;
            return true;
        }
        value = 0;
        return false;
    }

    /// <summary>NEWTRUE, NEWFALSE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadBoolean(out bool value)
    {
        if (_position < _end && (uint)(Next - (byte)PickleOpcode.NewTrue) <= 1)
        {
            value = Next == (byte)PickleOpcode.NewTrue;
            _position++;
            return true;
        }
        value = false;
        return false;
    }

    /// <summary>The size of BINGET or LONG_BINGET at <paramref name="p"/>; 0: something else stands there.</summary>
    internal static int SizeOfGet(ref byte p, int left, out int index)
    {
        index = 0;
        if (left < 1 + sizeof(byte)) return 0;
        index = Unsafe.Add(ref p, 1);
        if (p == (byte)PickleOpcode.BinGet) return 1 + sizeof(byte);
        if (p != (byte)PickleOpcode.LongBinGet || left < 1 + sizeof(int)) return 0;
        index = LittleEndian(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref p, 1)));
        return 1 + sizeof(int);
    }

    /// <summary>The size of MEMOIZE at <paramref name="p"/>, or of BINPUT or LONG_BINPUT of the index that it would take, as protocols 1 to 3 have it; 0: something else stands there.</summary>
    internal static int SizeOfNextPut(ref byte p, int left, int index)
    {
        if (left < 1) return 0;
        if (p == (byte)PickleOpcode.Memoize) return 1;
        if (p == (byte)PickleOpcode.BinPut) return left > 1 && Unsafe.Add(ref p, 1) == index ? 1 + sizeof(byte) : 0;
        return p == (byte)PickleOpcode.LongBinPut && left > sizeof(int) && LittleEndian(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref p, 1))) == index ? 1 + sizeof(int) : 0;
    }

    /// <summary>The size of SHORT_BINUNICODE or BINUNICODE at <paramref name="p"/> before its text, whose <paramref name="length"/> bytes are there; 0: something else stands there.</summary>
    internal static int SizeOfTextHeader(ref byte p, int left, out int length)
    {
        length = 0;
        if (left < 2) return 0;
        int header = 2;
        if (p == (byte)PickleOpcode.ShortBinUnicode) length = Unsafe.Add(ref p, 1);
        else if (p == (byte)PickleOpcode.BinUnicode && left >= 1 + sizeof(int))
        {
            header = 1 + sizeof(int);
            length = LittleEndian(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref p, 1)));
        }
        else return 0;
        return (uint)length <= (uint)(left - header) ? header : 0;
    }

    /// <summary>SHORT_BINUNICODE, BINUNICODE: the bytes of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadText(out ReadOnlySpan<byte> utf8)
    {
        ref byte p = ref Next;
        int left = _end - _position;
        if (left >= 2 && p == (byte)PickleOpcode.ShortBinUnicode)
        {
            int size = Unsafe.Add(ref p, 1);
            if (left - 2 >= size)
            {
                utf8 = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 2), size);
                _position += 2 + size;
                return true;
            }
        }
        return TryReadLongText(out utf8);
    }

    private bool TryReadLongText(out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        int header = SizeOfTextHeader(ref Next, _end - _position, out int size);
        if (header == 0) return false;
        utf8 = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Next, header), size);
        _position += header + size;
        return true;
    }

    /// <summary>A string of ASCII bytes; null where one is not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static string? TryWiden(ReadOnlySpan<byte> utf8)
    {
        int length = utf8.Length;
        if (length == 0) return "";
        ref byte from = ref MemoryMarshal.GetReference(utf8);
        if (length >= Vector128<byte>.Count) return TryWidenVectors(ref from, length);
        if (from >= 0x80) return null;
        string text = new('\0', length);
        ref ushort to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        if (length >= sizeof(ulong))
        {
            ulong first = Unsafe.ReadUnaligned<ulong>(ref from);
            ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, length - sizeof(ulong)));
            Vector128.WidenLower(Vector128.CreateScalarUnsafe(first).AsByte()).StoreUnsafe(ref to);
            Vector128.WidenLower(Vector128.CreateScalarUnsafe(tail).AsByte()).StoreUnsafe(ref Unsafe.Add(ref to, length - sizeof(ulong)));
            return ((first | tail) & 0x8080_8080_8080_8080) == 0 ? text : null;
        }
        uint bits = 0;
        for (int i = 0; i < length; i++)
        {
            uint b = Unsafe.Add(ref from, i);
            bits |= b;
            Unsafe.Add(ref to, i) = (ushort)b;
        }
        return bits < 0x80 ? text : null;
    }

    /// <summary>From so many bytes on the framework's wider vectors are worth starting.</summary>
    private const int ManyBytes = 128;

    private static bool TryWidenMany(ReadOnlySpan<byte> utf8, string text) =>
        Ascii.ToUtf16(utf8, MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length), out _) == OperationStatus.Done;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string? TryWidenVectors(ref byte from, int length)
    {
        int last = length - Vector128<byte>.Count;
        // What is not ASCII shows it at one of its ends, mostly: no string is made for nothing then.
        if ((Vector128.LoadUnsafe(ref from) | Vector128.LoadUnsafe(ref from, (nuint)last)).ExtractMostSignificantBits() != 0) return null;
        string text = new('\0', length);
        if (length >= ManyBytes) return TryWidenMany(MemoryMarshal.CreateReadOnlySpan(ref from, length), text) ? text : null;
        ref ushort to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var seen = Vector128.LoadUnsafe(ref from, (nuint)last);
        WidenTo(seen, ref Unsafe.Add(ref to, last));
        for (int i = 0; i < last; i += Vector128<byte>.Count)
        {
            var next = Vector128.LoadUnsafe(ref from, (nuint)i);
            seen |= next;
            WidenTo(next, ref Unsafe.Add(ref to, i));
        }
        return seen.ExtractMostSignificantBits() == 0 ? text : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenTo(Vector128<byte> bytes, ref ushort target)
    {
        var (lower, upper) = Vector128.Widen(bytes);
        lower.StoreUnsafe(ref target);
        upper.StoreUnsafe(ref target, (nuint)Vector128<ushort>.Count);
    }

    private static ushort LittleEndian(ushort value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static int LittleEndian(int value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static uint LittleEndian(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static long LittleEndian(long value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
}
