using System.Globalization;
using System.Numerics;
using System.Text;

namespace PickleGen;

/// <summary>Numbers in text as CPython's C unpickler reads them: C's <c>strtol</c> first, then Python's <c>int(text, 0)</c>, and <c>PyOS_string_to_double</c>.</summary>
/// <remarks>Decimal text is quadratic to read, so more digits than Python 3.11's own bound are refused (<c>sys.set_int_max_str_digits</c>).</remarks>
internal static class TextNumbers
{
    /// <summary>The decimal digits that Python reads without being told otherwise.</summary>
    public const int MaxDecimalDigits = 4300;

    private const int LongestShown = 40;

    private const int LongestPlain = 18;

    /// <summary>INT's line: a boolean (<c>00</c>, <c>01</c>), or an integer in C's or Python's notation.</summary>
    public static object ReadInt(ReadOnlySpan<byte> line, int maxBytes)
    {
        if (TryReadPlain(line, out long plain)) return Boxes.Of(plain);
        var text = UpToNul(line);
        // strtol takes an empty text for 0 and stops at its end, so a line that begins with NUL is one.
        if (TryReadLikeC(text, out long value) || text.IsEmpty && !line.IsEmpty) return line.Length == 2 && value is 0 or 1 ? Boxes.Of(value == 1) : Boxes.Of(value);
        return Boxes.Of(ReadInteger(text, 0, maxBytes));
    }

    /// <summary>LONG's line: an integer in Python's notation, perhaps with an <c>L</c> behind.</summary>
    public static object ReadLong(ReadOnlySpan<byte> line, int maxBytes)
    {
        if (line.EndsWith("L"u8)) line = line[..^1];
        if (TryReadPlain(line, out long plain)) return Boxes.Of(plain);
        return Boxes.Of(ReadInteger(UpToNul(line), 0, maxBytes));
    }

    /// <summary>A memo index in decimal.</summary>
    public static BigInteger ReadIndex(ReadOnlySpan<byte> line) => TryReadPlain(line, out long plain) ? plain : ReadInteger(UpToNul(line), 10, MaxDecimalDigits);

