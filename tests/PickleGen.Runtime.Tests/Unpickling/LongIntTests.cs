using System.Globalization;
using System.Numerics;

namespace PickleGen.Tests.Unpickling;

/// <summary>Python's ints that no integer of .NET's holds, in places of floats.</summary>
public sealed class LongIntTests
{
    // What float(i) gives in Python.
    [Theory]
    [InlineData("18446744073709551615", 1.8446744073709552e+19)]
    [InlineData("-18446744073709551615", -1.8446744073709552e+19)]
    [InlineData("18446744073709553664", 1.8446744073709552e+19)]
    [InlineData("18446744073709553665", 1.8446744073709556e+19)]
    [InlineData("1606938044258990364744942886463655168665076084376238859223040", 1.6069380442589903e+60)]
    [InlineData("1606938044258990453947923680586147734807949174969684883144705", 1.6069380442589906e+60)]
    [InlineData("9223372036854775808", 9.223372036854776e+18)]
    [InlineData("0", 0)]
    public void A_long_int_is_the_nearest_float(string digits, double expected)
    {
        var number = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        Assert.Equal(expected, Again<BigInteger, double>(number));
        Assert.Equal(expected, Again<BigInteger, Complex>(number).Real);
        Assert.Equal(expected, Again<List<BigInteger>, double[]>([number])[0]);
    }

    [Fact]
    public void An_int_beyond_the_range_of_floats_is_an_error() => Assert.Throws<UnpicklingException>(() => Again<BigInteger, double>(BigInteger.Pow(2, 1024) - 1));

    // array.array("d", [2**64 - 1]) at protocol 2
    [Fact]
    public void So_it_is_in_an_array() => Assert.Equal([1.8446744073709552e+19], PickleSerializer.Deserialize<double[]>(Convert.FromHexString(
        "80026361727261790a61727261790a710058010000006471015d71028a09ffffffffffffffff00618671035271042e"))!);

    private static TTo Again<TFrom, TTo>(TFrom value) => PickleSerializer.Deserialize<TTo>(PickleSerializer.Serialize(value))!;
}
