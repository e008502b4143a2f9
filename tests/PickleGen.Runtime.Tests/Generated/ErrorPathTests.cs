namespace PickleGen.Tests.Generated;

[Picklable(Module = "paths", Layout = PickleLayout.Dict)]
public sealed partial class Invoice
{
    public string Number { get; set; } = "";
    public List<InvoiceLine> Lines { get; set; } = [];
    public Dictionary<string, InvoiceLine> ByName { get; set; } = [];
    public (int, InvoiceLine?) Pair { get; set; }
    public InvoiceLine?[]? Array { get; set; }
}

[Picklable(Module = "paths", Layout = PickleLayout.Dict)]
public sealed partial class InvoiceLine
{
    public int Quantity { get; set; }
    public string Sku { get; set; } = "";
    public required decimal Price { get; init; }
}

[Picklable(Module = "paths")]
public sealed partial class Crate
{
    public List<CrateItem> Items { get; set; } = [];
    public CrateItem? Only { get; set; }
    public object? Open { get; set; }
}

[Picklable(Module = "paths")]
public sealed partial class CrateItem
{
    public int Weight { get; set; }
    public string Name { get; set; } = "";
}

[Picklable(Module = "paths", Layout = PickleLayout.Positional)]
public sealed partial record Spot(CrateItem Left, CrateItem Right);

[Picklable(Module = "paths", TrackReferences = false)]
public sealed partial class Ring
{
    public Ring? Next { get; set; }
    public List<object?> Tags { get; set; } = [];
}

[Picklable(Module = "paths")]
public sealed partial class Drawer
{
    public Dictionary<string, object?> ByName { get; } = [];
    public Dictionary<int, Drawer> ById { get; } = [];
    public object? Last { get; set; }
}

[Picklable(Module = "paths", Layout = PickleLayout.Positional)]
public sealed partial class Chain
{
    public Chain? Next { get; set; }
}

[Picklable(Module = "paths")]
public sealed partial class Dial
{
    private int _value;

    public int Value
    {
        get => _value;
        set => _value = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public DayOfWeek Day { get; set; }
}

/// <summary>An error names the member, not only the byte.</summary>
public class ErrorPathTests
{
    private static object Line(object? quantity) => new Dictionary<string, object?> { ["Sku"] = "s", ["Quantity"] = quantity, ["Price"] = 1m };

    public static TheoryData<string, string, object?> Wrong => new()
    {
        { "$.Number", "Number", 5 },
        { "$.Number", "Number", null },
        { "$.Lines[1].Quantity", "Lines", new List<object?> { Line(1), Line("two"), Line(3) } },
        { "$.Lines[1].Quantity", "Lines", new List<object?> { Line(1), Line(long.MaxValue), Line(3) } },
        { "$.Lines[0].Sku", "Lines", new List<object?> { new Dictionary<string, object?> { ["Sku"] = null } } },
        { "$.Lines[0].Price", "Lines", new List<object?> { new Dictionary<string, object?> { ["Sku"] = "s" } } },
        { "$.Lines", "Lines", 7 },
        { "$.ByName['a b'].Quantity", "ByName", new Dictionary<string, object?> { ["x"] = Line(1), ["a b"] = Line("no") } },
        { "$.Pair[1].Quantity", "Pair", (1, Line("no")) },
        { "$.Array[2].Quantity", "Array", new object?[] { Line(1), null, Line("no") } },
    };

    // Strings as Python 2 and 3 write them: names of members all of them.
    [Theory]
    [InlineData("cpaths\nDial\n)\u0081}U\u0005ValueJ\u00ff\u00ff\u00ff\u00ffsb.")]
    [InlineData("cpaths\nDial\n)\u0081}T\u0005\0\0\0ValueJ\u00ff\u00ff\u00ff\u00ffsb.")]
    [InlineData("cpaths\nDial\n)\u0081}S'Value'\nI-1\nsb.")]
    [InlineData("cpaths\nDial\n)\u0081}X\u0005\0\0\0ValueI-1\nsb.")]
    public void What_a_setter_throws_is_told_with_the_name_of_the_member(string pickle)
    {
        var failed = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Dial>(System.Text.Encoding.Latin1.GetBytes(pickle)));
        Assert.IsType<ArgumentOutOfRangeException>(failed.InnerException);
        Assert.Equal("$.Value", failed.Path);
    }

