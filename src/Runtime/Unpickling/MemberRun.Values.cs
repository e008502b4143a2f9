using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Plain members: a name and a number, a truth value or a text.</content>
/// <remarks>
/// All of it is inlined into a reader, and there is a limit to how much the just-in-time compiler inlines into one method: what calls
/// nothing goes further. Hence no helper stands between these methods and the bytes, and each has the size of a name by itself.
/// </remarks>
public ref partial struct MemberRun<TNames>
{
    /// <summary>NEWTRUE, NEWFALSE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Boolean(int member, out bool value)
    {
        value = false;
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (!Finds(member, 1)) return false;
        uint opcode = Unsafe.Add(ref _next, name);
        value = opcode == (byte)PickleOpcode.NewTrue;
        _next = ref Unsafe.Add(ref _next, name + 1);
        _left -= name + 1;
        return opcode - (byte)PickleOpcode.NewTrue <= 1;
    }

    /// <summary>BININT1, BININT2, BININT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Int32(int member, out int value)
    {
        value = 0;
        int size = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (!Finds(member, 2)) return false;
        int opcode = Unsafe.Add(ref _next, size);
        if (opcode == (byte)PickleOpcode.BinInt1)
        {
            value = Unsafe.Add(ref _next, size + 1);
            size += 2;
        }
        else if (opcode == (byte)PickleOpcode.BinInt && _left >= size + 5)
        {
            value = Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref _next, size + 1));
            if (!BitConverter.IsLittleEndian) value = BinaryPrimitives.ReverseEndianness(value);
            size += 5;
        }
        else if (opcode == (byte)PickleOpcode.BinInt2 && _left >= size + 3)
        {
            value = Unsafe.Add(ref _next, size + 1) | Unsafe.Add(ref _next, size + 2) << 8;
            size += 3;
        }
        else return false;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        return true;
    }

    /// <summary>The same, and LONG1 of up to eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Int64(int member, out long value)
    {
        value = 0;
        int size = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (!Finds(member, 2)) return false;
        int opcode = Unsafe.Add(ref _next, size);
        if (opcode == (byte)PickleOpcode.BinInt1)
        {
            value = Unsafe.Add(ref _next, size + 1);
            size += 2;
        }
        else if (opcode == (byte)PickleOpcode.BinInt && _left >= size + 5)
        {
            int narrow = Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref _next, size + 1));
            value = BitConverter.IsLittleEndian ? narrow : BinaryPrimitives.ReverseEndianness(narrow);
            size += 5;
        }
        else if (opcode == (byte)PickleOpcode.BinInt2 && _left >= size + 3)
        {
            value = Unsafe.Add(ref _next, size + 1) | Unsafe.Add(ref _next, size + 2) << 8;
            size += 3;
        }
        else if (opcode == (byte)PickleOpcode.Long1 && _left >= size + 2 + sizeof(long) && Unsafe.Add(ref _next, size + 1) is > 0 and <= sizeof(long))
        {
            // Eight bytes are read whatever the number has: what is too much is shifted out.
            int digits = Unsafe.Add(ref _next, size + 1), unused = 64 - 8 * digits;
            value = Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref _next, size + 2));
            if (!BitConverter.IsLittleEndian) value = BinaryPrimitives.ReverseEndianness(value);
            value = value << unused >> unused;
            size += 2 + digits;
        }
        else return false;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        return true;
    }

    /// <summary>The same, of a number that is not negative: from 2^63 on it has nine bytes, the last of which is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool UInt64(int member, out ulong value)
    {
        value = 0;
        int size = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (!Finds(member, 2)) return false;
        int opcode = Unsafe.Add(ref _next, size);
        if (opcode == (byte)PickleOpcode.BinInt1)
        {
            value = Unsafe.Add(ref _next, size + 1);
            size += 2;
        }
        else if (opcode == (byte)PickleOpcode.Long1 && _left >= size + 3 + sizeof(long) && Unsafe.Add(ref _next, size + 1) is > 0 and <= sizeof(long) + 1)
        {
            // Eight bytes are read whatever the number has, as above, and of nine the last must be 0.
            int digits = Unsafe.Add(ref _next, size + 1), unused = Math.Max(0, 64 - 8 * digits);
            value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _next, size + 2));
            if (!BitConverter.IsLittleEndian) value = BinaryPrimitives.ReverseEndianness(value);
            value = value << unused >> unused;
            size += 2 + digits;
            // The last byte says the sign.
            if (Unsafe.Add(ref _next, size - 1) > (digits > sizeof(long) ? 0 : sbyte.MaxValue)) return false;
        }
        else if (opcode == (byte)PickleOpcode.BinInt && _left >= size + 5)
        {
            int narrow = Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref _next, size + 1));
            value = (uint)(BitConverter.IsLittleEndian ? narrow : BinaryPrimitives.ReverseEndianness(narrow));
            if ((int)value < 0) return false;
            size += 5;
        }
        else if (opcode == (byte)PickleOpcode.BinInt2 && _left >= size + 3)
        {
            value = (uint)(Unsafe.Add(ref _next, size + 1) | Unsafe.Add(ref _next, size + 2) << 8);
            size += 3;
        }
        else return false;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        return true;
    }

    /// <summary>BINFLOAT, to the nearest number of single precision; a NaN keeps its payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Single(int member, out float value)
    {
        bool isRead = Double(member, out double number);
        value = SingleCodec.Narrow(number);
        return isRead && SingleCodec.Fits(number);
    }

    /// <summary>BINFLOAT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Double(int member, out double value)
    {
        value = 0;
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (!Finds(member, 1 + sizeof(ulong)) || Unsafe.Add(ref _next, name) != (byte)PickleOpcode.BinFloat) return false;
        ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _next, name + 1));
        if (BitConverter.IsLittleEndian) bits = BinaryPrimitives.ReverseEndianness(bits);
        value = BitConverter.UInt64BitsToDouble(bits);
        _next = ref Unsafe.Add(ref _next, name + 1 + sizeof(ulong));
        _left -= name + 1 + sizeof(ulong);
        return true;
    }

    /// <summary>SHORT_BINUNICODE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool String(int member, [NotNullWhen(true)] out string? value)
    {
        value = null;
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (!Finds(member, 2)) return false;
        value = Text(out int size);
        if (value is null) return false;
        size += name;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        return true;
    }

    /// <summary>The same, or NONE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StringOrNull(int member, out string? value)
    {
        value = null;
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (!Finds(member, 1)) return false;
        int size = 1;
        if (Unsafe.Add(ref _next, name) != (byte)PickleOpcode.None)
        {
            value = Text(out size);
            if (value is null) return false;
        }
        size += name;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        return true;
    }

    /// <summary>Moves the reader behind a run of <paramref name="count"/> plain members. False where something follows that belongs to the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool End(scoped ref PickleReader reader, int count)
    {
        if (_left == 0 || StackEffects.IsPut((PickleOpcode)_next)) return false;
        reader.MoveTo(ref _next);
        Turn += count;
        return true;
    }
}
