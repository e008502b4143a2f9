using System.Globalization;
using System.Numerics;

namespace PickleGen.Conformance.Tests.Typed;

[Picklable(Module = "village")]
public enum Shade : byte
{
    Dark = 1,
    Light = 200,
}

[Picklable(Module = "village")]
[Flags]
public enum Rights : byte
{
    None = 0,
    Read = 1,
    Write = 2,
    Run = 4,
}

/// <summary>Values of Python's that are equal to one that the static type has.</summary>
public class LeniencyTests
{
    private const string Shades = """
        import enum
        exec('''
        from enum import IntEnum
        class Shade(IntEnum):
            Dark = 1
            Light = 200
        ''', village.__dict__)
        village.Shade.__module__ = "village"
        from decimal import Decimal
        from datetime import timedelta

        """;

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void An_annotated_enum_is_an_int_as_in_python(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Shades, "village.Shade.Light", protocol);
        Assert.Equal(200, PickleSerializer.Deserialize<int>(pickle));
        Assert.Equal(200L, PickleSerializer.Deserialize<long>(pickle));
        Assert.Equal(200, PickleSerializer.Deserialize<byte>(pickle));
        Assert.Equal(200u, PickleSerializer.Deserialize<uint?>(pickle));
        Assert.Equal(200, PickleSerializer.Deserialize<BigInteger>(pickle));
        Assert.Equal(200.0, PickleSerializer.Deserialize<double>(pickle));
        Assert.Equal(200m, PickleSerializer.Deserialize<decimal>(pickle));
        Assert.Equal(Shade.Light, PickleSerializer.Deserialize<Shade>(pickle));
        Assert.Equal([200, 1], PickleSerializer.Deserialize<List<int>>(Village.DumpedByPython(Shades, "[village.Shade.Light, village.Shade.Dark]", protocol)));
        Assert.Equal("The integer 200 does not fit into 'System.SByte'.", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<sbyte>(pickle)).Message.Split(" at ")[0].Split(" (")[0]);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<bool>(pickle));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<string>(pickle));
    }

    [PythonTheory]
    [InlineData("Flag, boundary=KEEP")]
    [InlineData("IntFlag")]
    public void Flags_are_read_with_bits_that_have_no_name(string @base)
    {
        string rights = $"""
            exec('''
            from enum import Flag, IntFlag, KEEP
            class Rights({@base}):
                Read = 1
                Write = 2
                Run = 4
            ''', village.__dict__)
            village.Rights.__module__ = "village"

            """;
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            byte[] pickle = Village.DumpedByPython(rights, "[village.Rights(n) for n in (1, 3, 7, 0, 9, 8, 203)]", protocol);
            Assert.Equal([1, 3, 7, 0, 9, 8, 203], PickleSerializer.Deserialize<List<Rights>>(pickle)!.Select(right => (int)right));
            Assert.Equal([1, 3, 7, 0, 9, 8, 203], PickleSerializer.Deserialize<List<object>>(pickle)!.Select(right => (int)(Rights)right));
            pickle = Village.DumpedByPython(rights, "village.Rights(257)", protocol);
            Assert.Contains("more bits than 'PickleGen.Conformance.Tests.Typed.Rights'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(pickle)).Message, StringComparison.Ordinal);
        }
    }

    [PythonTheory]
    [InlineData("Decimal('1E+3')", "1000")]
    [InlineData("Decimal('1000').normalize()", "1000")]
    [InlineData("Decimal('-1.0E+5')", "-100000")]
    [InlineData("Decimal('0E+5')", "0")]
    [InlineData("Decimal('0E-40')", "0.0000000000000000000000000000")]
    [InlineData("Decimal('1E+28')", "10000000000000000000000000000")]
    [InlineData("Decimal('7.9E+28')", "79000000000000000000000000000")]
    [InlineData("Decimal('1.00000000000000000000000000000000000')", "1")]
    [InlineData("Decimal('1E-28')", "0.0000000000000000000000000001")]
    [InlineData("Decimal('10E-29')", "0.0000000000000000000000000001")]
    public void A_decimal_takes_what_is_equal(string number, string expected)
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            decimal read = PickleSerializer.Deserialize<decimal>(Village.DumpedByPython(Shades, number, protocol));
            Assert.Equal(expected, read.ToString(CultureInfo.InvariantCulture));
            Village.JudgedByPython(PickleSerializer.Serialize(read), $"from decimal import Decimal\nassert it == {number}, it\n");
        }
    }

    [PythonTheory]
    [InlineData("Decimal('8E+28')")]
    [InlineData("Decimal('1E+29')")]
    [InlineData("Decimal('1E+999999')")]
    [InlineData("Decimal('1E-29')")]
    [InlineData("Decimal('1.00000000000000000000000000001')")]
    [InlineData("Decimal('NaN')")]
    [InlineData("Decimal('-Infinity')")]
    public void A_decimal_loses_no_digit(string number) =>
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<decimal>(Village.DumpedByPython(Shades, number, 4)));

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void The_shortest_span_of_all_survives_python(int protocol)
    {
        byte[] pickle = PickleSerializer.Serialize(TimeSpan.MinValue, new PickleOptions { Protocol = protocol });
        byte[] back = PythonRunner.Run($"import pickle, sys\nsys.stdout.buffer.write(pickle.dumps(pickle.loads(sys.stdin.buffer.read()), {protocol}))", pickle);
        Assert.Equal(TimeSpan.MinValue, PickleSerializer.Deserialize<TimeSpan>(pickle));
        Assert.Equal(TimeSpan.MinValue, PickleSerializer.Deserialize<TimeSpan>(back));
        Assert.Equal([TimeSpan.MinValue], PickleSerializer.Deserialize<List<TimeSpan>>(PythonRunner.Run($"import pickle, sys\nsys.stdout.buffer.write(pickle.dumps([pickle.loads(sys.stdin.buffer.read())], {protocol}))", pickle)));
        string least = "timedelta(microseconds=-922337203685477582)", most = "timedelta(microseconds=922337203685477581)";
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TimeSpan>(Village.DumpedByPython(Shades, least, protocol)));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TimeSpan>(Village.DumpedByPython(Shades, most, protocol)));
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];
}
