using System.Net;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>
/// Collections of no or one element, sets, and tuples of up to three items, which CPython writes without a MARK that would tell where they end.
/// </summary>
public sealed partial class ShortCollectionsTests
{
    [Picklable(Module = "tiers", Name = "Leaf")]
    public sealed partial record Leaf(string Name, int Size);

    [Picklable(Module = "tiers", Name = "Tree")]
    public sealed partial class Tree
    {
        public string? Name { get; set; }
        public List<Leaf?> Leaves { get; set; } = [];
        public Dictionary<string, int> Sizes { get; set; } = [];
        public HashSet<string> Tags { get; set; } = [];
        public (int, string?) Pair { get; set; }
        public List<string> Words { get; set; } = [];
        public Dictionary<string, List<int>> Lists { get; set; } = [];
        public int End { get; set; }
    }

    // Each collection with none, one and more, in front of each other.
    private static Tree[] Trees() =>
    [
        new() { Name = "a", Pair = (1, "one"), End = 1 },
        new() { Name = "b", Leaves = [new("x", 1)], Sizes = { ["Tags"] = 1 }, Tags = ["Pair"], Pair = (300, null), Words = ["Lists"], Lists = { ["End"] = [] }, End = 2 },
        new() { Name = "c", Leaves = [null], Sizes = { ["k"] = 70000 }, Pair = (2, "Words"), Words = [""], Lists = { ["l"] = [7] }, End = 3 },
        new() { Name = "d", Leaves = [new("x", 1), new("y", 2)], Sizes = { ["k"] = 1, ["l"] = 2 }, Tags = ["s", "t"], Words = ["u", "v"], Lists = { ["l"] = [7, 8], ["m"] = [] }, End = 4 },
        new() { Name = "e", Leaves = [new("z", 3)], Words = ["u"], End = 5 },
    ];

    private static string Show(Tree tree) =>
        $"{tree.Name} [{string.Join(' ', tree.Leaves)}] {{{string.Join(' ', tree.Sizes)}}} {{{string.Join(' ', tree.Tags.Order(StringComparer.Ordinal))}}} {tree.Pair} [{string.Join(' ', tree.Words)}] "
        + $"{{{string.Join(' ', tree.Lists.Select(pair => $"{pair.Key}: {(pair.Value is null ? "-" : string.Join(' ', pair.Value))}"))}}} {tree.End}";

    [PythonFact]
    public void They_are_read_as_the_stack_machine_reads_them_whatever_one_byte_is() => TwoTiers.Agree(CPython.Rewrites(Trees().ToList()), Trees(), Show);

    [PythonFact]
    public void They_leave_nothing_to_the_stack_machine()
    {
        foreach (var tree in Trees().Take(4))
        {
            byte[] pickle = CPython.Rewrites(Enumerable.Range(0, 50).Select(_ => new Tree { Name = tree.Name, Leaves = [.. tree.Leaves], Sizes = new(tree.Sizes), Tags = [.. tree.Tags], Pair = tree.Pair, Words = [.. tree.Words], Lists = new(tree.Lists) }).ToList());
            long guided = Allocated(() => PickleSerializer.Deserialize<List<Tree>>(pickle)), machine = Allocated(() => new Unpickler(pickle).Load());
            Assert.True(2 * guided < machine, $"{tree.Name}: {guided} bytes, where the machine needs {machine}");
        }
    }

