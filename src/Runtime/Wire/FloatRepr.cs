using System.Globalization;
using System.Text;

namespace PickleGen;

/// <summary>Floats as Python's <c>repr</c> spells them: <c>1.0</c>, <c>1e+16</c>, <c>5e-324</c>, <c>inf</c>.</summary>
internal static class FloatRepr
{
    /// <summary>Where Python changes to exponents (CPython's <c>format_float_short</c> with format code <c>r</c>).</summary>
    private const int FirstExponent = 16, LastSmallExponent = -4;

    private const long Mantissa = 0xF_FFFF_FFFF_FFFF;

    /// <summary>The shortest digits that read back as <paramref name="value"/>, laid out as Python does.</summary>
    public static string Format(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        if (value == 0) return double.IsNegative(value) ? "-0.0" : "0.0";

        var text = new StringBuilder(double.IsNegative(value) ? "-" : "", capacity: 24);
        var (digits, exponent) = ShortestDigits(Math.Abs(value));
        if (exponent is < LastSmallExponent or >= FirstExponent)
        {
            text.Append(digits[0]);
            if (digits.Length > 1) text.Append('.').Append(digits.AsSpan(1));
            return text.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
        }

        int whole = exponent + 1;
        if (whole <= 0) return text.Append("0.").Append('0', -whole).Append(digits).ToString();
        if (whole >= digits.Length) return text.Append(digits).Append('0', whole - digits.Length).Append(".0").ToString();
        return text.Append(digits.AsSpan(0, whole)).Append('.').Append(digits.AsSpan(whole)).ToString();
    }

    /// <summary>.NET's default format, which has the shortest digits as well, but its own ideas of when to use an exponent.</summary>
    /// <remarks>
    /// Next to a power of two the floats below lie half as far away as those above. .NET (10) forgets that of two powers, whose sixteen digits
    /// are then those of the float below (<c>2**-25</c>, <c>2**-958</c>): what does not read back has all seventeen.
    /// </remarks>
    public static string ShortestText(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        bool isPowerOfTwo = (BitConverter.DoubleToInt64Bits(value) & Mantissa) == 0;
        return isPowerOfTwo && double.IsFinite(value) && double.Parse(text, CultureInfo.InvariantCulture) != value ? value.ToString("E16", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>The digits without zeros at either end, and the decimal exponent of the first one.</summary>
    private static (string Digits, int Exponent) ShortestDigits(double value)
    {
        string text = ShortestText(value);
        int end = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = end < 0 ? 0 : int.Parse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (end >= 0) text = text[..end];

        int point = text.IndexOf('.', StringComparison.Ordinal);
        exponent += (point < 0 ? text.Length : point) - 1;
        string digits = text.Replace(".", "", StringComparison.Ordinal);
        string significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), exponent - (digits.Length - significant.Length));
    }
}
