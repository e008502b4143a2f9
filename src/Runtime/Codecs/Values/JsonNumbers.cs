using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace PickleGen.Codecs;

/// <summary>Numbers of JSON, which are text, and Python's int, float and Decimal.</summary>
internal static class JsonNumbers
{
    /// <summary>Python's <c>decimal.MAX_EMAX</c>: it makes an infinity of what is beyond.</summary>
    private const long MaxExponent = 999_999_999_999_999_999;

    /// <summary>What stands for the number in Python: an int without point and exponent, a float that reads and writes the same number, else a Decimal.</summary>
    /// <exception cref="PicklingException">Not even Python's Decimal has such an exponent.</exception>
    public static object OfText(string text)
    {
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)) return Boxes.Of(integer);
        double number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (Exact(text) is not { } exact) throw new PicklingException($"Python has no number with the exponent of '{text}'.");
        if (double.IsFinite(number) && IsSame(exact, PickleDecimal.Parse(FloatRepr.Format(number)))) return number;
        return exact.TryGetDecimal(out decimal value) ? value : exact;
    }

    /// <summary>The float with the digits of this one: <c>0.1f</c> is 0.1 in JSON, not 0.10000000149011612.</summary>
    public static double OfSingle(float number) =>
        float.IsFinite(number) ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : number;

    /// <summary>With its point, so that it is a float again when it is written.</summary>
    public static JsonNode? ToNode(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal) ? JsonNode.Parse(text + ".0") : JsonValue.Create(number);
    }

    private static PickleDecimal? Exact(string text)
    {
        try
        {
            var exact = PickleDecimal.Parse(text);
            return exact.Exponent is >= -MaxExponent and <= MaxExponent ? exact : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the digits are the same but for zeros at either end.</summary>
    private static bool IsSame(PickleDecimal one, PickleDecimal other)
    {
        string digits = one.Digits.TrimEnd('0'), others = other.Digits.TrimEnd('0');
        return digits == others && (digits.Length == 0 || one.Exponent + one.Digits.Length == other.Exponent + other.Digits.Length);
    }
}
