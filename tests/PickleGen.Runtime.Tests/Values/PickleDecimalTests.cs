namespace PickleGen.Tests.Values;

public class PickleDecimalTests
{
    private static readonly string[] s_texts =
    [
        "0", "-0", "0.00", "-0.00", "1", "1.10", "-1.10", "1E+10", "1e10", "1E-10", "1.5E-7", "0.0000001", "0.000001", "123E-3", "12300E-2", "1_000.5", "  7 ", ".5", "5.", "+3",
        "NaN", "sNaN", "-NaN123", "Infinity", "-inf", "123456789012345678901234567890.5", "79228162514264337593543950335", "79228162514264337593543950336", "0E+3", "0E-40", "1E+999999",
        "00012.340", "1.0E+0", "9.99E+2", "123456789E-20",
    ];

    [PythonFact]
    public void Text_comes_back_as_Python_writes_it()
    {
        string[] expected = PythonRunner.RunText($"from decimal import Decimal as D\nfor t in [{string.Join(", ", s_texts.Select(text => $"'{text}'"))}]: print(D(t))").Split('\n');
        Assert.Equal(expected, s_texts.Select(text => PickleDecimal.Parse(text).ToString()));
    }

    [Fact]
    public void What_fits_decimal_keeps_digits_scale_and_sign() => Assert.All(["0.00", "-0.00", "1.10", "-7", "79228162514264337593543950335", "1E-28"], text =>
    {
        Assert.True(PickleDecimal.Parse(text).TryGetDecimal(out decimal value));
        Assert.Equal(text, new PickleDecimal(value).ToString());
    });

    [Theory]
    [InlineData("1E+10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    public void What_decimal_would_change_stays_ours(string text) => Assert.False(PickleDecimal.Parse(text).TryGetDecimal(out _));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1E")]
    [InlineData("one")]
    [InlineData("1E99999999999999999999")]
    public void What_is_no_number_is_refused(string text) => Assert.Throws<FormatException>(() => PickleDecimal.Parse(text));
}
