using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PickleGen;

/// <content>
/// Text of characters that take one or two bytes each, as in most languages of Europe, in Greek, Cyrillic, Hebrew and Arabic: written eight at
/// once, whichever of them are which. The framework starts anew at each character beyond ASCII. (Reading gains nothing that way.)
/// </content>
internal static partial class SurrogatePassUtf8
{
    /// <summary>Characters that go through at once.</summary>
    private const int Lanes = 8;

    // Which bytes of eight characters stay, by the eight bits that tell of whom the upper one does.
    private static readonly Vector128<byte>[] s_keptBytes = MakeShuffles();

    /// <summary>Encodes the beginning of <paramref name="text"/>, up to where a character of three bytes is near, or little is left on either side; returns the characters done.</summary>
    private static int EncodeNarrow(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        int read = 0, end = 0;
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            ref byte to = ref MemoryMarshal.GetReference(destination);
            for (; read <= text.Length - Lanes && end <= destination.Length - Vector128<byte>.Count; read += Lanes)
            {
                var chars = Vector128.LoadUnsafe(ref from, (nuint)read);
                if (Vector128.GreaterThanAny(chars, Vector128.Create((ushort)0x7FF))) break;
                var isTwo = Vector128.GreaterThan(chars, Vector128.Create((ushort)0x7F));
                // 110xxxxx 10xxxxxx, the first of them lower; the upper byte of the others is left out.
                var two = chars >>> 6 | (chars & Vector128.Create((ushort)0x3F)) << 8 | Vector128.Create((ushort)0x80C0);
                uint mask = isTwo.ExtractMostSignificantBits();
                Vector128.ShuffleNative(Vector128.ConditionalSelect(isTwo, two, chars).AsByte(), s_keptBytes[mask]).StoreUnsafe(ref to, (nuint)end);
                end += Lanes + BitOperations.PopCount(mask);
            }
        }
        written = end;
        return read;
    }

    private static Vector128<byte>[] MakeShuffles()
    {
        var shuffles = new Vector128<byte>[1 << Lanes];
        Span<byte> kept = stackalloc byte[Vector128<byte>.Count];
        for (int mask = 0; mask < shuffles.Length; mask++)
        {
            int count = 0;
            for (int lane = 0; lane < Lanes; lane++)
            {
                kept[count++] = (byte)(2 * lane);
                if ((mask >> lane & 1) != 0) kept[count++] = (byte)(2 * lane + 1);
            }
            kept[count..].Clear();
            shuffles[mask] = Vector128.Create<byte>(kept);
        }
        return shuffles;
    }
}