    [Fact]
    public void What_is_no_number_is_expected_to_be_the_enum()
    {
        Check(() => PickleSerializer.Deserialize<DayOfWeek>(PickleSerializer.Serialize("Monday")), "$");
        Check(() => PickleSerializer.Deserialize<List<DayOfWeek>>(PickleSerializer.Serialize<List<object>>([1, "Monday"])), "$[1]");
        Check(() => PickleSerializer.Deserialize<Dial>(System.Text.Encoding.Latin1.GetBytes("cpaths\nDial\n)\u0081}X\u0003\0\0\0DayX\u0006\0\0\0Mondaysb.")), "$.Day");

        static void Check(Action load, string path)
        {
            var failed = Assert.Throws<UnpicklingException>(load);
            Assert.StartsWith("Expected 'System.DayOfWeek', found 'System.String' \"Monday\".", failed.Message, StringComparison.Ordinal);
            Assert.Equal(path, failed.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Load_error_names_the_member(string path, string member, object? value)
    {
        var invoice = new Dictionary<string, object?> { ["Array"] = null, [member] = value, ["Last"] = 1 };
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            byte[] ours = PickleSerializer.Serialize(invoice, new PickleOptions { Protocol = protocol });
            Assert.Equal((protocol, path), (protocol, Assert.ThrowsAny<UnpicklingException>(() => PickleSerializer.Deserialize<Invoice>(ours)).Path));

            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            new Pickler(buffer, new PickleOptions { Protocol = protocol }).Dump((object)invoice);
            var thrown = Assert.ThrowsAny<UnpicklingException>(() => PickleSerializer.Deserialize<Invoice>(buffer.WrittenSpan));
            Assert.Equal((protocol, path), (protocol, thrown.Path));
            Assert.Contains(path, thrown.Message, StringComparison.Ordinal);
        }
    }

    [PythonFact]
    public void Load_error_in_what_Python_wrote_names_the_member()
    {
        const string script = """
            import pickle, sys, types
            class Crate: pass
            class CrateItem:
                def __init__(self, weight): self.Weight, self.Name = weight, "n"
            class Spot:
                def __init__(self, left, right): self.args = left, right
                def __reduce__(self): return Spot, self.args
            paths = sys.modules["paths"] = types.ModuleType("paths")
            for cls in Crate, CrateItem, Spot: cls.__module__ = "paths"; setattr(paths, cls.__name__, cls)
            crate = Crate()
            crate.Items = [CrateItem(1), CrateItem(2)]
            crate.Only = CrateItem(3)
            crate.Open = {"spots": [Spot(CrateItem(4), CrateItem(5))]}
            exec(sys.argv[1])
            sys.stdout.buffer.write(pickle.dumps(crate, int(sys.argv[2])))
            """;
        foreach (var (change, path) in new[]
        {
            ("crate.Items[1].Weight = 'heavy'", "$.Items[1].Weight"),
            ("crate.Only.Weight = None", "$.Only.Weight"),
            ("crate.Only.Name = None", "$.Only.Name"),
            ("crate.Open['spots'][0].args[1].Weight = 'x'", "$.Open['spots'][0].Right.Weight"),
            ("crate.Items = (CrateItem('x'),)", "$.Items[0].Weight"),
            ("crate.Items = {}", "$.Items"),
        })
        {
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                byte[] pickle = PythonRunner.Run(script, default, change, protocol.ToString(System.Globalization.CultureInfo.InvariantCulture));
                var thrown = Assert.ThrowsAny<UnpicklingException>(() => PickleSerializer.Deserialize<Crate>(pickle));
                Assert.True(path == thrown.Path, $"{change}, protocol {protocol}: {thrown}");
            }
        }
    }

    [Fact]
    public void Truncated_pickle_is_refused_with_the_member_that_it_ends_in()
    {
        byte[] pickle = PickleSerializer.Serialize(new Crate { Items = [new CrateItem { Weight = 1, Name = "first" }, new CrateItem { Weight = 2, Name = "cut off here" }] });
        int at = pickle.AsSpan().IndexOf("off here"u8);
        Assert.StartsWith("$.Items[1]", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Crate>(pickle.AsSpan(0, at))).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Cycle_without_identity_is_refused_with_its_path()
    {
        var ring = new Ring();
        ring.Next = new Ring { Next = ring };
        var thrown = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(ring));
        Assert.StartsWith("$.Next.Next", thrown.Path, StringComparison.Ordinal);
        Assert.Contains("TrackReferences", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Cycle_that_no_identity_can_close_is_refused_at_every_protocol(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var ring = new Ring();
        ring.Next = ring;
        Assert.Contains("TrackReferences", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(ring, options)).Message, StringComparison.Ordinal);
        var chain = new Chain();
        chain.Next = chain;
        Assert.Contains("use state layout", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(chain, options)).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Dump_error_in_the_only_entry_of_a_dictionary_names_the_dictionary(int protocol)
    {
        var timer = new System.Threading.Timer(static _ => { });
        var drawer = new Drawer { ByName = { ["a"] = timer } };
        Assert.Equal("$.ByName['a']", Refused(drawer));
        Assert.Equal("$.ById[7].ByName['a']", Refused(new Drawer { ById = { [7] = drawer } }));
        Assert.Equal("$.Last", Refused(new Drawer { Last = timer }));
        Assert.Equal("$.ByName['a'][2]", Refused(new Drawer { ByName = { ["a"] = new List<object?> { 1, 2, timer } } }));

        string? Refused(Drawer drawer) => Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(drawer, new PickleOptions { Protocol = protocol })).Path;
    }

    [Fact]
    public void Dump_error_names_the_member() => Assert.Equal(
        "$.Next.Tags[2]",
        Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Ring { Next = new Ring { Tags = [1, "t", new System.Threading.Timer(static _ => { })] } })).Path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Dump_error_tells_keys_from_members(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var timer = new System.Threading.Timer(static _ => { });
        Assert.Equal("$['a']", Refused(new Dictionary<string, object?> { ["a"] = timer }));
        Assert.Equal("$['a'].Open", Refused(new Dictionary<string, object?> { ["a"] = new Crate { Open = timer } }));
        Assert.Equal("$.Open['b']['c d'][1]", Refused(new Crate { Open = new Dictionary<string, object?> { ["b"] = new PickleDict { ["c d"] = new List<object?> { 1, timer } } } }));
        Assert.Equal("$.Last.ByName['x'].Last", Refused(new Drawer { Last = new Drawer { ByName = { ["x"] = new Drawer { Last = timer } } } }));

        string? Refused<T>(T value) => Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value, options)).Path;
    }

    [Fact]
    public void Dump_error_in_the_items_that_a_reduce_gives_names_the_key()
    {
        var timer = new System.Threading.Timer(static _ => { });
        var table = new DispatchTable().Add<Reduced>(_ => new ReduceValue(new PickleCallable("collections", "OrderedDict"), [], dictItems: [new("first", 1), new("second", timer)]));
        var pickler = new Pickler(new System.Buffers.ArrayBufferWriter<byte>(), new PickleOptions { DispatchTable = table });
        Assert.Equal("$['second']", Assert.Throws<PicklingException>(() => pickler.Dump((object)new Reduced())).Path);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void Load_error_in_a_key_names_the_key(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        foreach (byte[] pickle in new[] { PickleSerializer.Serialize(new Dictionary<object, int> { [1] = 2, ["y"] = 3 }, options), PickleSerializer.Serialize<object>(new Dictionary<object, int> { [1] = 2, ["y"] = 3 }, options) })
        {
            Assert.Equal("$['y']", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Dictionary<int, int>>(pickle)).Path);
            Assert.Equal("$['y']", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<SortedDictionary<int, int>>(pickle)).Path);
        }
    }

    private sealed class Reduced;
}
