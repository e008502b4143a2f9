using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PickleGen.Tests.Unpickling;

/// <summary>Values that a type cannot hold: refused where they would become another value without a word.</summary>
public sealed partial class LossTests
{
    [Picklable(Module = "loss")]
    public enum Level : byte
    {
        Low = 1,
        High = 2,
    }

    [Picklable(Module = "loss")]
    public partial struct Mark
    {
        public int X { get; set; }
    }

    [Picklable(Module = "loss", Layout = PickleLayout.Positional)]
    public partial record struct Pair(int X, int Y);

    [Picklable(Module = "loss")]
    public sealed partial class Box
    {
        public Level Level { get; set; } = Level.High;
        public Level? Perhaps { get; set; }
        public Mark Mark { get; set; }
        public Pair Pair { get; set; }
        public (int, int) Tuple { get; set; }
        public float Single { get; set; }
        public Half Half { get; set; }
        public double Double { get; set; }
        public JsonNode? Json { get; set; }
        public ReadOnlyMemory<byte> Memory { get; set; }
        public Memory<int>? PerhapsMemory { get; set; }
        public ArraySegment<int> Segment { get; set; }
    }

    // PROTO 4, loss.LossTests.Box, and one member by its name.
    // arraymodule.c: d_setitem asks for a float, i_setitem for an index, which a Decimal is not.
    [Fact]
    public void An_array_keeps_the_fraction_of_a_Decimal_or_refuses_it()
    {
        byte[] Pickle(char code) => System.Text.Encoding.Latin1.GetBytes($"\u0080\u0003carray\narray\nX\u0001\0\0\0{code}]cdecimal\nDecimal\nX\u0003\0\0\0" + "1.5\u0085Ra\u0086R.");
        Assert.Equal([1.5], Assert.IsType<double[]>(Assert.IsType<PickleArray>(new Unpickler(Pickle('d')).Load()).Items));
        Assert.Contains("gets Decimal", Assert.Throws<UnpicklingException>(() => new Unpickler(Pickle('i')).Load()).Message, StringComparison.Ordinal);
    }

