using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Lays single opcodes down in room that <see cref="PickleWriter.Reserve"/> gave, and returns where the next one goes.</summary>
/// <remarks>
/// For generated code, at protocol 4 and above. Each stores whole machine words and advances by what it needs, so a store may run over
/// the value's end by a few bytes; the <c>…Size</c> constants say how much room a value takes with that.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class PickleOps
{
    /// <summary>Room for <see cref="StartMembers"/>, <see cref="EndMembers"/> or <see cref="EndArguments"/>.</summary>
    public const int MarkSize = 1;

    /// <summary>Room for <see cref="EndState"/>.</summary>
    public const int EndStateSize = 2;

    /// <summary>Room for <see cref="Name"/>.</summary>
    public const int NameSize = sizeof(ulong);

    /// <summary>Room for a bool.</summary>
    public const int BooleanSize = 1;

    /// <summary>Room for <see cref="None"/>.</summary>
    public const int NoneSize = 1;

    /// <summary>Room for an integer of up to 32 bits.</summary>
    public const int Int32Size = sizeof(ulong);

    /// <summary>Room for an integer of 64 bits.</summary>
    public const int Int64Size = 2 + sizeof(ulong) + 1;

    /// <summary>Room for a floating-point number.</summary>
    public const int DoubleSize = 1 + sizeof(ulong);

    /// <summary>Room for one of single precision, which Python has as a double.</summary>
    public const int SingleSize = DoubleSize;

    /// <summary>MARK, before the members: names and values of a dictionary, or a tuple's items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte StartMembers(ref byte p) => ref Opcode(ref p, PickleOpcode.Mark);

    /// <summary>SETITEMS: the names and values since MARK into the dictionary below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte EndMembers(ref byte p) => ref Opcode(ref p, PickleOpcode.SetItems);

    /// <summary>SETITEMS and BUILD: the names and values since MARK are the state of the object below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte EndState(ref byte p)
    {
        Unsafe.WriteUnaligned(ref p, LittleEndian((ushort)((byte)PickleOpcode.SetItems | (byte)PickleOpcode.Build << 8)));
        return ref Unsafe.Add(ref p, 2);
    }

    /// <summary>TUPLE of the items since MARK.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte EndArguments(ref byte p) => ref Opcode(ref p, PickleOpcode.Tuple);

    /// <summary>BINGET or LONG_BINGET of a member's name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Name(ref byte p, PickleNames names, int member)
    {
        Unsafe.WriteUnaligned(ref p, LittleEndian(names.Get(member)));
        return ref Unsafe.Add(ref p, names.GetSize);
    }

    /// <summary>NONE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte None(ref byte p) => ref Opcode(ref p, PickleOpcode.None);

    /// <summary>NEWTRUE or NEWFALSE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Boolean(ref byte p, bool value) => ref Opcode(ref p, value ? PickleOpcode.NewTrue : PickleOpcode.NewFalse);

    /// <summary>BININT1, BININT2 or BININT, as CPython chooses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Int32(ref byte p, int value)
    {
        uint bits = (uint)value;
        ulong opcode = (byte)PickleOpcode.BinInt;
        int size = 5;
        if (bits <= byte.MaxValue)
        {
            opcode = (byte)PickleOpcode.BinInt1;
            size = 2;
        }
        else if (bits <= ushort.MaxValue)
        {
            opcode = (byte)PickleOpcode.BinInt2;
            size = 3;
        }
        Unsafe.WriteUnaligned(ref p, LittleEndian(opcode | (ulong)bits << 8));
        return ref Unsafe.Add(ref p, size);
    }

    /// <summary>As <see cref="Int32"/>, else LONG1 with as few bytes as the number needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Int64(ref byte p, long value) => ref value == (int)value ? ref Int32(ref p, (int)value) : ref Long1(ref p, value);

    /// <summary>As <see cref="Int64"/>, nine bytes from 2^63 on.</summary>
    public static ref byte UInt64(ref byte p, ulong value)
    {
        if (value <= long.MaxValue) return ref Int64(ref p, (long)value);
        Unsafe.WriteUnaligned(ref p, LittleEndian((ushort)((byte)PickleOpcode.Long1 | 9 << 8)));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref p, 2), LittleEndian(value));
        Unsafe.Add(ref p, 10) = 0;
        return ref Unsafe.Add(ref p, 11);
    }

    /// <summary>BINFLOAT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Double(ref byte p, double value)
    {
        p = (byte)PickleOpcode.BinFloat;
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref p, 1), BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits);
        return ref Unsafe.Add(ref p, 9);
    }

    /// <summary>BINFLOAT of the same number; a NaN keeps its payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Single(ref byte p, float value) => ref Double(ref p, Codecs.SingleCodec.Widen(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Long1(ref byte p, long value)
    {
        int size = (64 - BitOperations.LeadingZeroCount((ulong)(value ^ value >> 63))) / 8 + 1;
        Unsafe.WriteUnaligned(ref p, LittleEndian((ushort)((byte)PickleOpcode.Long1 | size << 8)));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref p, 2), LittleEndian((ulong)value));
        return ref Unsafe.Add(ref p, 2 + size);
    }

    /// <summary>EMPTY_TUPLE NEWOBJ MEMOIZE EMPTY_DICT, or without MEMOIZE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte NewObject(ref byte p, bool memoize)
    {
        const uint Make = (byte)PickleOpcode.EmptyTuple | (byte)PickleOpcode.NewObj << 8;
        const uint Plain = Make | (byte)PickleOpcode.EmptyDict << 16;
        const uint Memoized = Make | (byte)PickleOpcode.Memoize << 16 | (uint)(byte)PickleOpcode.EmptyDict << 24;
        Unsafe.WriteUnaligned(ref p, LittleEndian(memoize ? Memoized : Plain));
        return ref Unsafe.Add(ref p, memoize ? 4 : 3);
    }

    /// <summary>Room for <see cref="Counted"/>, without what is counted.</summary>
    internal const int CountedSize = 2;

    /// <summary>SHORT_BINUNICODE or SHORT_BINBYTES, and how many bytes follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Counted(ref byte p, PickleOpcode opcode, byte length)
    {
        Unsafe.WriteUnaligned(ref p, LittleEndian((ushort)((byte)opcode | length << 8)));
        return ref Unsafe.Add(ref p, CountedSize);
    }

    /// <summary>Room for <see cref="Call"/>.</summary>
    internal const int CallSize = 2;

    /// <summary>The arguments' tuple, and REDUCE.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Call(ref byte p, PickleOpcode tuple)
    {
        Unsafe.WriteUnaligned(ref p, LittleEndian((ushort)((byte)tuple | (byte)PickleOpcode.Reduce << 8)));
        return ref Unsafe.Add(ref p, 2);
    }

    /// <summary>EMPTY_DICT, and MEMOIZE or not.</summary>
    internal static ref byte NewDict(ref byte p, bool memoize)
    {
        p = ref Opcode(ref p, PickleOpcode.EmptyDict);
        return ref memoize ? ref Opcode(ref p, PickleOpcode.Memoize) : ref p;
    }

    /// <summary>BINGET or LONG_BINGET.</summary>
    internal static ref byte Get(ref byte p, int index)
    {
        bool isShort = index <= byte.MaxValue;
        ulong opcode = (byte)(isShort ? PickleOpcode.BinGet : PickleOpcode.LongBinGet);
        Unsafe.WriteUnaligned(ref p, LittleEndian(opcode | (ulong)(uint)index << 8));
        return ref Unsafe.Add(ref p, isShort ? 2 : 5);
    }

    /// <summary>One opcode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Opcode(ref byte p, PickleOpcode opcode)
    {
        p = (byte)opcode;
        return ref Unsafe.Add(ref p, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LittleEndian(ulong value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint LittleEndian(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort LittleEndian(ushort value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
}
