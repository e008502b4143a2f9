using System.Collections.Immutable;

namespace PickleGen.Conformance.Tests.Typed;

/// <content>Collections of every kind, which CPython writes without their lengths.</content>
public sealed partial class ForeignTierTests
{
    [Picklable(Module = "tiers", Name = "Route")]
    public sealed partial class Route
    {
        public IReadOnlyList<int>? Minutes { get; set; }
        public Queue<string>? Names { get; set; }
        public IDictionary<string, int>? Fares { get; set; }
        public ImmutableArray<int> Zones { get; set; } = [];
        public SortedDictionary<int, string>? Days { get; set; }
        public int Last { get; set; }
    }

    private static Route[] Routes() =>
    [
        new() { Minutes = [1, 2], Names = new(["a", "b"]), Fares = new Dictionary<string, int> { ["x"] = 1, ["y"] = 2 }, Zones = [1, 2], Days = new() { [1] = "a", [2] = "b" }, Last = 1 },
        new() { Minutes = [], Names = new(), Fares = new Dictionary<string, int>(), Days = new(), Last = 2 },
        new() { Minutes = [7], Names = new(["a"]), Fares = new Dictionary<string, int> { ["x"] = 3 }, Zones = [4], Days = new() { [7] = "c" }, Last = 3 },
        new() { Last = 4 },
    ];

    private static string Show(Route route) =>
        $"{Join(route.Minutes)} {Join(route.Names)} {Join(route.Fares)} {(route.Zones.IsDefault ? "-" : Join<int>(route.Zones))} {Join(route.Days)} {route.Last}";

    private static string Join<T>(IEnumerable<T>? items) => items is null ? "-" : $"[{string.Join(',', items)}]";

    [PythonTheory]
    [InlineData(2)]
    [InlineData(4)]
    public void No_other_collection_comes_of_one_byte_of_what_CPython_writes(int protocol) => TwoTiers.Agree(CPython.Rewrites(Routes().ToList(), protocol), Routes(), Show);

    [PythonTheory]
    [InlineData(2)]
    [InlineData(4)]
    public void No_other_list_of_lists_comes_of_one_byte_of_what_CPython_writes(int protocol)
    {
        List<int>[] lists = [[], [1], [], [], [2, 3], [4], []];
        // A frozenset of lists the machine alone refuses, which hashes them.
        TwoTiers.Agree(CPython.Rewrites(lists.ToList(), protocol), lists, static list => Join(list), except: PickleOpcode.FrozenSet);
        Dictionary<string, int>[] dicts = [[], new() { ["a"] = 1 }, [], [], new() { ["a"] = 2, ["b"] = 3 }, []];
        TwoTiers.Agree(CPython.Rewrites(dicts.ToList(), protocol), dicts, static dict => Join(dict), except: PickleOpcode.FrozenSet);
    }

    [PythonTheory]
    [InlineData(2)]
    [InlineData(4)]
    public void No_other_pair_comes_of_one_byte_of_what_CPython_writes(int protocol)
    {
        (int, string)[] pairs = [(1, "a"), (300, "b"), (-1, "a")];
        TwoTiers.Agree(CPython.Rewrites(pairs.ToList(), protocol), pairs, static pair => $"{pair}");
        Queue<IReadOnlyList<string>>[] deep = [new([["a"], []]), new(), new([["b", "c"]])];
        TwoTiers.Agree(CPython.Rewrites(deep.ToList(), protocol), deep, static queue => Join(queue.Select(Join)), except: PickleOpcode.FrozenSet);
    }

    // Longer than a few opcodes, so that it takes more of them to tell whose the MARKs are.
    [PythonTheory]
    [MemberData(nameof(LongRuns))]
    public void Long_runs_are_told_from_their_only_element(string value, int protocol)
    {
        byte[] pickle = Village.DumpedByPython("texts = [str(i) for i in range(100)]", value, protocol);
        Assert.Equal(100, PickleSerializer.Deserialize<(object, int, int)>(Village.DumpedByPython("texts = [str(i) for i in range(100)]", "(frozenset(texts), 5, 6)", protocol)) is (PickleFrozenSet { Count: var count }, 5, 6) ? count : -1);
        Assert.Equal(100, value[0] == '{' ? PickleSerializer.Deserialize<Dictionary<(int, int), string>>(pickle)!.Count : PickleSerializer.Deserialize<List<object>>(pickle)!.Count);
        if (value[0] != '{') Assert.Equal(100, PickleSerializer.Deserialize<IReadOnlyCollection<PickleTuple>>(pickle)!.Count);
    }

    public static TheoryData<string, int> LongRuns
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (int protocol in (int[])[0, 1, 2, 3, 4, 5])
            {
                foreach (string value in (string[])["[(i, 2) for i in range(100)]", "[((1, 2), i, 3, 4) for i in range(100)]", "[(frozenset(texts[:i]), 5) for i in range(100)]", "{(i, 2): 'a' for i in range(100)}"]) cases.Add(value, protocol);
            }
            return cases;
        }
    }
}
