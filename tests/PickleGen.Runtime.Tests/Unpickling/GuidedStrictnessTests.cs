namespace PickleGen.Tests.Unpickling;

/// <summary>What the stack machine refuses, and CPython, is refused where a type is asked for too; and what stands for an object outside is that object.</summary>
public sealed partial class GuidedStrictnessTests
{
    [Picklable(Module = "strict", Name = "Part")]
    public sealed partial class Part
    {
        public string? Name { get; set; }
        public int Number { get; set; }
        public List<string?> Names { get; set; } = [];
        public Dictionary<string, double> Sizes { get; set; } = [];
    }

    [Picklable(Module = "strict", Name = "Pair", Layout = PickleLayout.Positional)]
    public sealed partial record Pair(string First, long Second);

    [Theory]
    [InlineData("4B05282E")]
    [InlineData("8C0161282E")]
    [InlineData("5D282E")]
    [InlineData("80026373747269637400506172740A29817D288C064E756D6265724B057562282E")]
    public void STOP_takes_no_MARK(string pickle)
    {
        byte[] bytes = Convert.FromHexString(pickle);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize(bytes));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int>(bytes));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<string>(bytes));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int[]>(bytes));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Part>(bytes));
    }

    [Fact]
    public void A_reference_to_no_entry_before_a_class_is_an_error()
    {
        byte[] pickle = [0x80, 2, (byte)'h', 3, .. "cstrict\nPart\n)\x81}(X\x06\0\0\0NumberK\x05ub."u8.ToArray().Where(static b => b != 0xC2)];
        Assert.Contains("no entry 3", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Part>(pickle)).Message, StringComparison.Ordinal);
        Assert.Equal(5, PickleSerializer.Deserialize<Part>([.. pickle[..2], .. pickle[4..]])!.Number);
    }

    [Fact]
    public void SETITEM_stands_behind_each_name_and_value_and_nowhere_else()
    {
        Assert.Equal(5, PickleSerializer.Deserialize<Part>(Part("X\x06\0\0\0NumberK\x05sX\x04\0\0\0NameNs"))!.Number);
        foreach (string items in (string[])["X\x06\0\0\0NumberK\x05", "X\x06\0\0\0NumberK\x05X\x04\0\0\0NameNs", "sX\x06\0\0\0NumberK\x05s", "s", "X\x06\0\0\0NumberK\x05X\x04\0\0\0NameN}(u"])
        {
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize(Part(items)));
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Part>(Part(items)));
        }

        static byte[] Part(string items) => [0x80, 2, .. System.Text.Encoding.Latin1.GetBytes($"cstrict\nPart\n)\x81}}{items}b.")];
    }

    private sealed class Outside(Stream stream, int protocol) : Pickler(stream, new PickleOptions { Protocol = protocol })
    {
        protected override object? PersistentId(object value) => value switch
        {
            "x" => "id of x",
            7 => 70,
            2.5 => new PickleTuple(2, 5),
            9L => "id of 9",
            _ => null,
        };
    }

    private sealed class FromOutside(byte[] pickle) : Unpickler(pickle)
    {
        protected override object? PersistentLoad(object id) => id switch
        {
            "id of x" => "x",
            70 or "70" => 7,
            PickleTuple or "(2, 5)" => 2.5,
            "id of 9" => 9L,
            _ => throw new InvalidOperationException($"{id}"),
        };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_id_of_the_members_own_type_is_an_id(int protocol)
    {
        var part = Copied(new Part { Name = "x", Number = 7, Names = ["x", "y", null, "x"], Sizes = { ["a"] = 2.5, ["x"] = 1 } }, protocol);
        Assert.Equal(("x", 7, "x y  x", "a: 2.5, x: 1"), (part.Name, part.Number, string.Join(' ', part.Names), string.Join(", ", part.Sizes.Select(static size => FormattableString.Invariant($"{size.Key}: {size.Value}")))));
        Assert.Equal(new Pair("x", 9), Copied(new Pair("x", 9), protocol));
        Assert.Equal(["x", "y"], Copied(new List<string> { "x", "y" }, protocol));
        Assert.Equal([7, 8], Copied(new List<int> { 7, 8 }, protocol));
    }

    private static T Copied<T>(T value, int protocol)
    {
        var output = new MemoryStream();
        new Outside(output, protocol).Dump<object>(value!);
        Assert.Contains((byte)PickleOpcode.BinPersId, output.ToArray());
        return new FromOutside(output.ToArray()).Load<T>()!;
    }
}