    private static byte[] BoxWith(string member, string value) => Latin1($"\u0080\u0004\u008c\u0004loss\u008c\u000dLossTests.Box\u0093)\u0081}}\u008c{(char)member.Length}{member}{value}sb.");

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    [Theory]
    [InlineData(nameof(Box.Level))]
    [InlineData(nameof(Box.Mark))]
    [InlineData(nameof(Box.Pair))]
    [InlineData(nameof(Box.Tuple))]
    [InlineData(nameof(Box.Single))]
    [InlineData(nameof(Box.Memory))]
    public void None_is_no_value_of_a_value_type(string member)
    {
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Box>(BoxWith(member, "N")));
        Assert.Equal("$." + member, thrown.Path);
        Assert.Contains("found None", thrown.Message);
    }

    [Fact]
    public void Nor_of_one_that_is_a_root_an_element_or_a_key()
    {
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Level>(Latin1("\u0080\u0004N.")));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Mark>(Latin1("\u0080\u0004N.")));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<(int, int)>(Latin1("\u0080\u0004N.")));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<Pair>>(Latin1("\u0080\u0004](Ne.")));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Dictionary<Level, int>>(Latin1("\u0080\u0004}(NK\u0001u.")));
        Assert.Null(PickleSerializer.Deserialize<Box>(BoxWith(nameof(Box.Perhaps), "N"))!.Perhaps);
        Assert.Null(PickleSerializer.Deserialize<Mark?>(Latin1("\u0080\u0004N.")));
        Assert.Null(PickleSerializer.Deserialize<Box>(BoxWith(nameof(Box.PerhapsMemory), "N"))!.PerhapsMemory);
        // Its default is written so.
        Assert.Null(PickleSerializer.Deserialize<Box>(BoxWith(nameof(Box.Segment), "N"))!.Segment.Array);
    }

    [Theory]
    [InlineData("K\u0002")]
    [InlineData("\u008a\u0001\u0002")]
    public void An_enum_takes_its_number_and_no_other(string number)
    {
        Assert.Equal(Level.High, PickleSerializer.Deserialize<Level>(Latin1($"\u0080\u0004{number}.")));
        Assert.Equal(Level.High, PickleSerializer.Deserialize<Box>(BoxWith(nameof(Box.Perhaps), number))!.Perhaps);
        Assert.Equal([Level.High, Level.Low], PickleSerializer.Deserialize<List<Level>>(Latin1($"\u0080\u0004]({number}K\u0001e."))!);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Level>(Latin1("\u0080\u0004M\u0000\u0001.")));
    }

    // 1e39, 65520.0, 2 ** 1100.
    [Theory]
    [InlineData(nameof(Box.Single), "G\u0048\u0007\u0082\u0087\u00f4\u009c\u004a\u001d")]
    [InlineData(nameof(Box.Half), "G\u0040\u00ef\u00fe\u0000\u0000\u0000\u0000\u0000")]
    [InlineData(nameof(Box.Double), "\u008a\u008a\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0010")]
    public void A_finite_number_does_not_become_infinite(string member, string value)
    {
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Box>(BoxWith(member, value)));
        Assert.Equal("$." + member, thrown.Path);
        Assert.Contains("does not fit", thrown.Message);
        Assert.Equal(double.PositiveInfinity, PickleSerializer.Deserialize<Box>(BoxWith(nameof(Box.Single), "G\u007f\u00f0\u0000\u0000\u0000\u0000\u0000\u0000"))!.Single);
    }

    [Theory]
    [InlineData("K\u0001K\u0002\u0086", "[1,2]")]
    [InlineData("\u0088\u0085", "[true]")]
    [InlineData("N\u0085", "[null]")]
    [InlineData("]K\u0001a", "[1]")]
    public void A_tuple_of_atoms_is_an_array_in_JSON(string value, string expected)
    {
        Assert.Equal(expected, PickleSerializer.Deserialize<JsonNode>(Latin1($"\u0080\u0004{value}."))!.ToJsonString());
        Assert.Equal(expected, PickleSerializer.Deserialize<Box>(BoxWith(nameof(Box.Json), value))!.Json!.ToJsonString());
        Assert.Equal($"[{expected},3]", PickleSerializer.Deserialize<JsonArray>(Latin1($"\u0080\u0004]({value}K\u0003e."))!.ToJsonString());
    }

    [Theory]
    [InlineData("IPv4Address", "1.2")]
    [InlineData("IPv4Address", "1.2.3.04")]
    [InlineData("IPv4Address", "::1")]
    [InlineData("IPv6Address", "1.2.3.4")]
    [InlineData("IPv6Address", "[::1]")]
    [InlineData("IPv6Address", "fe80::1%eth0")]
    public void An_address_that_Python_does_not_take_or_NET_does_not_hold_is_refused(string kind, string text)
    {
        byte[] pickle = Latin1($"\u0080\u0004\u008c\u0009ipaddress\u008c\u000b{kind}\u0093\u008c{(char)text.Length}{text}\u0085R.");
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<IPAddress>(pickle));
        Assert.Throws<UnpicklingException>(() => new Unpickler(pickle).Load());
    }

    [Fact]
    public void A_partial_is_no_value_here()
    {
        byte[] pickle = Latin1("\u0080\u0004]cfunctools\npartial\ncbuiltins\nlist\n\u0085Ra.");
        Assert.Contains("functools.partial is known here of a class's __new__ alone", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(pickle)).Message);
    }

    // 2020-10-25 02:30 in Berlin comes twice; fold chooses.
    [Theory]
    [InlineData("\u0007\u00e4\u000a\u0019\u0002\u001e\u0000\u0000\u0000\u0000", 2)]
    [InlineData("\u0007\u00e4\u008a\u0019\u0002\u001e\u0000\u0000\u0000\u0000", 1)]
    [InlineData("\u0007\u00e4\u0007\u0001\u000c\u001e\u0000\u0000\u0000\u0000", 2)]
    public void A_time_in_a_zone_becomes_UTC_or_keeps_its_offset(string state, int offset)
    {
        byte[] pickle = Latin1($"\u0080\u0004\u008c\u0008datetime\u008c\u0008datetime\u0093C\u000a{state}\u008c\u0008zoneinfo\u008c\u0012ZoneInfo._unpickle\u0093\u008c\u000dEurope/BerlinK\u0001\u0086R\u0086R.");
        var time = PickleSerializer.Deserialize<DateTimeOffset>(pickle);
        Assert.Equal(TimeSpan.FromHours(offset), time.Offset);
        Assert.Equal((time.UtcDateTime, DateTimeKind.Utc), (PickleSerializer.Deserialize<DateTime>(pickle), PickleSerializer.Deserialize<DateTime>(pickle).Kind));
        Assert.Equal(time.UtcDateTime, PickleSerializer.Deserialize<DateTime?>(pickle));
    }

    // A put where no pickler has one lets the machine go on, behind the first entry.
    [Fact]
    public void An_entry_that_is_set_again_has_its_last_value()
    {
        byte[] pickle = [0x80, 4, (byte)'}', 0x8c, 1, (byte)'a', (byte)'K', 1, (byte)'s', (byte)'r', 9, 0, 0, 0, (byte)'(', 0x8c, 1, (byte)'a', (byte)'K', 2, 0x8c, 1, (byte)'b', (byte)'K', 3, (byte)'u', (byte)'.'];
        Dictionary<string, int> entries = new() { ["a"] = 2, ["b"] = 3 };
        Assert.Equal(entries, PickleSerializer.Deserialize<Dictionary<string, int>>(pickle));
        Assert.Equal(entries, PickleSerializer.Deserialize<IDictionary<string, int>>(pickle));
        Assert.Equal(entries, PickleSerializer.Deserialize<SortedDictionary<string, int>>(pickle));
    }

    [Picklable(Module = "loss")]
    public sealed partial class Part
    {
#pragma warning disable PICKLE015 // What an open member gets is the point.
        public object? Whole { get; set; }
#pragma warning restore PICKLE015
    }

    // What is made of its elements is not there when one of them refers to it: something of PickleGen's own stood in its place.
    [Fact]
    public void A_collection_that_is_made_of_its_elements_is_in_none_of_their_open_members()
    {
        var part = new Part();
        System.Collections.Immutable.ImmutableList<Part> whole = [part];
        foreach (object reference in (object[])[whole, new List<object> { whole }])
        {
            part.Whole = reference;
            var refused = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<System.Collections.Immutable.ImmutableList<Part>>(PickleSerializer.Serialize(whole)));
            Assert.StartsWith("A collection that exists only when all its elements do is referred to by one of them", refused.Message, StringComparison.Ordinal);
            Assert.Equal("$[0].Whole", refused.Path);
        }
    }
}
