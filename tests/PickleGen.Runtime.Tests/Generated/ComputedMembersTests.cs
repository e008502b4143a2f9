namespace PickleGen.Tests.Generated;

/// <summary>A computed property that is asked for goes to whoever reads the pickle; it comes back by being computed.</summary>
public sealed partial class ComputedMembersTests
{
    [Picklable(Module = "computed", Name = "Cart")]
    public sealed partial class Cart
    {
        private List<int> _prices = [];
        public string Owner { get; set; } = "";
        [PickleMember] public int Total => _prices.Sum();
        [PickleMember] public string? Note => _prices.Count > 9 ? "many" : null;
        [PickleMember] public List<int> Prices => _prices;
        [PickleMember] public int Count { get => _prices.Count; }
    }

    [Picklable(Module = "computed", Layout = PickleLayout.Positional)]
    public readonly partial record struct Size(int Width, int Height)
    {
        [PickleMember] public int Area => Width * Height;
    }

    [Picklable(Module = "computed")]
    public partial record Range(int Start, int End)
    {
        [PickleMember] public int Length => End - Start;
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_layout_and_way_of_building_computes_it_anew(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol, UnknownMembers = UnknownMembers.Error };
        var cart = PickleSerializer.Deserialize<Cart>(PickleSerializer.Serialize(new Cart { Owner = "Ada", Prices = { 3, 4 } }, options), options)!;
        Assert.Equal(("Ada", 7, 2), (cart.Owner, cart.Total, cart.Count));
        Assert.Equal([3, 4], cart.Prices);
        Assert.Equal(new Size(2, 3), PickleSerializer.Deserialize<Size>(PickleSerializer.Serialize(new Size(2, 3), options), options));
        Assert.Equal(new Range(2, 5), PickleSerializer.Deserialize<Range>(PickleSerializer.Serialize(new Range(2, 5), options), options));
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Python_sees_it_and_what_it_makes_of_it_is_dropped(int protocol)
    {
        byte[] back = PythonRunner.Run(
            """
            import pickle, sys, types
            module = sys.modules["computed"] = types.ModuleType("computed")
            module.Cart = type("Cart", (), {"__module__": "computed"})
            it = pickle.loads(sys.stdin.buffer.read())
            assert vars(it) == {"Owner": "Ada", "Total": 7, "Note": None, "Prices": [3, 4], "Count": 2}, vars(it)
            it.Total, it.Note, it.Prices = -1, "changed", [5]
            sys.stdout.buffer.write(pickle.dumps(it, int(sys.argv[1])))
            """, PickleSerializer.Serialize(new Cart { Owner = "Ada", Prices = { 3, 4 } }, new PickleOptions { Protocol = protocol }), $"{protocol}");
        var cart = PickleSerializer.Deserialize<Cart>(back)!;
        Assert.Equal((5, null, 1), (cart.Total, cart.Note, cart.Count));
    }
}
