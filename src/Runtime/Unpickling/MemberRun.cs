using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>
/// Members that follow one another as we write them, each a name and a plain value. Generated code reads a run whole or not at all:
/// its own place in the bytes lies in registers, and the reader moves once, at the <see cref="End"/>.
/// </summary>
/// <remarks>Each method takes a member or, returning false, ends the run. What it refuses need not be wrong: the next tier looks at it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct MemberRun
{
    private readonly PickleNames _names;
    private ref byte _next;
    private int _left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MemberRun(ref byte next, int left, PickleNames names)
    {
        _next = ref next;
        _left = left;
        _names = names;
    }

    /// <summary>NEWTRUE, NEWFALSE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Boolean(int member, out bool value)
    {
        if (Finds(member, 1))
        {
            uint opcode = Argument(0);
            value = opcode == (byte)PickleOpcode.NewTrue;
            if (opcode - (byte)PickleOpcode.NewTrue <= 1) return Takes(1);
        }
        value = false;
        return false;
    }

    /// <summary>BININT1, BININT2, BININT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Int32(int member, out int value)
    {
        if (Finds(member, 2))
        {
            if (Argument(0) == (byte)PickleOpcode.BinInt1)
            {
                value = Argument(1);
                return Takes(2);
            }
            ref byte p = ref Unsafe.Add(ref _next, _names.GetSize + 1);
            int left = _left - _names.GetSize;
            if (Argument(0) == (byte)PickleOpcode.BinInt && left >= 5)
            {
                value = BinaryPrimitives.ReadInt32LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref p, sizeof(int)));
                return Takes(5);
            }
            if (Argument(0) == (byte)PickleOpcode.BinInt2 && left >= 3)
            {
                value = BinaryPrimitives.ReadUInt16LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref p, sizeof(ushort)));
                return Takes(3);
            }
        }
        value = 0;
        return false;
    }

    /// <summary>The same, and LONG1 of up to eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Int64(int member, out long value)
    {
        if (Int32(member, out int narrow))
        {
            value = narrow;
            return true;
        }
        value = 0;
        return Finds(member, 2) && TryLong(_left - _names.GetSize, ref Unsafe.Add(ref _next, _names.GetSize), out value) && Takes(2 + Argument(1));
    }

    /// <summary>BINFLOAT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Double(int member, out double value)
    {
        if (Finds(member, 1 + sizeof(ulong)) && Argument(0) == (byte)PickleOpcode.BinFloat)
        {
            ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _next, _names.GetSize + 1));
            value = BitConverter.UInt64BitsToDouble(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits);
            return Takes(1 + sizeof(ulong));
        }
        value = 0;
        return false;
    }

    /// <summary>SHORT_BINUNICODE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool String(int member, [NotNullWhen(true)] out string? value)
    {
        if (Finds(member, 2) && Argument(0) == (byte)PickleOpcode.ShortBinUnicode)
        {
            int size = Argument(1);
            if (_left - _names.GetSize - 2 >= size)
            {
                value = Text(ref Unsafe.Add(ref _next, _names.GetSize + 2), size);
                return value is not null && Takes(2 + size);
            }
        }
        value = null;
        return false;
    }

    /// <summary>The same, or NONE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StringOrNull(int member, out string? value)
    {
        if (String(member, out value)) return true;
        return Finds(member, 1) && Argument(0) == (byte)PickleOpcode.None && Takes(1);
    }

    /// <summary>Moves the reader behind the run, which had <paramref name="count"/> members. False where something follows that belongs to the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool End(scoped ref PickleReader reader, scoped ref MemberCursor cursor, int count)
    {
        if (_left == 0 || _next is (byte)PickleOpcode.Memoize or (byte)PickleOpcode.BinPut or (byte)PickleOpcode.LongBinPut or (byte)PickleOpcode.Put) return false;
        reader.MoveTo(ref Unsafe.AsRef(in _next));
        cursor.TakeNext(count);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Finds(int member, int size) => _left >= _names.GetSize + size && (_names.GetSize == 0 || _names.IsAt(ref _next, member));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte Argument(int offset) => Unsafe.Add(ref _next, _names.GetSize + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Takes(int size)
    {
        size += _names.GetSize;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryLong(int left, ref byte p, out long value)
    {
        var reader = new PickleReader(MemoryMarshal.CreateReadOnlySpan(ref p, left));
        return reader.TryReadInt64(out value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? Text(ref byte p, int size)
    {
        var utf8 = MemoryMarshal.CreateReadOnlySpan(ref p, size);
        return PickleReader.TryWiden(utf8) ?? (SurrogatePassUtf8.TryGetString(utf8, out string text, out _) ? text : null);
    }
}
