using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>States as other picklers give them: behind a call, in slots, none at all.</summary>
public sealed partial class ForeignStateTests
{
    [Picklable(Module = "foreign", Layout = PickleLayout.Positional)]
    public sealed partial record Said(string A, string B, string C = "", string D = "");

    [Picklable(Module = "foreign")]
    public sealed partial class Point
    {
        public int X { get; set; }
        public int Y { get; set; }
    }

    [Picklable(Module = "foreign")]
    public sealed partial record Built(int X, int Y);

    [Picklable(Module = "foreign")]
    public sealed partial class Node
    {
        public required int Id { get; init; }
        public string? Name { get; init; }
    }

    [Picklable(Module = "foreign", Layout = PickleLayout.Positional)]
    public sealed partial record Whole(List<int> Items);

    // class Whole(tuple), and a NamedTuple of one field: the bytes do not say which of them it is.
    [Theory]
    [InlineData("ccopy_reg\n_reconstructor\n(cforeign\nForeignStateTests.Whole\nc__builtin__\ntuple\n(I1\nI2\nI3\nttR.", 3)]
    [InlineData("ccopy_reg\n_reconstructor\n(cforeign\nForeignStateTests.Whole\nc__builtin__\ntuple\n(ttR.", 0)]
    [InlineData("ccopy_reg\n_reconstructor\n(cforeign\nForeignStateTests.Whole\nc__builtin__\ntuple\n((lI1\naI2\nattR.", 2)]
    [InlineData("\u0080\u0002cforeign\nForeignStateTests.Whole\nK\u0001K\u0002K\u0003\u0087\u0085\u0081.", 3)]
    public void A_class_that_derives_from_tuple_is_made_from_the_whole(string pickle, int count)
    {
        Assert.Equal(count, PickleSerializer.Deserialize<Whole>(Latin1(pickle))!.Items.Count);
        Assert.Equal(count, Assert.IsType<Whole>(new Unpickler(Latin1(pickle)).Load()).Items.Count);
    }

    /// <summary>Python 2's names are 8-bit strings, which these options make bytes: a member's name is meant all the same.</summary>
    [Theory]
    [InlineData("ccopy_reg\n_reconstructor\n(cforeign\nForeignStateTests.Point\nc__builtin__\nobject\nNtR(dS'X'\nI1\nsS'Y'\nI2\nsb.")]
    [InlineData("\u0080\u0002cforeign\nForeignStateTests.Point\n)\u0081}(U\u0001XK\u0001U\u0001YK\u0002ub.")]
    public void Members_named_by_bytes_are_read_where_strings_are_bytes(string pickle)
    {
        var options = new PickleOptions { StringEncoding = PickleStringEncoding.Bytes };
        var untyped = Assert.IsType<Point>(PickleSerializer.Deserialize(Latin1(pickle), options));
        var typed = PickleSerializer.Deserialize<Point>(Latin1(pickle), options)!;
        Assert.Equal((1, 2, 1, 2), (untyped.X, untyped.Y, typed.X, typed.Y));
    }

    [Fact]
    public void Values_of_Python_2_are_read_where_strings_are_bytes()
    {
        var options = new PickleOptions { StringEncoding = PickleStringEncoding.Bytes };
        Assert.Equal(new PickleFraction(1, 3), PickleSerializer.Deserialize(Latin1("cfractions\nFraction\n(S'1/3'\ntR."), options));
        var bytes = Assert.IsType<PickleByteArray>(PickleSerializer.Deserialize(Latin1("c__builtin__\nbytearray\n(X\u0003\0\0\0a\u00C3\u00BFS'latin-1'\ntR."), options));
        Assert.Equal([(byte)'a', 0xFF], bytes.ToArray());
        Assert.Equal(1.5m, PickleSerializer.Deserialize(Latin1("cdecimal\nDecimal\n(S'1.5'\ntR."), options));
        Assert.Equal(new Guid("00000000-0000-0000-0000-000000000005"), PickleSerializer.Deserialize(Latin1("\u0080\u0002cuuid\nUUID\n)\u0081}U\u0003intK\u0005sb."), options));
    }

