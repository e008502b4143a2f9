using System.Globalization;
using System.Numerics;
using System.Text;

namespace PickleGen;

/// <summary>Text as Python reads it: numbers and escapes, the way pickletools hands them to <c>int()</c>, <c>float()</c> and the codecs.</summary>
/// <remarks>
/// The unpickler reads the same opcodes by C's rules, which differ: <c>I0x10</c> loads, yet <c>int(b'0x10')</c> fails.
/// Failures are <see cref="FormatException"/>s in Python's words.
/// </remarks>
internal static class PythonText
{
    /// <summary>What Python says of a number with more digits (<c>sys.set_int_max_str_digits</c>): to print it takes time that grows with their square.</summary>
    public const string TooManyDigits = "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit";

    /// <summary>More than the bytes of any number of so many digits.</summary>
    private const int BytesOfMostDigits = TextNumbers.MaxDecimalDigits * 10 / 3 / 8 + 1;

    private static ReadOnlySpan<byte> WhiteSpace => " \t\n\r\v\f"u8;

    /// <summary><c>int(text)</c>.</summary>
    public static BigInteger ParseInt(ReadOnlySpan<byte> text)
    {
        var digits = text.Trim(WhiteSpace);
        if (digits.Length > 0 && digits[0] is (byte)'+' or (byte)'-') digits = digits[1..];
        if (!IsDigits(digits)) throw new FormatException($"invalid literal for int() with base 10: {PythonRepr.Bytes(text)}");
        int count = digits.Length - digits.Count((byte)'_');
        if (count > TextNumbers.MaxDecimalDigits)
            throw new FormatException($"Exceeds the limit (4300 digits) for integer string conversion: value has {count} digits; use sys.set_int_max_str_digits() to increase the limit");
        var number = BigInteger.Parse(WithoutUnderscores(digits), NumberStyles.None, CultureInfo.InvariantCulture);
        return text.Trim(WhiteSpace)[0] == '-' ? -number : number;
    }

    /// <summary><c>repr(number)</c>.</summary>
    /// <exception cref="FormatException">It has more digits than Python prints.</exception>
    public static string OfInt(BigInteger number)
    {
        string digits = number.GetByteCount() <= BytesOfMostDigits ? number.ToString(CultureInfo.InvariantCulture) : "";
        int count = number.Sign < 0 ? digits.Length - 1 : digits.Length;
        return count is > 0 and <= TextNumbers.MaxDecimalDigits ? digits : throw new FormatException(TooManyDigits);
    }

