using System.Globalization;
using System.Text.RegularExpressions;

namespace PickleGen;

/// <summary>A value of Python's <c>decimal.Decimal</c> that <see cref="decimal"/> cannot hold: NaN, infinity, more digits, another exponent.</summary>
/// <remarks>Sign, digits and exponent as Python has them, so <c>1E+1</c> and <c>10</c> stay two. <see cref="Equals(PickleDecimal)"/> compares these; as keys of a dict both are the number ten.</remarks>
public sealed partial class PickleDecimal : IEquatable<PickleDecimal>
{
    private const int MaxScale = 28;
    private readonly string _special;

    private PickleDecimal(bool isNegative, string digits, long exponent, string special = "")
    {
        IsNegative = isNegative;
        Digits = digits;
        Exponent = exponent;
        _special = special;
    }

    /// <summary>The same value, scale included.</summary>
    public PickleDecimal(decimal value)
        : this(decimal.IsNegative(value), Coefficient(value), -value.Scale)
    {
    }

    /// <summary>Whether it has a minus sign (zero and NaN can have one).</summary>
    public bool IsNegative { get; }

    /// <summary>The coefficient's digits without leading zeros; a NaN's payload, or empty.</summary>
    public string Digits { get; }

    /// <summary>The power of ten by which the digits are multiplied.</summary>
    public long Exponent { get; }

    /// <summary>Whether it is a quiet or a signaling NaN.</summary>
    public bool IsNaN => _special is "NaN" or "sNaN";

    /// <summary>Whether it is a signaling NaN.</summary>
    public bool IsSignaling => _special is "sNaN";

    /// <summary>Whether it is an infinity.</summary>
    public bool IsInfinity => _special is "Infinity";

    /// <summary>Reads what Python's Decimal reads, ASCII digits only.</summary>
    /// <exception cref="ArgumentNullException">There is no text.</exception>
    /// <exception cref="FormatException">It is no decimal number.</exception>
    public static PickleDecimal Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Syntax().Match(text.Replace("_", "", StringComparison.Ordinal).Trim());
        if (!match.Success) throw new FormatException("The text is no decimal number.");
        bool negative = match.Groups["sign"].Value == "-";
        if (match.Groups["inf"].Success) return new(negative, "", 0, "Infinity");
        if (match.Groups["nan"].Success) return new(negative, match.Groups["payload"].Value.TrimStart('0'), 0, match.Groups["signal"].Success ? "sNaN" : "NaN");

        string fraction = match.Groups["fraction"].Value;
        string digits = match.Groups["whole"].Value + fraction;
        if (digits.Length == 0) throw new FormatException("The text is no decimal number.");
        long exponent = 0;
        if (match.Groups["exponent"] is { Success: true, Value: var power } && !long.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            throw new FormatException("The decimal number's exponent is out of range.");
        digits = digits.TrimStart('0');
        return new(negative, digits.Length == 0 ? "0" : digits, exponent - fraction.Length);
    }

    /// <summary>The same number as a <see cref="decimal"/>, if that loses nothing: neither digits nor scale nor sign.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        value = 0;
        if (_special.Length > 0 || Exponent is > 0 or < -MaxScale || Digits.Length > MaxScale + 1) return false;
        if (!decimal.TryParse(Digits, NumberStyles.None, CultureInfo.InvariantCulture, out decimal coefficient)) return false;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(coefficient, bits);
        value = new decimal(bits[0], bits[1], bits[2], IsNegative, (byte)-Exponent);
        return true;
    }

    /// <summary>An equal number as a <see cref="decimal"/>, if there is one: of the digits only zeros at the end may go or come.</summary>
    internal bool TryGetEqual(out decimal value)
    {
        if (TryGetDecimal(out value)) return true;
        if (_special.Length > 0) return false;
        // If any form has a place, the shortest one has.
        string digits = Digits.TrimEnd('0');
        long exponent = Exponent + Digits.Length - digits.Length;
        if (digits.Length == 0) return new PickleDecimal(IsNegative, "0", Math.Clamp(Exponent, -MaxScale, 0)).TryGetDecimal(out value);
        if (exponent > MaxScale) return false;
        int zeros = (int)Math.Max(exponent, 0);
        return new PickleDecimal(IsNegative, digits + new string('0', zeros), exponent - zeros).TryGetDecimal(out value);
    }

    /// <inheritdoc/>
    public bool Equals(PickleDecimal? other) =>
        other is not null && IsNegative == other.IsNegative && Digits == other.Digits && Exponent == other.Exponent && _special == other._special;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PickleDecimal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsNegative, Digits, Exponent, _special);

    /// <summary>As Python writes it (General Decimal Arithmetic, to-scientific-string): <c>0.10</c>, <c>1E+10</c>, <c>-Infinity</c>.</summary>
    public override string ToString()
    {
        string sign = IsNegative ? "-" : "";
        if (_special.Length > 0) return sign + _special + Digits;
        long point = Digits.Length + Exponent;
        if (Exponent <= 0 && point > -6)
        {
            string padded = Digits.PadLeft((int)(1 - Exponent), '0');
            int whole = padded.Length + (int)Exponent;
            return sign + (Exponent == 0 ? padded : $"{padded[..whole]}.{padded[whole..]}");
        }
        string fraction = Digits.Length > 1 ? "." + Digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Digits[0]}{fraction}E{point - 1:+0;-0;+0}");
    }

    private static string Coefficient(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return new decimal(bits[0], bits[1], bits[2], isNegative: false, scale: 0).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<sign>[-+])?(?:(?<inf>inf(?:inity)?)|(?<nan>(?<signal>s)?nan)(?<payload>[0-9]*)|(?<whole>[0-9]*)(?:\.(?<fraction>[0-9]*))?(?:e(?<exponent>[-+]?[0-9]+))?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Syntax();
}