    /// <summary>Python 2 has one type for texts and bytes: what the place wants tells them apart. Python: <c>encoding="bytes"</c>.</summary>
    [Theory]
    [InlineData("\u0080\u0002cforeign\nForeignStateTests.Mixed\n)\u0081}(U\u0004Textq\u0001U\u0003\u00c3\u00bcxq\u0002U\u0003RawU\u0003\u00c3\u00bcxU\u0004SameU\u0003\u00c3\u00bcxU\u0003KeyU\u0001kU\u0005Items](U\u0001ah\u0002eU\u0003Map}U\u0001kh\u0002sub.")]
    [InlineData("ccopy_reg\n_reconstructor\n(cforeign\nForeignStateTests.Mixed\nc__builtin__\nobject\nNtR(dS'Raw'\nS'\\xc3\\xbcx'\np1\nsS'Text'\ng1\nsS'Same'\ng1\nsS'Key'\nS'k'\nsS'Items'\n(lS'a'\nag1\nasS'Map'\n(dS'k'\ng1\nssb.")]
    public void Texts_are_read_beside_raw_bytes_where_strings_are_bytes(string pickle)
    {
        var options = new PickleOptions { StringEncoding = PickleStringEncoding.Bytes };
        foreach (var mixed in new[] { PickleSerializer.Deserialize<Mixed>(Latin1(pickle), options)!, Assert.IsType<Mixed>(PickleSerializer.Deserialize(Latin1(pickle), options)) })
        {
            Assert.Equal(("üx", 'k'), (mixed.Text, mixed.Key));
            Assert.Equal([0xC3, 0xBC, (byte)'x'], mixed.Raw);
            Assert.Equal(mixed.Raw, mixed.Same);
            Assert.Equal(["a", "üx"], mixed.Items);
            Assert.Equal("üx", mixed.Map["k"]);
        }
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_text_where_strings_are_bytes()
    {
        var options = new PickleOptions { StringEncoding = PickleStringEncoding.Bytes };
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<string>>(Latin1("](U\u0001aU\u0001\u00ffe."), options));
        Assert.Equal("Expected 'System.String', found 'System.Byte[]'. (at $[1], byte 8)", error.Message);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<string>>(Latin1("\u0080\u0003](C\u0001ae.")));
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static string Class(string name) => $"cforeign\nForeignStateTests.{name}\n";

    private static string Text(string text) => $"X{(char)text.Length}\0\0\0{text}";

    [Picklable(Module = "foreign")]
    public sealed partial class Mixed
    {
        public required string Text { get; init; }
        public required byte[] Raw { get; init; }
        public byte[]? Same { get; init; }
        public char Key { get; init; }
        public required List<string> Items { get; init; }
        public required Dictionary<string, string> Map { get; init; }
    }

    [Picklable(Module = "foreign")]
    public sealed partial class Titled
    {
        public required string Title { get; set; }
        public required List<int> Marks { get; init; }
        public int Year { get; set; } = 7;
    }

    [Picklable(Module = "foreign")]
    public sealed partial record Grown(int X, int Y)
    {
        public List<int> More { get; } = [];
        public string? Name { get; set; }
    }

    // pickle.py load_build: each state updates the dictionary that the object has.
    [Fact]
    public void A_second_state_leaves_what_it_does_not_name()
    {
        byte[] pickle = Latin1($"{Class("Titled")})\u0081}}({Text("Title")}{Text("a")}{Text("Marks")}](K\u0001K\u0002eub}}{Text("Year")}K\u0005sb}}b.");
        foreach (var titled in new[] { PickleSerializer.Deserialize<Titled>(pickle)!, Assert.IsType<Titled>(PickleSerializer.Deserialize(pickle)) })
        {
            Assert.Equal(("a", 5), (titled.Title, titled.Year));
            Assert.Equal([1, 2], titled.Marks);
        }
    }

    [Fact]
    public void A_second_state_of_an_object_that_a_constructor_makes_leaves_what_it_does_not_name()
    {
        byte[] pickle = Latin1($"{Class("Grown")})\u0081}}({Text("X")}K\u0001{Text("Y")}K\u0002{Text("More")}](K\u0003K\u0004eub}}({Text("Name")}{Text("n")}{Text("Y")}K\u0009ub.");
        foreach (var grown in new[] { PickleSerializer.Deserialize<Grown>(pickle)!, Assert.IsType<Grown>(PickleSerializer.Deserialize(pickle)) })
        {
            Assert.Equal((1, 9, "n"), (grown.X, grown.Y, grown.Name));
            Assert.Equal([3, 4], grown.More);
        }
    }

