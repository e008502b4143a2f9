using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Decimals as CPython writes them: what it memoizes of a call can be referred to behind it.</summary>
public sealed partial class DecimalCallTests
{
    [Picklable(Module = "calls")]
    public sealed partial class Prices
    {
        public decimal A { get; set; }
        public decimal B { get; set; }
        public string? Text { get; set; }
        public decimal Again { get; set; }
#pragma warning disable PICKLE015 // A tuple may come here, which is what the test looks for.
        public object? Call { get; set; }
#pragma warning restore PICKLE015
    }

    // Memo: 0 to 2 the class, 3 the object, 4 its state; 5 "A", 6 to 8 decimal.Decimal, 9 the text, 10 the tuple, 11 the number; 12 "B", 13 to 15 likewise.
    private static byte[] Pickle(string second, string put = "")
    {
        string pickle = "\x80\x04" + Name("calls") + Name("DecimalCallTests.Prices") + "\x93\x94)\x81\x94}\x94("
            + Name("A") + Name("decimal") + Name("Decimal") + "\x93\x94" + Name("1.50") + "\x85\x94R\x94"
            + Name("B") + "h\x08" + Name(second) + "\x85\x94R\x94" + put
            + Name("Text") + "h\x0d" + Name("Again") + "h\x0f" + Name("Call") + "h\x0eub.";
        return Encoding.Latin1.GetBytes(pickle);

        static string Name(string text) => $"\x8c{(char)text.Length}{text}\x94";
    }

    [Fact]
    public void Text_arguments_and_number_can_be_referred_to()
    {
        var prices = PickleSerializer.Deserialize<Prices>(Pickle("-20.250"))!;
        Assert.Equal((1.50m, "-20.250", "-20.250", "-20.250"), (prices.A, prices.B.ToString(System.Globalization.CultureInfo.InvariantCulture), prices.Text, prices.Again.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Same(prices.Text, Assert.Single(Assert.IsType<PickleTuple>(prices.Call)));
    }

    [Theory]
    [InlineData("0.00", "0.00")]
    [InlineData("-0", "-0")]
    [InlineData("007.5", "007.5")]
    [InlineData("12345678", "12345678")]
    [InlineData("123456789.5", "123456789.5")]
    public void The_text_is_the_one_that_was_there(string second, string text) => Assert.Equal(text, PickleSerializer.Deserialize<Prices>(Pickle(second))!.Text);

    [Theory]
    [InlineData(13, "other", "-20.250", "-20.250")]
    [InlineData(14, "-20.250", null, "-20.250")]
    [InlineData(15, "-20.250", "-20.250", "7")]
    public void One_of_them_may_be_put_another_in_its_place(int index, string text, string? call, string again)
    {
        string other = index switch { 13 => "\x8c\x05other", 14 => "N", _ => "K\x07" };
        var prices = PickleSerializer.Deserialize<Prices>(Pickle("-20.250", $"\x8c\x01X{other}q{(char)index}"))!;
        Assert.Equal((text, call, again), (prices.Text, (string?)(prices.Call as PickleTuple)?[0], prices.Again.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("x")]
    public void A_number_that_does_not_fit_is_refused_where_it_lies(string text) =>
        Assert.Equal("$.B", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Prices>(Pickle(text))).Path);

    [Fact]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.Contains(nameof(UnpicklingLimits.MaxStringBytes), Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Prices>(Pickle(new string('1', 28)), new() { Limits = new() { MaxStringBytes = 27 } })).Message);
}
