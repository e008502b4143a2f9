using System.Buffers.Binary;

namespace PickleGen.Conformance.Tests;

/// <summary>Floats in text: the digits of Python's <c>repr</c>.</summary>
public class FloatTextTests
{
    private const int RandomBits = 100_000;
    private const long Finite = 0x7FEF_FFFF_FFFF_FFFF;

    [PythonFact]
    public void Floats_have_the_digits_of_Python()
    {
        var random = new Random(5);
        var powers = Enumerable.Range(-1074, 1074 + 1024).Select(power => Math.ScaleB(1, power));
        double[] numbers =
        [
            .. powers.SelectMany(power => (double[])[power, -power, Math.BitDecrement(power), Math.BitIncrement(power)]).Where(double.IsFinite),
            .. Enumerable.Range(0, RandomBits).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64() & Finite)),
        ];
        byte[] bits = new byte[numbers.Length * sizeof(double)];
        for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(bits.AsSpan(i * sizeof(double)), numbers[i]);
        string[] expected = PythonRunner.RunText("import sys, struct\nfor number, in struct.iter_unpack('<d', sys.stdin.buffer.read()): print(repr(number))", bits).Split('\n');
        Assert.Equal(expected, numbers.Select(FloatRepr.Format));
    }

    // .NET's own shortest form of these does not read back.
    [Theory]
    [InlineData(-25, "2.9802322387695312e-08")]
    [InlineData(-958, "4.1045368012983762e-289")]
    public void Powers_of_two_are_whole_at_protocol_0(int power, string text) =>
        Assert.Equal($"F{text}\n.", System.Text.Encoding.ASCII.GetString(PickleSerializer.Serialize(Math.ScaleB(1, power), new PickleOptions { Protocol = 0 })));

    [Fact]
    public void A_float_becomes_the_decimal_with_its_digits() =>
        Assert.Equal(0.000000029802322387695312m, PickleSerializer.Deserialize<decimal>(PickleSerializer.Serialize(Math.ScaleB(1, -25))));
}
