using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PickleGen;

/// <content>
/// Reading text of any characters: sixteen bytes are looked at together, whichever of them begin a character. Each gives the character that
/// would begin there; those of bytes that go on with one are left out. The framework starts anew at each character beyond ASCII.
/// </content>
internal static partial class SurrogatePassUtf8
{
    private const int Window = 16;

    /// <summary>Bytes that a window goes forward by: of the two after them no character can be told before what follows is seen.</summary>
    private const int Step = Window - 2;

    /// <summary>Characters that may be written behind the last one.</summary>
    internal const int Slack = Window;

    // Of eight characters, by the bits of those that stay: their bytes.
    private static readonly Vector128<byte>[] s_keptCharacters = MakeShuffles(sizeof(char), static (mask, lane) => (mask >> lane & 1) * sizeof(char));

    /// <summary>The number of characters put at the start of <paramref name="chars"/>; -1: it is not UTF-8.</summary>
    /// <param name="utf8">At least a byte.</param>
    /// <param name="chars">As many as there are bytes, and <see cref="Slack"/> more.</param>
    internal static int Decode(ReadOnlySpan<byte> utf8, Span<char> chars)
    {
        ref byte from = ref MemoryMarshal.GetReference(utf8);
        ref ushort to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(chars));
        int at = 0, count = 0;
        // Of the window's bytes, a bit each: which must go on with a character begun before, and which is the second one of four.
        uint owed = 0, lowOwed = 0, wrong = 0;
        var isWrong = Vector256<ushort>.Zero;
        while (true)
        {
            Vector128<byte> bytes;
            uint within = (1u << Step) - 1;
            int step = Step;
            bool isLast = at + Window >= utf8.Length;
            if (!isLast) bytes = Vector128.LoadUnsafe(ref from, (nuint)at);
            else if (utf8.Length < Window)
            {
                bytes = LoadShort(ref from, utf8.Length);
                within = (1u << utf8.Length) - 1;
                step = utf8.Length;
            }
            else
            {
                // The last window ends where the text does; what was seen of it is left out.
                int seen = at + Window - utf8.Length;
                bytes = Vector128.LoadUnsafe(ref from, (nuint)(utf8.Length - Window));
                within = 0xFFFFu << seen & 0xFFFF;
                step = Window;
                owed <<= seen;
                lowOwed <<= seen;
            }

            uint goesOn = Vector128.LessThan(bytes.AsSByte(), Vector128.Create(unchecked((sbyte)0xC0))).ExtractMostSignificantBits() & within;
            uint begins = bytes.ExtractMostSignificantBits() & within ^ goesOn;
            uint three = Vector128.GreaterThan(bytes.AsSByte(), Vector128.Create(unchecked((sbyte)0xDF))).ExtractMostSignificantBits() & begins;
            uint four = Vector128.GreaterThan(bytes.AsSByte(), Vector128.Create(unchecked((sbyte)0xEF))).ExtractMostSignificantBits() & begins;
            owed |= begins << 1 | three << 2 | four << 3;
            wrong |= (owed ^ goesOn) & within;
            owed >>= step;
            uint kept = goesOn ^ within;

            Spread(bytes, out var first, out var second, out var third);
            var values = UpToThree(first, second, third, ref isWrong);
            if ((four | lowOwed) != 0)
            {
                values = WithPairs(values, bytes, lowOwed, step, first, second, third, ref isWrong);
                lowOwed |= four << 1;
                kept |= lowOwed & within;
                lowOwed = lowOwed >> step & 1;
            }
            ref ushort target = ref Unsafe.Add(ref to, count);
            Vector128.ShuffleNative(values.GetLower().AsByte(), s_keptCharacters[kept & 0xFF]).AsUInt16().StoreUnsafe(ref target);
            Vector128.ShuffleNative(values.GetUpper().AsByte(), s_keptCharacters[kept >> 8]).AsUInt16().StoreUnsafe(ref target, (nuint)BitOperations.PopCount(kept & 0xFF));
            count += BitOperations.PopCount(kept);
            if (isLast) return (wrong | owed) == 0 && isWrong == Vector256<ushort>.Zero ? count : -1;
            at += Step;
        }
    }

    // Each byte, and the bits of the two behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(Vector128<byte> bytes, out Vector256<ushort> first, out Vector256<ushort> second, out Vector256<ushort> third)
    {
        var bits = bytes & Vector128.Create((byte)0x3F);
        first = Vector256.WidenLower(bytes.ToVector256Unsafe());
        // Behind the last byte stands that one again, with which no value is one that fewer bytes can say.
        second = Vector256.WidenLower(Vector128.Shuffle(bits, Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15)).ToVector256Unsafe());
        third = Vector256.WidenLower(Vector128.Shuffle(bits, Vector128.Create((byte)2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15, 15)).ToVector256Unsafe());
    }

    // What begins at each byte, if a character of up to three does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> UpToThree(Vector256<ushort> first, Vector256<ushort> second, Vector256<ushort> third, ref Vector256<ushort> isWrong)
    {
        var isBeyondOne = IsAtLeast(first, 0xC0);
        var isBeyondTwo = IsAtLeast(first, 0xE0);
        var two = (first & Vector256.Create((ushort)0x1F)) << 6 | second;
        var values = Vector256.ConditionalSelect(isBeyondTwo, first << 12 | second << 6 | third, Vector256.ConditionalSelect(isBeyondOne, two, first));
        var least = Vector256.ConditionalSelect(isBeyondTwo, Vector256.Create((ushort)0xF800), Vector256.Create((ushort)0xFF80));
        isWrong |= Vector256.AndNot(isBeyondOne, IsAtLeast(first, 0xF0)) & Vector256.Equals(values & least, Vector256<ushort>.Zero);
        return values;
    }

    // A character of four bytes becomes two: one at its first byte, one at its second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> WithPairs(Vector256<ushort> values, Vector128<byte> bytes, uint lowOwed, int step,
        Vector256<ushort> first, Vector256<ushort> second, Vector256<ushort> third, ref Vector256<ushort> isWrong)
    {
        var before = Vector128.Shuffle(bytes, Vector128.Create((byte)0xFF, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)) | Vector128.CreateScalar((byte)((lowOwed & 1) * 0xF0));
        var isHigh = IsAtLeast(first, 0xF0);
        var isLow = IsAtLeast(Vector256.WidenLower(before.ToVector256Unsafe()), 0xF0);
        var high = Vector256.Create((ushort)0xD7C0) + ((first & Vector256.Create((ushort)0xF)) << 8 | second << 2 | third >>> 4);
        var low = (second & Vector256.Create((ushort)0xF)) << 6 | third | Vector256.Create((ushort)0xDC00);
        // Of one whose second byte is not among these nothing is known.
        var isKnown = Vector256.LessThan(Vector256<ushort>.Indices, Vector256.Create((ushort)step));
        isWrong |= Vector256.AndNot(isHigh & isKnown, Vector256.Equals(high & Vector256.Create((ushort)0xFC00), Vector256.Create((ushort)0xD800)));
        return Vector256.ConditionalSelect(isHigh, high, Vector256.ConditionalSelect(isLow, low, values));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> IsAtLeast(Vector256<ushort> bytes, short least) => Vector256.GreaterThanOrEqual(bytes.AsInt16(), Vector256.Create(least)).AsUInt16();

    // Fewer bytes than a window has, and zeros behind them.
    private static Vector128<byte> LoadShort(ref byte p, int length)
    {
        const int Half = sizeof(ulong), Quarter = sizeof(uint);
        if (length > Half)
            return Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref p), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref p, length - Half)) >> 8 * (Window - length)).AsByte();
        ulong bytes = length >= Quarter
            ? Unsafe.ReadUnaligned<uint>(ref p) | (ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref p, length - Quarter)) << 8 * (length - Quarter)
            : p | (uint)Unsafe.Add(ref p, length / 2) << 8 * (length / 2) | (uint)Unsafe.Add(ref p, length - 1) << 8 * (length - 1);
        return Vector128.CreateScalar(bytes).AsByte();
    }
}
