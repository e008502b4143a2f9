using System.Globalization;
using System.Text;
using PickleGen.Codecs;

namespace PickleGen.Tests.Codecs;

/// <summary>.NET's own formatting and parsing are the judge, where they keep everything.</summary>
public sealed class DecimalTextTests
{
    [Fact]
    public void A_decimal_is_written_as_net_writes_it_and_read_with_every_digit_and_its_scale()
    {
        var random = new Random(35900);
        var values = new List<decimal> { 0, 1, -1, 0.00m, 1.00m, 4.950m, 0.001m, -0.1m, decimal.MaxValue, decimal.MinValue, ulong.MaxValue, ulong.MaxValue + 1m, 0.0000000000000000000000000001m };
        for (int i = 0; i < 20_000; i++)
        {
            int words = random.Next(1, 4);
            values.Add(new decimal(random.Next(int.MinValue, int.MaxValue), words > 1 ? random.Next(int.MinValue, int.MaxValue) : 0, words > 2 ? random.Next(int.MinValue, int.MaxValue) : 0, isNegative: random.Next(2) == 0, (byte)random.Next(29)));
        }
        for (int i = 0; i < 20_000; i++)
        {
            uint number = (uint)random.NextInt64((long)Math.Pow(10, random.Next(10)));
            values.Add(new decimal((int)number, 0, 0, isNegative: random.Next(2) == 0, (byte)random.Next(10)));
        }
        foreach (decimal value in values)
        {
            string text = Format(value);
            if (value != 0) Assert.Equal(value.ToString(CultureInfo.InvariantCulture), text);
            bool isRead = DecimalText.TryParse(Encoding.ASCII.GetBytes(text), out decimal read);
            if (text.Length <= 28) Assert.True(isRead, text);
            if (isRead) Assert.Equal(decimal.GetBits(value), decimal.GetBits(read));
        }
    }

    [Theory]
    [InlineData(0, "-0")]
    [InlineData(3, "-0.000")]
    public void A_negative_zero_keeps_its_sign(byte scale, string expected)
    {
        var zero = new decimal(0, 0, 0, isNegative: true, scale);
        Assert.Equal(expected, Format(zero));
        Assert.True(DecimalText.TryParse(Encoding.ASCII.GetBytes(expected), out decimal read));
        Assert.Equal(decimal.GetBits(zero), decimal.GetBits(read));
    }

    // All texts of four of these characters, alone and before six digits: what a word holds, and what it does not.
    [Fact]
    public void Every_short_text_is_read_as_net_reads_it_or_left_to_others()
    {
        const string characters = "019.-+ e\0\x3a/";
        int texts = (int)Math.Pow(characters.Length, 4);
        for (int i = 0; i < 2 * texts; i++)
        {
            int rest = i % texts;
            string text = "";
            for (int j = 0; j < 4; j++, rest /= characters.Length) text += characters[rest % characters.Length];
            if (i >= texts) text += "901234"[..(i % 7)];
            for (int length = 1; length <= Math.Min(text.Length, DecimalText.LongestShort); length++) Check(text, length);
        }

        static void Check(string text, int length)
        {
            byte[] bytes = [.. Encoding.ASCII.GetBytes(text), .. "99999999"u8];
            string number = text[..length];
            bool isPlain = number.TrimStart('-') is [>= '0' and <= '9', .., >= '0' and <= '9'] or [>= '0' and <= '9'] && number.LastIndexOf('-') <= 0 && number.All("0123456789.-".Contains) && number.Count(c => c == '.') <= 1;
            Assert.Equal(isPlain, DecimalText.TryParseShort(ref bytes[0], length, out decimal read));
            if (isPlain) Assert.Equal(Bits(number), decimal.GetBits(read));
        }

        static int[] Bits(string number)
        {
            int[] bits = decimal.GetBits(decimal.Parse(number, CultureInfo.InvariantCulture));
            return number[0] == '-' ? [bits[0], bits[1], bits[2], bits[3] | int.MinValue] : bits;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1E+3")]
    [InlineData("NaN")]
    [InlineData("12345678901234567890123456789")]
    public void What_may_lose_a_digit_or_is_no_plain_number_is_left_to_others(string text) => Assert.False(DecimalText.TryParse(Encoding.ASCII.GetBytes(text), out _));

    private static string Format(decimal value)
    {
        Span<byte> buffer = stackalloc byte[DecimalText.Longest];
        return Encoding.ASCII.GetString(buffer[..DecimalText.Format(value, ref buffer[0])]);
    }
}
