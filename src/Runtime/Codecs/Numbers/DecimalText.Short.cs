using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <content>
/// Numbers of up to eight digits, as prices are: all digits in one word, the first one in its lowest byte, without a loop or a branch that
/// depends on how many there are.
/// </content>
internal static partial class DecimalText
{
    /// <summary>The most characters of what <see cref="TryParseShort"/> reads, a sign and a point among them: the bytes of a word.</summary>
    public const int LongestShort = sizeof(ulong);

    private const ulong Zeros = 0x3030_3030_3030_3030;

    private const ulong Points = 0x2E2E_2E2E_2E2E_2E2E;

    // How many digits there are was told from the number: what is written next need not wait for them. Two words, of which what is too much is written over.
    private static int FormatShort(uint number, int count, int scale, ref byte target)
    {
        ulong digits = (DigitsInBytes(number) | Zeros) >> (8 * (LongestShort - count));
        Put(digits, ref target);
        if (scale == 0) return count;
        int point = count - scale;
        Unsafe.Add(ref target, point) = (byte)'.';
        Put(digits >> (8 * point), ref Unsafe.Add(ref target, point + 1));
        return count + 1;
    }

    // Halves, halves of these, and of these: each of a word's bytes becomes a digit. The multiplications are divisions by 10,000, 100 and 10.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong DigitsInBytes(uint number)
    {
        ulong upper = number * 3_518_437_209UL >> 45;
        ulong value = upper | (number - upper * 10_000) << 32;
        upper = (value * 10_486 >> 20) & 0x0000_007F_0000_007F;
        value = upper | (value - upper * 100) << 16;
        upper = (value * 103 >> 10) & 0x000F_000F_000F_000F;
        return upper | (value - upper * 10) << 8;
    }

    /// <summary>Reads a number of one to <see cref="LongestShort"/> characters, where that many bytes may be read. False: it may be one of another form.</summary>
    public static bool TryParseShort(ref byte text, int length, out decimal value)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref text);
        if (!BitConverter.IsLittleEndian) word = BinaryPrimitives.ReverseEndianness(word);
        bool isNegative = (byte)word == '-';
        if (isNegative)
        {
            word >>= 8;
            length--;
        }
        // The last character in the highest byte.
        word <<= 8 * (LongestShort - length);
        int scale = 0;
        ulong points = word ^ Points;
        points = (points - 0x0101_0101_0101_0101) & ~points & 0x8080_8080_8080_8080;
        if (points != 0)
        {
            // The first point is found rightly; another one is no digit. It makes room for what stands before it.
            int below = BitOperations.TrailingZeroCount(points) - 7;
            scale = (64 - 8 - below) / 8;
            if (scale == 0 || scale >= length - 1) return Refuse(out value);
            ulong before = (1UL << below) - 1;
            word = (word & before) << 8 | word & ~(before << 8 | 0xFF);
            length--;
        }
        if (length <= 0) return Refuse(out value);
        word |= Zeros & ((1UL << (8 * (LongestShort - length))) - 1);
        if (((word & 0xF0F0_F0F0_F0F0_F0F0) | ((word + 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4) != 0x3333_3333_3333_3333) return Refuse(out value);
        value = new decimal((int)Number(word - Zeros), 0, 0, isNegative, (byte)scale);
        return true;

        static bool Refuse(out decimal value)
        {
            value = 0;
            return false;
        }
    }

    /// <summary>Whether what <see cref="TryParseShort"/> read is what <see cref="Format"/> makes of the number: without zeros that it does not need.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        int first = text[0] == '-' ? 1 : 0;
        return text[first] != '0' || text.Length == first + 1 || text[first + 1] == '.';
    }

    // The way back: pairs of digits, and from them all eight.
    private static uint Number(ulong digits)
    {
        digits = digits * 10 + (digits >> 8);
        const ulong pairs = 0x0000_00FF_0000_00FF;
        return (uint)(((digits & pairs) * (100 + (1_000_000UL << 32)) + (digits >> 16 & pairs) * (1 + (10_000UL << 32))) >> 32);
    }

    private static void Put(ulong characters, ref byte target) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? characters : BinaryPrimitives.ReverseEndianness(characters));
}
