using System.Collections.Frozen;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>A MARK behind a collection, an object that is its dictionary, or a class: its own, or that of the tuple or frozenset that comes next.</summary>
public sealed partial class MarkTests
{
    [Picklable(Module = "village", Name = "Box", Layout = PickleLayout.Dict)]
    public sealed partial record Box(int X);

    [Picklable(Module = "village", Name = "Fours", Layout = PickleLayout.Positional)]
    public sealed partial record Fours((int, int, int, int) A, int B);

    [Picklable(Module = "village", Name = "Letters", Layout = PickleLayout.Positional)]
    public sealed partial record Letters(FrozenSet<string> A, int B);

    [Picklable(Module = "village", Name = "Boxed", Layout = PickleLayout.Positional)]
    public sealed partial record Boxed(int A, int B, Box? C, FrozenSet<int> D);

    [Picklable(Module = "village", Name = "Lists", Layout = PickleLayout.Positional)]
    public sealed partial record Lists(List<string> A, (int, int, int, int) B, int C, int D);

    [Picklable(Module = "village", Name = "Dicts", Layout = PickleLayout.Positional)]
    public sealed partial record Dicts(Dictionary<string, int> A, (int, int, int, int) B, int C, int D);

    [Picklable(Module = "village", Name = "Sets", Layout = PickleLayout.Positional)]
    public sealed partial record Sets(HashSet<int> A, (int, int, int, int) B, int C, int D);

    [Picklable(Module = "village", Name = "Boxes", Layout = PickleLayout.Positional)]
    public sealed partial record Boxes(Box A, (int, int, int, int) B, int C, int D);