    /// <summary><c>float(text)</c>.</summary>
    public static double ParseFloat(ReadOnlySpan<byte> text)
    {
        var trimmed = text.Trim(WhiteSpace);
        double sign = 1;
        var number = trimmed;
        if (number.Length > 0 && number[0] is (byte)'+' or (byte)'-')
        {
            if (number[0] == '-') sign = -1;
            number = number[1..];
        }
        if (Is(number, "inf") || Is(number, "infinity")) return sign * double.PositiveInfinity;
        if (Is(number, "nan")) return double.NaN;
        if (!IsDecimal(number)) throw new FormatException($"could not convert string to float: {PythonRepr.Bytes(text)}");
        return sign * double.Parse(WithoutUnderscores(number), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
    }

    /// <summary><c>codecs.escape_decode(text)[0].decode('ascii')</c>. The text is a line: it holds no line break.</summary>
    public static int[] Unescape(ReadOnlySpan<byte> text)
    {
        var plain = new List<int>(text.Length);
        for (int at = 0; at < text.Length; at++) plain.Add(text[at] == '\\' ? Escape(text, ref at, plain) : text[at]);
        int bad = plain.FindIndex(static b => b > 0x7F);
        if (bad >= 0) throw new FormatException($"'ascii' codec can't decode byte 0x{plain[bad]:x2} in position {bad}: ordinal not in range(128)");
        return [.. plain];
    }

    /// <summary><c>str(text, 'raw-unicode-escape')</c>, as code points.</summary>
    public static int[] RawUnicodeUnescape(ReadOnlySpan<byte> text)
    {
        var codePoints = new List<int>(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            int code = text[at];
            if (code == '\\' && at + 1 < text.Length)
            {
                byte kind = text[++at];
                int digits = kind switch { (byte)'u' => 4, (byte)'U' => 8, _ => 0 };
                if (digits == 0)
                {
                    codePoints.Add('\\');
                    code = kind;
                }
                else
                {
                    code = Hex(text, at + 1, digits, $"'rawunicodeescape' codec can't decode bytes in position {at - 1}-{at}: truncated \\{(char)kind}{new string('X', digits)} escape");
                    if (code is < 0 or > 0x10FFFF) throw new FormatException($"'rawunicodeescape' codec can't decode bytes in position {at - 1}-{at + digits}: \\Uxxxxxxxx out of range");
                    at += digits;
                }
            }
            codePoints.Add(code);
        }
        return [.. codePoints];
    }

    private static int Escape(ReadOnlySpan<byte> text, ref int at, List<int> plain)
    {
        if (++at == text.Length) throw new FormatException("Trailing \\ in string");
        byte kind = text[at];
        switch (kind)
        {
            case (byte)'\\' or (byte)'\'' or (byte)'"': return kind;
            case (byte)'a': return '\a';
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'v': return '\v';
            case (byte)'x':
                int hex = Hex(text, at + 1, 2, $"invalid \\x escape at position {at - 1}");
                at += 2;
                return hex;
            case >= (byte)'0' and <= (byte)'7':
                int octal = kind - '0';
                for (int more = 0; more < 2 && at + 1 < text.Length && text[at + 1] is >= (byte)'0' and <= (byte)'7'; more++) octal = octal * 8 + text[++at] - '0';
                return octal & 0xFF;
            default:
                plain.Add('\\');
                return kind;
        }
    }

    private static int Hex(ReadOnlySpan<byte> text, int start, int digits, string otherwise)
    {
        if (text.Length - start < digits) throw new FormatException(otherwise);
        uint value = 0;
        foreach (byte digit in text.Slice(start, digits))
        {
            if (!char.IsAsciiHexDigit((char)digit)) throw new FormatException(otherwise);
            value = value << 4 | (uint)Convert.ToInt32(((char)digit).ToString(), 16);
        }
        return (int)value;
    }

    private static bool Is(ReadOnlySpan<byte> text, string word) => Ascii.EqualsIgnoreCase(text, word);

    // Digits, with single underscores between them.
    private static bool IsDigits(ReadOnlySpan<byte> text)
    {
        bool afterDigit = false;
        foreach (byte b in text)
        {
            bool digit = b is >= (byte)'0' and <= (byte)'9';
            if (!digit && !(b == '_' && afterDigit)) return false;
            afterDigit = digit;
        }
        return afterDigit;
    }

    private static bool IsDecimal(ReadOnlySpan<byte> text)
    {
        int e = text.IndexOfAny((byte)'e', (byte)'E');
        if (e >= 0)
        {
            var exponent = text[(e + 1)..];
            if (exponent.Length > 0 && exponent[0] is (byte)'+' or (byte)'-') exponent = exponent[1..];
            if (!IsDigits(exponent)) return false;
            text = text[..e];
        }
        int point = text.IndexOf((byte)'.');
        if (point < 0) return IsDigits(text);
        var whole = text[..point];
        var fraction = text[(point + 1)..];
        return whole.Length + fraction.Length > 0 && (whole.IsEmpty || IsDigits(whole)) && (fraction.IsEmpty || IsDigits(fraction));
    }

    private static string WithoutUnderscores(ReadOnlySpan<byte> text) => Encoding.ASCII.GetString(text).Replace("_", "", StringComparison.Ordinal);
}
