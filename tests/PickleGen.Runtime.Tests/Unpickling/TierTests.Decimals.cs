namespace PickleGen.Tests.Unpickling;

/// <content>Short decimals, which are read with the place in the bytes in a register.</content>
public sealed partial class TierTests
{
    [Picklable(Module = "tiers")]
    public sealed partial class Priced
    {
        public decimal Net { get; set; }
        public string Unit { get; set; } = "";
        public decimal Tax { get; set; }
        public decimal Gross { get; init; }
    }

    [Picklable(Module = "tiers", Layout = PickleLayout.Positional)]
    public sealed partial record Fee(string Name, decimal Amount, decimal Rate);

    [Fact]
    public void No_other_decimal_comes_of_one_byte()
    {
        Priced[] prices =
        [
            new() { Net = 12.50m, Unit = "kg", Tax = -0.00m, Gross = 99999999m },
            new() { Net = -1234.5m, Unit = "m", Tax = 0.0000001m, Gross = 0m },
            new() { Net = 7m, Unit = "", Tax = 123456789.25m, Gross = 1.0m },
        ];
        Agree(prices, static price => $"{price.Net} {price.Unit} {price.Tax} {price.Gross}");
    }

    [Fact]
    public void No_other_decimal_comes_of_one_byte_of_arguments() =>
        Agree([new Fee("post", 4.95m, 0.19m), new Fee("", -1m, 100m), new Fee("x", 0.001m, 10000000m)], static fee => fee.ToString());

    private static void Agree<T>(T[] values, Func<T, string> show) => TwoTiers.Agree(PickleSerializer.Serialize(values), values, show);
}
