using System.Globalization;

namespace PickleGen.Codecs;

/// <summary>A <see cref="decimal"/> as the text that <c>decimal.Decimal</c> takes: all digits, the scale, and a zero's sign.</summary>
internal static class DecimalText
{
    /// <summary>Sign, point, a zero before it and 29 digits.</summary>
    public const int Longest = 32;

    /// <summary>Up to so many characters no digit can be lost by parsing.</summary>
    private const int LongestExact = 28;

    /// <summary>Up to so many digits fit into a word.</summary>
    private const int LongestWord = 19;

    /// <summary>Writes the number at the end of <paramref name="buffer"/>, <see cref="Longest"/> bytes, and returns where it stands there.</summary>
    public static ReadOnlySpan<byte> Format(decimal value, Span<byte> buffer)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        int scale = (byte)(parts[3] >> 16);
        UInt128 wide = new((uint)parts[2], (ulong)(uint)parts[1] << 32 | (uint)parts[0]);
        int at = buffer.Length, written = 0;
        // A division of 128 bits costs as much as a dozen of 64.
        for (; wide > ulong.MaxValue; written++)
        {
            (wide, var digit) = UInt128.DivRem(wide, 10);
            Put(buffer, (uint)digit);
        }
        for (ulong rest = (ulong)wide; rest != 0 || written <= scale; written++)
        {
            ulong tenth = rest / 10;
            Put(buffer, (uint)(rest - tenth * 10));
            rest = tenth;
        }
        if (parts[3] < 0) buffer[--at] = (byte)'-';
        return buffer[at..];

        void Put(Span<byte> buffer, uint digit)
        {
            if (written == scale && scale != 0) buffer[--at] = (byte)'.';
            buffer[--at] = (byte)('0' + digit);
        }
    }

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

    private static bool TryParseLong(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        return text.Length <= LongestExact
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
