using System.Globalization;
using System.Numerics;

namespace PickleGen.Tool;

/// <summary>Floats in C99's hexadecimal form, as Python's <c>float.hex()</c> writes them: <c>0x1.8000000000000p+0</c>.</summary>
internal static class HexFloat
{
    private const long PositiveNaN = 0x7FF8_0000_0000_0000;

    /// <summary>The number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double Parse(string text)
    {
        switch (text)
        {
            case "nan": return BitConverter.Int64BitsToDouble(PositiveNaN);
            case "inf": return double.PositiveInfinity;
            case "-inf": return double.NegativeInfinity;
        }
        bool isNegative = text.StartsWith('-');
        var rest = text.AsSpan(isNegative ? 1 : 0);
        int power = rest.IndexOf('p');
        if (!rest.StartsWith("0x", StringComparison.Ordinal) || power < 0) throw new FormatException($"'{text}' is no float in hexadecimal form");
        var digits = rest[2..power];
        int point = digits.IndexOf('.');
        string all = point < 0 ? digits.ToString() : string.Concat(digits[..point], digits[(point + 1)..]);
        int exponent = int.Parse(rest[(power + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) - 4 * (point < 0 ? 0 : digits.Length - point - 1);

        // At most 53 bits: both steps are exact, and the scaling rounds once at most.
        double value = Math.ScaleB((double)BigInteger.Parse("0" + all, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), exponent);
        return isNegative ? -value : value;
    }

    /// <summary>The text.</summary>
    public static string Format(double value)
    {
        if (double.IsNaN(value)) return "nan";
        string sign = double.IsNegative(value) ? "-" : "";
        if (double.IsInfinity(value)) return sign + "inf";
        if (value == 0) return sign + "0x0.0p+0";
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52 & 0x7FF);
        string mantissa = (bits & 0xF_FFFF_FFFF_FFFF).ToString("x13", CultureInfo.InvariantCulture);
        bool isSubnormal = exponent == 0;
        int power = isSubnormal ? -1022 : exponent - 1023;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}0x{(isSubnormal ? 0 : 1)}.{mantissa}p{power:+0;-0;+0}");
    }
}
