namespace PickleGen.Conformance.Tests.Typed;

/// <summary>One value of Python's in two places whose types differ: constants of one function are one object there.</summary>
public sealed partial class OneValueTwoTypesTests
{
    [Picklable(Module = "village", Name = "Twice")]
    public sealed partial class Twice
    {
        public (int?, string?)? A { get; set; }
        public Tuple<int?, string?>? B { get; set; }
        public List<object?>? C { get; set; }
        public (long, long)? D { get; set; }
        public Tuple<int, int>? E { get; set; }
        public List<int>? F { get; set; }
        public int[]? G { get; set; }
        public HashSet<int>? H { get; set; }
        public Dictionary<string, int>? I { get; set; }
        public SortedDictionary<string, int>? J { get; set; }
        public Dictionary<string, object?>? K { get; set; }
        public Fact? L { get; set; }
        public IReadOnlyDictionary<string, int>? M { get; set; }
    }

    [Picklable(Module = "village", Name = "TwiceFact", Layout = PickleLayout.Dict)]
    public sealed partial class Fact
    {
        public int X { get; set; }
    }

    private const string Classes = """
        import itertools
        village.Twice = type("Twice", (), {"__module__": "village"})
        def twice(**members):
            it = village.Twice(); it.__dict__.update(members); return it
        def pairs(names, value):
            return [twice(**{a: value, b: value}) for a, b in itertools.permutations(names, 2)]

        """;

    public static TheoryData<int> Protocols => [0, 1, 2, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_tuple_is_both(int protocol)
    {
        var mixed = PickleSerializer.Deserialize<List<Twice>>(Village.DumpedByPython(Classes, "pairs('ABC', (1, None))", protocol))!;
        Assert.Equal(6, mixed.Count);
        Assert.All(mixed, static it => Assert.Equal(2, (it.A == (1, null) ? 1 : 0) + (it.B is (1, null) ? 1 : 0) + (it.C is [1, null] ? 1 : 0)));

        var numbers = PickleSerializer.Deserialize<List<Twice>>(Village.DumpedByPython(Classes, "pairs('DEFGH', (7, 8))", protocol))!;
        Assert.Equal(20, numbers.Count);
        Assert.All(numbers, static it => Assert.Equal(2,
            (it.D == (7, 8) ? 1 : 0) + (it.E is (7, 8) ? 1 : 0) + (it.F is [7, 8] ? 1 : 0) + (it.G is [7, 8] ? 1 : 0) + (it.H?.SetEquals([7, 8]) == true ? 1 : 0)));
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_dict_is_both(int protocol)
    {
        var dicts = PickleSerializer.Deserialize<List<Twice>>(Village.DumpedByPython(Classes, "pairs('IJKLM', {'X': 5})", protocol))!;
        Assert.Equal(20, dicts.Count);
        Assert.All(dicts, static it => Assert.Equal(2,
            (it.I?["X"] == 5 ? 1 : 0) + (it.J?["X"] == 5 ? 1 : 0) + (it.K?["X"] is 5 ? 1 : 0) + (it.L?.X == 5 ? 1 : 0) + (it.M?["X"] == 5 ? 1 : 0)));
    }
}