    [PythonTheory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(2000)]
    [InlineData(2001)]
    public void Batches_of_a_thousand_belong_together(int count)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        for (int protocol = 1; protocol <= 5; protocol++)
        {
            byte[] pickle = Village.DumpedByPython("", $"[([i for i in range({count})], {{i: i for i in range({count})}}, {{i for i in range({count})}}, [])] * 1 + [([], {{}}, set(), [1])]", protocol);
            var read = PickleSerializer.Deserialize<List<(List<int>, Dictionary<int, int>, HashSet<int>, int[])>>(pickle)!;
            Assert.Equal(all, read[0].Item1);
            Assert.Equal(all, read[0].Item2.Select(static pair => pair.Value));
            Assert.Equal(all, read[0].Item3.Order());
            Assert.Empty(read[0].Item4);
            Assert.Equal([1], read[1].Item4);
            Assert.Equal<int[]>([all, [], [1], all], PickleSerializer.Deserialize<int[][]>(Village.DumpedByPython($"a = list(range({count}))\n", "[a, [], [1], a]", protocol))!);
            Assert.Equal<int[]>([all, [], [1]], PickleSerializer.Deserialize<List<HashSet<int>>>(Village.DumpedByPython($"a = set(range({count}))\n", "[a, set(), {1}]", protocol))!.Select(static set => set.Order().ToArray()));
        }
    }

    // The MARK behind an empty list, or before a short tuple, is that of something else.
    [PythonTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_MARK_is_whose_it_is(int protocol)
    {
        Assert.Equal([[], [1, 2, 3, 4]], PickleSerializer.Deserialize<List<List<object>>>(Python("[[], (1, 2, 3, 4)]")));
        Assert.Equal([((1, 2, 3, 4), 5)], PickleSerializer.Deserialize<List<((int, int, int, int), int)>>(Python("[((1, 2, 3, 4), 5)]")));
        Assert.Equal([((1, 2), "x"), ((3, 4), "y")], PickleSerializer.Deserialize<((int, int), string)[]>(Python("[((1, 2), 'x'), ((3, 4), 'y')]"))!);
        Assert.Equal([(1, 2, 3, 4)], PickleSerializer.Deserialize<List<(int, int, int, int)>>(Python("[(1, 2, 3, 4)]")));
        Assert.Equal(5, Assert.Single(PickleSerializer.Deserialize<Dictionary<object, int>>(Python("{(1, 2, 3, 4): 5}"))!).Value);
        Assert.Equal([new PickleTuple(1, 2, 3, 4)], PickleSerializer.Deserialize<List<PickleTuple>>(Python("[(1, 2, 3, 4)]")));
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, 5)], PickleSerializer.Deserialize<List<IPEndPoint>>(Python("[('127.0.0.1', 5)]")));
        Assert.Equal([(ulong.MaxValue, "x")], PickleSerializer.Deserialize<List<(ulong, string)>>(Python("[(2**64 - 1, 'x')]")));

        var list = PickleSerializer.Deserialize<List<List<object>>>(Village.DumpedByPython("e = []\n", "[e, (1, 2, 3, e)]", protocol))!;
        Assert.Empty(list[0]);
        Assert.Empty((List<object?>)list[1][3]);

        byte[] Python(string value) => Village.DumpedByPython("", value, protocol);
    }

    // Numbers and texts are spelled in other opcodes at each protocol.
    [PythonFact]
    public void The_only_value_of_a_dict_is_its_value_at_every_protocol()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            Assert.Equal(uint.MaxValue, PickleSerializer.Deserialize<Dictionary<string, uint>>(Python("{'k': 2**32 - 1}"))!["k"]);
            Assert.Equal(-5, PickleSerializer.Deserialize<Dictionary<string, System.Numerics.BigInteger>>(Python("{'k': -5}"))!["k"]);
            Assert.Equal(1.5, PickleSerializer.Deserialize<Dictionary<string, double>>(Python("{'k': 1.5}"))!["k"]);
            Assert.Equal("é\n", PickleSerializer.Deserialize<Dictionary<string, string>>(Python("{'k': 'é\\n'}"))!["k"]);
            Assert.Equal([null], PickleSerializer.Deserialize<Dictionary<string, int?>>(Python("{'k': None}"))!.Values);
            Assert.Equal([[7]], PickleSerializer.Deserialize<Dictionary<string, byte[]>>(Python("{'k': b'\\x07'}"))!.Values);
            Assert.Equal([uint.MaxValue], PickleSerializer.Deserialize<List<uint>>(Python("[2**32 - 1]")));
            Assert.Equal([true], PickleSerializer.Deserialize<HashSet<bool>>(Python("{True}")));
            Assert.Equal((long.MaxValue, "k"), PickleSerializer.Deserialize<(long, string)>(Python("(2**63 - 1, 'k')")));

            byte[] Python(string value) => Village.DumpedByPython("", value, protocol);
        }
    }

    // A tuple is taken for a list, and begins with its first item.
    [PythonFact]
    public void Tuples_that_become_lists_are_elements_and_values()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            Assert.Equal<string[]>([["a", "b"]], PickleSerializer.Deserialize<List<string[]>>(Python("[('a', 'b')]"))!);
            Assert.Equal<int[]>([[1, 2]], PickleSerializer.Deserialize<int[][]>(Python("[(1, 2)]"))!);
            Assert.Equal<List<int>>([[1, 2]], PickleSerializer.Deserialize<Dictionary<string, List<int>>>(Python("{'k': (1, 2)}"))!.Values);
            Assert.Equal<string[]>([["a", "b"]], PickleSerializer.Deserialize<Dictionary<string, string[]>>(Python("{'k': ('a', 'b')}"))!.Values);
            Assert.Equal<string[]>([["a"]], PickleSerializer.Deserialize<Dictionary<string, string[]>>(Python("{'k': ('a',)}"))!.Values);
            Assert.Equal<int[]>([[1, 2, 3, 4]], PickleSerializer.Deserialize<int[][]>(Python("[(1, 2, 3, 4)]"))!);
            Assert.Equal<int[]>([[1, 2, 3, 4], [5]], PickleSerializer.Deserialize<int[][]>(Python("[(1, 2, 3, 4), (5,)]"))!);
            Assert.Equal<int[]>([[1, 2, 3, 4], [5]], PickleSerializer.Deserialize<int[][]>(Python("[[1, 2, 3, 4], (5,)]"))!);
            Assert.Equal<byte[]>([[1, 2]], PickleSerializer.Deserialize<List<byte[]>>(Python("[bytes([1, 2])]"))!);
            var (empty, pairs) = PickleSerializer.Deserialize<(List<string[]>, Dictionary<string, int[]>)>(Python("([], {'k': (1, 2)})"));
            Assert.Empty(empty);
            Assert.Equal<int[]>([[1, 2]], pairs.Values);

            byte[] Python(string value) => Village.DumpedByPython("", value, protocol);
        }
    }

    [PythonFact]
    public void A_tuple_whose_first_item_was_met_before_is_not_that_item()
    {
        byte[] pickle = Village.DumpedByPython("a = [1]; b = (1, 2)\n", "([a, (a, 1)], [b, (b, 1)])", 5);
        var (first, second) = PickleSerializer.Deserialize<(List<object>, List<object>)>(pickle);
        Assert.Equal("[[1], ([1], 1)] [(1, 2), ((1, 2), 1)]", $"{PickleRepr.Of(first)} {PickleRepr.Of(second)}");
        var typed = PickleSerializer.Deserialize<List<KeyValuePair<string, (object, int)>>>(Village.DumpedByPython("a = [1]\n", "[('x', (a, 1)), ('y', (a, 2))]", 5))!;
        Assert.Same(typed[0].Value.Item1, typed[1].Value.Item1);
        Assert.Equal(2, typed[1].Value.Item2);
    }

    // An int and POP is what we write before a collection; an int alone is an element.
    [PythonTheory]
    [InlineData("[5, [1, 2], [3]]")]
    [InlineData("[[1, 2], 7, [3, 4], 8, [5, 6]]")]
    [InlineData("[[], 7]")]
    public void A_number_among_lists_is_an_error(string value)
    {
        foreach (int protocol in new[] { 1, 2, 4, 5 })
        {
            var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<List<int>>>(Village.DumpedByPython("", value, protocol)));
            Assert.Contains("found 'System.Int32'", error.Message, StringComparison.Ordinal);
        }
    }

    private static long Allocated(Action load)
    {
        load();
        long before = GC.GetAllocatedBytesForCurrentThread();
        load();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