    [Fact]
    public void A_first_state_that_lacks_what_is_required_is_refused_whatever_the_second_has()
    {
        byte[] pickle = Latin1($"{Class("Titled")})\u0081}}{Text("Year")}K\u0005sb}}({Text("Title")}{Text("a")}{Text("Marks")}]ub.");
        Assert.Contains("requires 'Title'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Titled>(pickle)).Message, StringComparison.Ordinal);
        Assert.Contains("requires 'Title'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize(pickle)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_populated_object_needs_what_is_required_from_the_pickle()
    {
        var titled = new Titled { Title = "t", Marks = [] };
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(Latin1($"{Class("Titled")})\u0081}}{Text("Year")}K\u0005sb."), titled));
    }

    [Theory]
    [InlineData("}X\u0001\0\0\0uX\u0001\0\0\0vsb", "pq")]
    [InlineData("}b", "pq")]
    [InlineData("}X\u0001\0\0\0BX\u0001\0\0\0ysb", "py")]
    [InlineData("}(X\u0001\0\0\0AX\u0001\0\0\0xX\u0001\0\0\0BX\u0001\0\0\0yub", "xy")]
    [InlineData("N}X\u0001\0\0\0BX\u0001\0\0\0ys\u0086b", "py")]
    public void A_state_behind_the_arguments_changes_what_it_names(string state, string expected)
    {
        foreach (string arguments in (string[])[$"{Text("p")}{Text("q")}\u0086", $"({Text("p")}{Text("q")}t", $"({Text("p")}{Text("q")}{Text("")}{Text("")}tq\u0005"])
        {
            string said = $"{Class("Said")}{arguments}R{state}";
            Assert.Equal(expected, Shown(PickleSerializer.Deserialize<Said>(Latin1($"\u0080\u0002{said}."))));
            Assert.Equal(expected, Shown((Said)PickleSerializer.Deserialize<object>(Latin1($"\u0080\u0002{said}."))!));
            Assert.Equal([expected, expected], PickleSerializer.Deserialize<List<Said>>(Latin1($"\u0080\u0002]({said}{said}e."))!.Select(Shown));
        }

        static string Shown(Said? said) => said!.A + said.B;
    }

    [Fact]
    public void A_positional_type_takes_members_by_name_where_there_are_no_arguments()
    {
        string made = $"{Class("Said")})\u0081}}({Text("B")}{Text("y")}{Text("A")}{Text("x")}ub";
        Assert.Equal(new Said("x", "y"), PickleSerializer.Deserialize<Said>(Latin1($"\u0080\u0002{made}.")));
        var lacking = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Said>(Latin1($"\u0080\u0002{Class("Said")})\u0081}}{Text("B")}{Text("y")}sb.")));
        Assert.Contains("requires 'A'", lacking.Message);
        var unknown = new PickleOptions { UnknownMembers = UnknownMembers.Error };
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Said>(Latin1($"\u0080\u0002{Class("Said")}{Text("p")}{Text("q")}\u0086R}}{Text("u")}Nsb."), unknown));
    }

    // copyreg: (dictionary, slots), or either of them.
    [Theory]
    [InlineData("}X\u0001\0\0\0YK\u0002s}X\u0001\0\0\0XK\u0001s\u0086b")]
    [InlineData("}q\u0001(X\u0001\0\0\0YK\u0002X\u0001\0\0\0ZNu}q\u0002(X\u0001\0\0\0XK\u0001u\u0086q\u0006b")]
    [InlineData("}}(X\u0001\0\0\0XK\u0001X\u0001\0\0\0YK\u0002u\u0086b")]
    [InlineData("N}(X\u0001\0\0\0XK\u0001X\u0001\0\0\0YK\u0002u\u0086b")]
    [InlineData("}(X\u0001\0\0\0XK\u0001X\u0001\0\0\0YK\u0002uN\u0086b")]
    [InlineData("}X\u0001\0\0\0XK\u0001sX\u0001\0\0\0YK\u0002sb")]
    public void A_state_may_lie_in_slots(string state)
    {
        foreach (string name in (string[])["Point", "Built"])
        {
            string point = $"{Class(name)})\u0081q\0{state}";
            Assert.Equal((1, 2), Shown(name == "Point" ? PickleSerializer.Deserialize<Point>(Latin1($"\u0080\u0002{point}."))! : PickleSerializer.Deserialize<Built>(Latin1($"\u0080\u0002{point}."))!));
            Assert.Equal((1, 2), Shown(PickleSerializer.Deserialize<object>(Latin1($"\u0080\u0002{point}."))!));
        }
        string one = $"{Class("Point")})\u0081q\0{state}";
        Assert.Equal([(1, 2), (1, 2)], PickleSerializer.Deserialize<List<Point>>(Latin1($"\u0080\u0002]({one}{one}e."))!.Select(Shown));
        Assert.Equal([(1, 2)], PickleSerializer.Deserialize<Dictionary<string, Point>>(Latin1($"\u0080\u0002}}{Text("a")}{one}s."))!.Values.Select(Shown));

        static (int, int) Shown(object point) => point is Point { X: var x, Y: var y } ? (x, y) : point is Built built ? (built.X, built.Y) : default;
    }

    [Theory]
    [InlineData("")]
    [InlineData("}b")]
    [InlineData("}X\u0004\0\0\0NameNsb")]
    public void A_required_member_is_required_of_an_object_without_a_state_too(string state)
    {
        string node = $"{Class("Node")})\u0081q\0{state}";
        Assert.Contains("requires 'Id'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Node>(Latin1($"\u0080\u0002{node}."))).Message);
        Assert.Contains("requires 'Id'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(Latin1($"\u0080\u0002{node}."))).Message);
        Assert.Contains("requires 'Id'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<Node>>(Latin1($"\u0080\u0002]{node}a."))).Message);
    }
}