    private const string Calls = """
        class Call:
            def __init__(self, *args):
                self.args = args
            def __reduce__(self):
                return type(self), self.args
        for each in ("Fours", "Letters", "Lists", "Dicts", "Sets", "Boxes"):
            setattr(village, each, type(each, (Call,), {"__module__": "village"}))
        texts = [str(i) for i in range(1000)]
        four = (1, 2, 3, 4)
        keys = [(i, 2, 3, 4) for i in range(4)]

        """;

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void It_is_the_first_arguments_where_a_call_has_three_at_most(int protocol)
    {
        Assert.Equal([new Fours((1, 2, 3, 4), 5), new Fours((1, 2, 3, 4), 6)], Read<List<Fours>>("[village.Fours((1, 2, 3, 4), 5), village.Fours((1, 2, 3, 4), 6)]", protocol));
        foreach (int count in (int[])[0, 1, 3, 60])
        {
            var letters = Read<Letters>($"village.Letters(frozenset(texts[:{count}]), 100)", protocol);
            Assert.Equal((count, 100), (letters.A.Count, letters.B));
            var pair = Read<(FrozenSet<string>, int)>($"(frozenset(texts[:{count}]), 100)", protocol);
            Assert.Equal((count, 100), (pair.Item1.Count, pair.Item2));
            var open = Read<List<(object, int, int)>>($"[(frozenset(texts[:{count}]), 5, 6), (four, 7, 8)]", protocol);
            Assert.Equal((5, 6, 7, 8), (open[0].Item2, open[0].Item3, open[1].Item2, open[1].Item3));
            Assert.Equal((count, 4), (Assert.IsType<PickleFrozenSet>(open[0].Item1).Count, Assert.IsType<PickleTuple>(open[1].Item1).Count));
        }
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void It_is_not_that_of_a_collection_before_it(int protocol)
    {
        foreach (int count in (int[])[0, 1, 2, 999, 1000, 1001, 2000])
        {
            string list = $"texts[:{count}]", dict = $"{{str(i): i for i in range({count})}}", set = $"set(range({count}))";
            if (count > 1000) list = $"[str(i) for i in range({count})]";
            Assert.Equal((count, (1, 2, 3, 4)), Read<Lists>($"village.Lists({list}, four, 1, 2)", protocol) is var lists ? (lists.A.Count, lists.B) : default);
            Assert.Equal((count, (1, 2, 3, 4)), Read<Dicts>($"village.Dicts({dict}, four, 1, 2)", protocol) is var dicts ? (dicts.A.Count, dicts.B) : default);
            Assert.Equal((count, (1, 2, 3, 4)), Read<Sets>($"village.Sets({set}, four, 1, 2)", protocol) is var sets ? (sets.A.Count, sets.B) : default);
            Assert.Equal((count, (1, 2, 3, 4)), Read<(HashSet<int>, (int, int, int, int), int, int)>($"({set}, four, 1, 2)", protocol) is var tuple ? (tuple.Item1.Count, tuple.Item2) : default);
            Assert.Equal([count, 2], Read<List<HashSet<long>>>($"[{set}, frozenset({{1, 2}})]", protocol).Select(static set => set.Count));
            Assert.Equal((count, 2), Read<Tuple<HashSet<int>, FrozenSet<string>, int, int>>($"({set}, frozenset('ab'), 1, 2)", protocol) is var frozen ? (frozen.Item1.Count, frozen.Item2.Count) : default);

            Assert.Equal([count, count, count, count], Read<Dictionary<(int, int, int, int), List<string>>>($"{{key: {list} for key in keys}}", protocol).Values.Select(static list => list.Count));
            Assert.Equal([count, count, count, count], Read<Dictionary<(int, int, int, int), Dictionary<string, int>>>($"{{key: {dict} for key in keys}}", protocol).Values.Select(static dict => dict.Count));
            Assert.Equal([count, count, count, count], Read<Dictionary<(int, int, int, int), HashSet<int>>>($"{{key: {set} for key in keys}}", protocol).Values.Select(static set => set.Count));
        }
    }

    [PythonFact]
    public async Task It_is_not_that_of_a_set_that_arrives_before_it()
    {
        byte[] pickle = Village.DumpedByPython("", "[set(), frozenset({1, 2}), {3}, set(range(1000)), frozenset({5})]", 4);
        var counts = new List<int>();
        await foreach (var set in PickleSerializer.DeserializeElementsAsync<HashSet<long>>(new MemoryStream(pickle))) counts.Add(set!.Count);
        Assert.Equal([0, 2, 1, 1000, 1], counts);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void It_is_not_that_of_an_object_before_it_that_is_its_dictionary(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        Box[] boxes = [new(1), new(2), new(3)];
        ReadBack((boxes[0], (1, 2), 3), "({'X': 1}, (1, 2), 3)");
        ReadBack(new (Box, (int, int))[] { (boxes[0], (1, 2)), (boxes[1], (1, 2)) }, "[({'X': 1}, (1, 2)), ({'X': 2}, (1, 2))]");
        ReadBack(new SortedDictionary<(int, int), Box> { [(1, 2)] = boxes[0], [(3, 4)] = boxes[1], [(5, 6)] = boxes[2] }, "{(1, 2): {'X': 1}, (3, 4): {'X': 2}, (5, 6): {'X': 3}}");
        ReadBack(new List<Dictionary<Tuple<string>, Box>> { new() { [Tuple.Create("a")] = boxes[0] }, new() { [Tuple.Create("a")] = boxes[1], [Tuple.Create("b")] = boxes[2] } },
            "[{('a',): {'X': 1}}, {('a',): {'X': 2}, ('b',): {'X': 3}}]");
        ReadBack(new List<Boxes> { new(boxes[0], (1, 2, 3, 4), 5, 6), new(boxes[1], (1, 2, 3, 4), 5, 6) }, null);
        var boxed = PickleSerializer.Deserialize<Boxed>(PickleSerializer.Serialize(new Boxed(1, 2, boxes[0], Enumerable.Range(0, 100).ToFrozenSet()), options))!;
        Assert.Equal((boxes[0], 100), (boxed.C, boxed.D.Count));
        Assert.Equal(new Box(0), Read<Boxes>("village.Boxes({}, four, 1, 2)", protocol).A);
        Assert.Equal(new Box(7), Read<Boxes>("village.Boxes({'X': 7, 'Y': 8}, four, 1, 2)", protocol).A);
        // CPython's second batch is its own all the same.
        Assert.Equal(new Box(7), Read<Boxes>("village.Boxes({**dict.fromkeys(texts[:999], ()), 'Z': 1, 'X': 7, 'Y': 2}, four, 1, 2)", protocol).A);

        void ReadBack<T>(T value, string? python)
        {
            byte[] pickle = PickleSerializer.Serialize(value, options);
            if (python is not null) Village.JudgedByPython(pickle, $"assert it == {python}, it\n");
            Assert.Equal(value, PickleSerializer.Deserialize<T>(pickle));
        }
    }

    private static T Read<T>(string value, int protocol) => PickleSerializer.Deserialize<T>(Village.DumpedByPython(Calls, value, protocol))!;
}
