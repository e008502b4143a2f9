using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace PickleGen;

public static partial class PickleOps
{
    /// <summary>Characters that take at most 255 bytes whatever they are, so that SHORT_BINUNICODE fits.</summary>
    internal const int ShortChars = 255 / 3;

    /// <summary>Room for <see cref="String"/> of so few characters.</summary>
    internal const int ShortStringSize = MarginSize + 3 * ShortChars;

    private const int MarginSize = 1 + sizeof(int) + 16;

    /// <summary>Room for <see cref="String"/>: three bytes a character, and what a vector store may run over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(string? value) => value is null ? 1 : value.Length <= ManyChars ? MarginSize + 3 * value.Length : SizeOfMany(value);

    /// <summary>From here on a string's exact size is worth computing: three bytes a character would take much room for nothing.</summary>
    private const int ManyChars = 1 << 16;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int SizeOfMany(string value)
    {
        long size = MarginSize + SurrogatePassUtf8.GetByteCount(value);
        if (size > Array.MaxLength) throw new PicklingException($"A string of {value.Length} characters is larger than one buffer can be.");
        return (int)size;
    }

    /// <summary>SHORT_BINUNICODE or BINUNICODE, UTF-8 with surrogatepass; NONE for null. Not memoized.</summary>
    public static ref byte String(ref byte p, string? value)
    {
        if (value is null) return ref Opcode(ref p, PickleOpcode.None);
        int length = value.Length;
        if (length > ShortChars) return ref LongString(ref p, value);
        return ref TryShortAscii(ref p, value) ? ref Unsafe.Add(ref p, 2 + length) : ref ShortText(ref p, value);
    }

    /// <summary>SHORT_BINUNICODE of up to 255 characters; false where one is not ASCII, the room then holds rubbish.</summary>
    internal static bool TryShortAscii(ref byte p, string value)
    {
        ref byte text = ref Unsafe.Add(ref p, 2);
        if (!(value.Length > ShortChars ? TryNarrowMany(value, ref text) : TryNarrow(ref MemoryMarshal.GetReference(value.AsSpan()), ref text, value.Length))) return false;
        p = (byte)PickleOpcode.ShortBinUnicode;
        Unsafe.Add(ref p, 1) = (byte)value.Length;
        return true;
    }

    private const int HalfVector = 4;

    /// <summary>Copies ASCII characters as bytes; false where one is not ASCII, the target then holds rubbish. May store up to 7 bytes behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrow(ref char source, ref byte target, int length)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref source);
        if (length >= Vector128<ushort>.Count)
        {
            // The last vector overlaps the one before it, so that no rest is left.
            int last = length - Vector128<ushort>.Count;
            var seen = Vector128.LoadUnsafe(ref from, (nuint)last);
            NarrowTo(seen, ref Unsafe.Add(ref target, last));
            for (int i = 0; i < last; i += Vector128<ushort>.Count)
            {
                var next = Vector128.LoadUnsafe(ref from, (nuint)i);
                seen |= next;
                NarrowTo(next, ref Unsafe.Add(ref target, i));
            }
            return (seen & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
        }
        if (length >= HalfVector)
        {
            int last = length - HalfVector;
            ulong first = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref from));
            ulong rest = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, last)));
            NarrowTo(Vector128.CreateScalarUnsafe(first).AsUInt16(), ref target);
            NarrowTo(Vector128.CreateScalarUnsafe(rest).AsUInt16(), ref Unsafe.Add(ref target, last));
            return ((first | rest) & 0xFF80_FF80_FF80_FF80) == 0;
        }
        uint bits = 0;
        for (int i = 0; i < length; i++)
        {
            uint c = Unsafe.Add(ref from, i);
            bits |= c;
            Unsafe.Add(ref target, i) = (byte)c;
        }
        return bits < 0x80;
    }

    // The framework has wider vectors than are worth starting for short text.
    private static bool TryNarrowMany(string value, ref byte target) =>
        Ascii.FromUtf16(value, MemoryMarshal.CreateSpan(ref target, value.Length), out _) == OperationStatus.Done;

    // Of one vector, for which the general method takes three instructions.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NarrowTo(Vector128<ushort> chars, ref byte target)
    {
        var bytes = Sse2.IsSupported ? Sse2.PackUnsignedSaturate(chars.AsInt16(), chars.AsInt16()) : Vector128.NarrowWithSaturation(chars, chars);
        Unsafe.WriteUnaligned(ref target, bytes.AsUInt64().ToScalar());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte ShortText(ref byte p, string value)
    {
        int written = 3 * value.Length;
        if (!TryThreeBytesEach(value, ref Unsafe.Add(ref p, 2))) written = SurrogatePassUtf8.GetBytes(value, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref p, 2), written));
        p = (byte)PickleOpcode.ShortBinUnicode;
        Unsafe.Add(ref p, 1) = (byte)written;
        return ref Unsafe.Add(ref p, 2 + written);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte LongString(ref byte p, string value)
    {
        // ASCII, as far as one look tells.
        if (TryNarrowMany(value, ref Unsafe.Add(ref p, value.Length <= byte.MaxValue ? ShortHeader : LongHeader))) return ref TextHeader(ref p, value.Length);
        ref byte text = ref Unsafe.Add(ref p, LongHeader);
        int room = value.Length <= ManyChars ? 3 * value.Length : (int)SurrogatePassUtf8.GetByteCount(value);
        int size = SurrogatePassUtf8.GetBytes(value, MemoryMarshal.CreateSpan(ref text, room));
        if (size <= byte.MaxValue) MemoryMarshal.CreateReadOnlySpan(ref text, size).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref p, ShortHeader), size));
        return ref TextHeader(ref p, size);
    }

    private const int ShortHeader = 2, LongHeader = 5;

    // What stands before so many bytes of text; returns the end of both.
    private static ref byte TextHeader(ref byte p, int size)
    {
        bool isShort = size <= byte.MaxValue;
        p = (byte)(isShort ? PickleOpcode.ShortBinUnicode : PickleOpcode.BinUnicode);
        if (isShort) Unsafe.Add(ref p, 1) = (byte)size;
        else Unsafe.WriteUnaligned(ref Unsafe.Add(ref p, 1), (uint)(BitConverter.IsLittleEndian ? size : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(size)));
        return ref Unsafe.Add(ref p, (isShort ? ShortHeader : LongHeader) + size);
    }
}
