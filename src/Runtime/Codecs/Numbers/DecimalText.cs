using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PickleGen.Codecs;

/// <summary>A <see cref="decimal"/> as the text that <c>decimal.Decimal</c> takes: all digits, the scale, and a zero's sign.</summary>
internal static partial class DecimalText
{
    /// <summary>Sign, point, a zero before it and 29 digits.</summary>
    public const int Longest = 32;

    /// <summary>Up to so many characters no digit can be lost by parsing.</summary>
    private const int LongestExact = 28;

    /// <summary>Up to so many digits fit into a word.</summary>
    private const int LongestWord = 19;

    private const ulong WordBase = 10_000_000_000_000_000_000;

    /// <summary>Writes the number to <paramref name="target"/>, where <see cref="Longest"/> bytes are free, and returns how many it took.</summary>
    public static int Format(decimal value, ref byte target)
    {
        var parts = Unsafe.BitCast<decimal, Parts>(value);
        int scale = (byte)(parts.Flags >> 16);
        int sign = (int)(parts.Flags >> 31);
        target = (byte)'-';
        return sign + (parts.High == 0 ? FormatWord(parts.Low, scale, ref Unsafe.Add(ref target, sign)) : FormatWide(new UInt128(parts.High, parts.Low), scale, ref Unsafe.Add(ref target, sign)));
    }

    // As a decimal lies in memory, in .NET as in the DECIMAL of native code.
    private readonly record struct Parts(uint Flags, uint High, ulong Low);

    private static int FormatWord(ulong number, int scale, ref byte target)
    {
        int digits = Math.Max(DigitsOf(number), scale + 1);
        if (digits <= LongestShort) return FormatShort((uint)number, digits, scale, ref target);
        int length = scale == 0 ? digits : digits + 1;
        int at = length;
        if (scale != 0)
        {
            int point = length - scale - 1;
            number = Put(number, ref target, length, point + 1);
            Unsafe.Add(ref target, point) = (byte)'.';
            at = point;
        }
        Put(number, ref target, at, 0);
        return length;
    }

    // The last digits of a number, down from one place to another; returns those before them.
    private static ulong Put(ulong number, ref byte target, int end, int start)
    {
        for (; end - start >= 2; end -= 2)
        {
            ulong rest = number / 100;
            PutPair(ref Unsafe.Add(ref target, end - 2), (uint)(number - rest * 100));
            number = rest;
        }
        if (end == start) return number;
        ulong tenth = number / 10;
        Unsafe.Add(ref target, start) = (byte)('0' + (number - tenth * 10));
        return tenth;
    }

    private static void PutPair(ref byte target, uint pair) =>
        Unsafe.WriteUnaligned(ref target, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), 2 * (int)pair)));

    // A division of 128 bits costs as much as a dozen of 64: once, for the upper digits and the lower nineteen.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FormatWide(UInt128 number, int scale, ref byte target)
    {
        Span<byte> digits = stackalloc byte[Longest];
        var (upper, lower) = UInt128.DivRem(number, WordBase);
        int count = DigitsOf((ulong)upper);
        Put((ulong)upper, ref digits[0], count, 0);
        Put((ulong)lower, ref digits[0], count + LongestWord, count);
        count += LongestWord;
        var to = MemoryMarshal.CreateSpan(ref target, Longest - 1);
        // Digits before the point; below 0, zeros between it and the first digit.
        int whole = count - scale;
        to[0] = (byte)'0';
        digits[..Math.Max(whole, 0)].CopyTo(to);
        if (scale == 0) return count;
        int point = Math.Max(whole, 1);
        to[point] = (byte)'.';
        to.Slice(point + 1, scale).Fill((byte)'0');
        digits[Math.Max(whole, 0)..count].CopyTo(to[(point + 1 + Math.Max(-whole, 0))..]);
        return point + 1 + scale;
    }

    /// <summary>Decimal digits; of zero one.</summary>
    private static int DigitsOf(ulong number)
    {
        // 1233 / 4096 is the logarithm of 2; one digit too few at most.
        int digits = (64 - BitOperations.LeadingZeroCount(number | 1)) * 1233 >> 12;
        return digits + (number >= Unsafe.Add(ref MemoryMarshal.GetReference(PowersOfTen), digits) ? 1 : 0);
    }

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000,
        100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000, 10000000000000000000,
    ];

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Reads what <see cref="Format"/> writes; false where a digit might be lost, or Python's text has another form.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        bool isNegative = !text.IsEmpty && text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        if (digits.Length is 0 or > LongestWord) return TryParseLong(text, out value);
        ulong number = 0;
        int scale = -1;
        for (int i = 0; i < digits.Length; i++)
        {
            uint digit = (uint)(digits[i] - '0');
            if (digit <= 9) number = number * 10 + digit;
            else if (digits[i] == '.' && scale < 0 && i > 0 && i < digits.Length - 1) scale = digits.Length - 1 - i;
            else return TryParseLong(text, out value);
        }
        value = new decimal((int)number, (int)(number >> 32), 0, isNegative, (byte)Math.Max(scale, 0));
        return true;
    }

    /// <summary>The same of characters.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        Span<byte> bytes = stackalloc byte[LongestExact];
        value = 0;
        return text.Length <= LongestExact && Ascii.FromUtf16(text, bytes, out int length) == OperationStatus.Done && TryParse(bytes[..length], out value);
    }

    private static bool TryParseLong(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        return text.Length <= LongestExact
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