    /// <summary>FLOAT's line.</summary>
    public static double ReadFloat(ReadOnlySpan<byte> line)
    {
        var text = UpToNul(line);
        bool negative = text is [(byte)'-', ..];
        var unsigned = text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text;
        if (Ascii.EqualsIgnoreCase(unsigned, "inf"u8) || Ascii.EqualsIgnoreCase(unsigned, "infinity"u8)) return negative ? double.NegativeInfinity : double.PositiveInfinity;
        if (Ascii.EqualsIgnoreCase(unsigned, "nan"u8)) return NaN(negative);
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, style, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value) || unsigned.IndexOfAnyInRange((byte)'0', (byte)'9') < 0 || unsigned[0] is not ((byte)'.' or >= (byte)'0' and <= (byte)'9'))
            throw new UnpicklingException($"'{Shown(line)}' is no float.");
        return value;
    }

    // By its bits: .NET's own has the sign that Python's lacks, and the compiler makes one and the same of -NaN.
    private static double NaN(bool negative) => BitConverter.UInt64BitsToDouble(negative ? 0xFFF8_0000_0000_0000 : 0x7FF8_0000_0000_0000);

    private static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> line) => line.IndexOf((byte)0) is >= 0 and var end ? line[..end] : line;

    // What picklers write: digits, as many as a long surely holds, none of them a needless zero. Zero in two characters is a truth value in INT.
    private static bool TryReadPlain(ReadOnlySpan<byte> line, out long value)
    {
        value = 0;
        var digits = line is [(byte)'-', ..] ? line[1..] : line;
        if (digits.Length is 0 or > LongestPlain || digits[0] == '0' && line.Length > 1) return false;
        foreach (byte c in digits)
        {
            uint digit = c - (uint)'0';
            if (digit > 9) return false;
            value = value * 10 + digit;
        }
        if (digits.Length < line.Length) value = -value;
        return true;
    }

    // strtol(s, &end, 0) with end at the end of the text; octal by a leading 0, which Python itself refuses.
    private static bool TryReadLikeC(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        text = TrimStart(text);
        bool negative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..]) text = text[1..];
        int radix = text is [(byte)'0', ..] ? 8 : 10;
        if (text is [(byte)'0', (byte)'x' or (byte)'X', _, ..])
        {
            radix = 16;
            text = text[2..];
        }
        if (text.IsEmpty) return false;
        Int128 sum = 0;
        foreach (byte c in text)
        {
            int digit = DigitOf(c);
            if (digit < 0 || digit >= radix) return false;
            sum = sum * radix + digit;
            if (sum > (Int128)long.MaxValue + 1) return false;
        }
        if (negative) sum = -sum;
        if (sum > long.MaxValue) return false;
        value = (long)sum;
        return true;
    }

    // longobject.c PyLong_FromString
    private static BigInteger ReadInteger(ReadOnlySpan<byte> line, int radix, int maxBytes)
    {
        var text = TrimStart(line);
        while (!text.IsEmpty && IsSpace(text[^1])) text = text[..^1];
        bool negative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..]) text = text[1..];
        if (radix == 0)
        {
            radix = text is [(byte)'0', var kind, ..] ? (kind | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
            if (radix != 10) text = text is [_, _, (byte)'_', ..] ? text[3..] : text[2..];
            else if (text is [(byte)'0', ..] && text.IndexOfAnyExcept((byte)'0', (byte)'_') >= 0) throw NoInteger(line);
        }
        byte[] digits = Digits(text, radix, line);
        long maxDigits = radix == 10 ? maxBytes == int.MaxValue ? maxBytes : Math.Min(maxBytes, MaxDecimalDigits) : maxBytes * 8L / BitOperations.Log2((uint)radix);
        if (digits.Length > maxDigits) throw TooManyDigits(digits.Length, maxDigits, radix == 10 && maxDigits == MaxDecimalDigits);
        var value = radix == 10 ? BigInteger.Parse(Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture) : FromBits(digits, BitOperations.Log2((uint)radix));
        return negative ? -value : value;
    }

    private static UnpicklingException TooManyDigits(int digits, long most, bool isPythons) => new(isPythons
        ? $"An integer of {digits} decimal digits exceeds the {most} that Python reads."
        : $"An integer of {digits} digits, of which {most} are allowed, exceeds UnpicklingLimits.{nameof(UnpicklingLimits.MaxIntegerBytes)}.");

    private static byte[] Digits(ReadOnlySpan<byte> text, int radix, ReadOnlySpan<byte> line)
    {
        var digits = new byte[text.Length];
        int count = 0;
        bool afterDigit = false;
        foreach (byte c in text)
        {
            if (c == (byte)'_' && afterDigit)
            {
                afterDigit = false;
                continue;
            }
            int digit = DigitOf(c);
            if (digit < 0 || digit >= radix) throw NoInteger(line);
            digits[count++] = c;
            afterDigit = true;
        }
        return afterDigit ? digits[..count] : throw NoInteger(line);
    }

    private static BigInteger FromBits(ReadOnlySpan<byte> digits, int bitsPerDigit)
    {
        var bytes = new byte[(digits.Length * (long)bitsPerDigit + 7) / 8];
        long bit = 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int digit = DigitOf(digits[i]) << (int)(bit % 8);
            bytes[bit / 8] |= (byte)digit;
            if (digit > byte.MaxValue) bytes[bit / 8 + 1] |= (byte)(digit >> 8);
            bit += bitsPerDigit;
        }
        return new BigInteger(bytes, isUnsigned: true);
    }

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && IsSpace(text[0])) text = text[1..];
        return text;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or >= 9 and <= 13;

    private static int DigitOf(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'Z' => c - 'A' + 10,
        _ => -1,
    };

    private static UnpicklingException NoInteger(ReadOnlySpan<byte> line) => new($"'{Shown(line)}' is no integer.");

    private static string Shown(ReadOnlySpan<byte> line) => ShownText.Of(Encoding.Latin1.GetString(line[..Math.Min(line.Length, LongestShown + 1)]), LongestShown);
}
