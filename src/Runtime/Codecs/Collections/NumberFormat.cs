using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>How <c>array.array</c> calls the types of numbers (arraymodule.c <c>descriptors</c>, <c>enum machine_format_code</c>).</summary>
internal static class NumberFormat
{
    /// <summary>The type code.</summary>
    public static char CodeOf<T>() => Of<T>.Code;

    /// <summary>Whether it is a type code of such numbers: those of eight bytes have C's <c>long</c>'s as well.</summary>
    public static bool IsCodeOf<T>(byte code) => code == Of<T>.Code || (typeof(T) == typeof(long) && code == 'l') || (typeof(T) == typeof(ulong) && code == 'L');

    /// <summary>The machine format here: an even number where it is little-endian, the next one where it is not.</summary>
    public static int MachineFormatOf<T>() => Of<T>.Format;

    /// <summary>An array's memory.</summary>
    /// <exception cref="PicklingException">It is longer than a block can be.</exception>
    public static ReadOnlySpan<byte> BytesOf<T>(T[] items)
        where T : unmanaged
    {
        long size = items.LongLength * Unsafe.SizeOf<T>();
        return size <= Array.MaxLength
            ? MemoryMarshal.AsBytes(items.AsSpan())
            : throw new PicklingException($"An array of {size} bytes is longer than one block can be ({Array.MaxLength} bytes): save it in parts.");
    }

    private static (char Code, int Format) Find(Type type)
    {
        if (type == typeof(sbyte)) return ('b', 1);
        if (type == typeof(ushort)) return ('H', Native(2));
        if (type == typeof(short)) return ('h', Native(4));
        if (type == typeof(uint)) return ('I', Native(6));
        if (type == typeof(int)) return ('i', Native(8));
        if (type == typeof(ulong)) return ('Q', Native(10));
        if (type == typeof(long)) return ('q', Native(12));
        if (type == typeof(float)) return ('f', Native(14));
        if (type == typeof(double)) return ('d', Native(16));
        return default;
    }

    private static int Native(int littleEndian) => BitConverter.IsLittleEndian ? littleEndian : littleEndian + 1;

    private static class Of<T>
    {
        public static readonly char Code = Find(typeof(T)).Code;
        public static readonly int Format = Find(typeof(T)).Format;
    }
}
