using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PickleGen;

/// <content>Writing text of characters of up to three bytes: eight at once, whichever of them are which. The framework starts anew at each character beyond ASCII.</content>
internal static partial class SurrogatePassUtf8
{
    /// <summary>Characters that go through at once.</summary>
    private const int Lanes = 8;

    private const int HalfLanes = Lanes / 2;

    /// <summary>From so many on those of three bytes are put by vectors too; for fewer the framework is as fast.</summary>
    private const int ManyCharacters = 64;

    // Of eight characters in two bytes each, by the bits of those that need both: the bytes that stay.
    private static readonly Vector128<byte>[] s_keptOfTwo = MakeShuffles(sizeof(ushort), static (mask, lane) => 1 + (mask >> lane & 1));

    // Of four characters in four bytes each, by four bits of those that need two and four of those that need three.
    private static readonly Vector128<byte>[] s_keptOfThree = MakeShuffles(sizeof(uint), static (mask, lane) => 1 + (mask >> lane & 1) + (mask >> HalfLanes + lane & 1));

    /// <summary>Encodes the beginning of <paramref name="text"/>, up to where a surrogate is near, or little is left on either side; returns the characters done.</summary>
    private static int Encode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        written = 0;
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian) return 0;
        int read = EncodeUpToTwo(text, destination, out written);
        return text.Length - read < ManyCharacters ? read : read + EncodeUpToThree(text[read..], destination, ref written);
    }

    private static int EncodeUpToTwo(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte to = ref MemoryMarshal.GetReference(destination);
        int read = 0, end = 0;
        for (; read <= text.Length - Lanes && end <= destination.Length - Vector128<byte>.Count; read += Lanes)
        {
            var chars = Vector128.LoadUnsafe(ref from, (nuint)read);
            if (Vector128.GreaterThanAny(chars, Vector128.Create((ushort)0x7FF))) break;
            var isTwo = Vector128.GreaterThan(chars, Vector128.Create((ushort)0x7F));
            // 110xxxxx 10xxxxxx, the first of them lower; the upper byte of the others is left out.
            var two = chars >>> 6 | (chars & Vector128.Create((ushort)0x3F)) << 8 | Vector128.Create((ushort)0x80C0);
            uint mask = isTwo.ExtractMostSignificantBits();
            Vector128.ShuffleNative(Vector128.ConditionalSelect(isTwo, two, chars).AsByte(), s_keptOfTwo[mask]).StoreUnsafe(ref to, (nuint)end);
            end += Lanes + BitOperations.PopCount(mask);
        }
        written = end;
        return read;
    }

    private static int EncodeUpToThree(ReadOnlySpan<char> text, Span<byte> destination, ref int written)
    {
        const uint Half = (1 << HalfLanes) - 1;
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte to = ref MemoryMarshal.GetReference(destination);
        int read = 0, end = written;
        for (; read <= text.Length - Lanes && end <= destination.Length - 2 * Vector128<byte>.Count; read += Lanes)
        {
            var chars = Vector128.LoadUnsafe(ref from, (nuint)read);
            if (Vector128.EqualsAny(chars & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800))) break;
            uint two = Vector128.GreaterThan(chars, Vector128.Create((ushort)0x7F)).ExtractMostSignificantBits();
            uint three = Vector128.GreaterThan(chars, Vector128.Create((ushort)0x7FF)).ExtractMostSignificantBits();
            var (lower, upper) = Vector128.Widen(chars);
            Vector128.ShuffleNative(UpToThree(lower), s_keptOfThree[two & Half | (three & Half) << HalfLanes]).StoreUnsafe(ref to, (nuint)end);
            int middle = end + HalfLanes + BitOperations.PopCount(two & Half) + BitOperations.PopCount(three & Half);
            Vector128.ShuffleNative(UpToThree(upper), s_keptOfThree[two >> HalfLanes | three & ~Half]).StoreUnsafe(ref to, (nuint)middle);
            end += Lanes + BitOperations.PopCount(two) + BitOperations.PopCount(three);
        }
        written = end;
        return read;
    }

    // 1110xxxx 10xxxxxx 10xxxxxx, or 110xxxxx 10xxxxxx, the first of them lowest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> UpToThree(Vector128<uint> chars)
    {
        var two = chars >>> 6 | (chars & Vector128.Create(0x3Fu)) << 8 | Vector128.Create(0x80C0u);
        var three = chars >>> 12 | chars << 2 & Vector128.Create(0x3F00u) | chars << 16 & Vector128.Create(0x3F_0000u) | Vector128.Create(0x80_80E0u);
        var isBeyondOne = Vector128.GreaterThan(chars.AsInt32(), Vector128.Create(0x7F)).AsUInt32();
        var isBeyondTwo = Vector128.GreaterThan(chars.AsInt32(), Vector128.Create(0x7FF)).AsUInt32();
        return Vector128.ConditionalSelect(isBeyondTwo, three, Vector128.ConditionalSelect(isBeyondOne, two, chars)).AsByte();
    }

    private static Vector128<byte>[] MakeShuffles(int bytes, Func<int, int, int> countOf)
    {
        var shuffles = new Vector128<byte>[1 << Lanes];
        Span<byte> kept = stackalloc byte[Vector128<byte>.Count];
        for (int mask = 0; mask < shuffles.Length; mask++)
        {
            int count = 0;
            for (int lane = 0; lane < Vector128<byte>.Count / bytes; lane++)
            {
                for (int i = 0; i < countOf(mask, lane); i++) kept[count++] = (byte)(bytes * lane + i);
            }
            kept[count..].Clear();
            shuffles[mask] = Vector128.Create<byte>(kept);
        }
        return shuffles;
    }
}
