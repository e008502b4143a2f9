namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Tuples of up to three items, which CPython writes without a MARK before them.</summary>
public sealed partial class ShortTupleTests
{
    [PythonFact]
    public void Short_tuples_are_told_from_their_first_item()
    {
        byte[] pickle = Village.DumpedByPython("", "[(None, 1), (None, 2), None, (3, None)]", 5);
        Assert.Equal([(null, 1), (null, 2), null, ("3", 0)], PickleSerializer.Deserialize<List<(object?, object?)?>>(pickle)!.Select(static pair => pair is null ? null : ((string?, int)?)(pair.Value.Item1?.ToString(), pair.Value.Item2 as int? ?? 0)));
        Assert.Equal("[(None, 1), (None, 2), None, (3, None)]", PickleRepr.Of(PickleSerializer.Deserialize<List<object?>>(pickle)));
        Assert.Equal("(1, (2.5, (True, None)))", PickleRepr.Of(Assert.Single(PickleSerializer.Deserialize<List<object?>>(Village.DumpedByPython("", "[(1, (2.5, (True, None)))]", 5))!)));
        Assert.Equal([Tuple.Create<string?, int>(null, 1), null], PickleSerializer.Deserialize<List<Tuple<string?, int>?>>(Village.DumpedByPython("", "[(None, 1), None]", 5))!);
    }

    // CPython knows no difference between 1 and 1.0 but by its opcode.
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void An_item_may_be_a_number_of_another_kind(int protocol)
    {
        Assert.Equal((0.0, 1.5), Read<(double, double)>("(0, 1.5)", protocol));
        Assert.Equal((0f, 1f, 2.5f), Read<(float, float, float)>("(0, 1, 2.5)", protocol));
        Assert.Equal(((Half)1, (Half)2.5), Read<(Half, Half)>("(1, 2.5)", protocol));
        Assert.Equal((1.0, 2), Read<(double?, int)>("(1, 2)", protocol));
        Assert.Equal(((double?)null, 2), Read<(double?, int)>("(None, 2)", protocol));
        Assert.Equal((5m, 3), Read<(decimal, int)>("(5, 3)", protocol));
        Assert.Equal((0.5m, 3), Read<(decimal, int)>("(0.5, 3)", protocol));
        Assert.Equal((1, 5), Read<(int, int)>("(True, 5)", protocol));
        Assert.Equal((Guid.Empty, 5), Read<(Guid, int)>("('00000000-0000-0000-0000-000000000000', 5)", protocol));
        Assert.Equal(new KeyValuePair<double, int>(1, 2), Read<KeyValuePair<double, int>>("(1, 2)", protocol));
        Assert.Equal(Tuple.Create(1.0, 2.0), Read<Tuple<double, double>>("(1, 2)", protocol));
        Assert.Equal([(0, 1.5), (1, 2)], Read<List<(double, double)>>("[(0, 1.5), (1, 2)]", protocol));
        Assert.Equal([(0, 1.5), (1, 2)], Read<Dictionary<string, (double, double)>>("{'a': (0, 1.5), 'b': (1, 2)}", protocol).Values);
        Assert.Equal([(0, 1.5), (1, 2)], Read<Dictionary<(double, double), int>>("{(0, 1.5): 1, (1, 2): 2}", protocol).Keys);
        Assert.Equal([(0, 1.5), (1, 2)], Read<HashSet<(double, double)>>("{(0, 1.5), (1, 2)}", protocol).Order());
    }

    // At protocol 0 the put of the inner one is a line of text.
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_tuple_may_be_the_first_item_of_the_root(int protocol)
    {
        Assert.Equal(((1, 2), (3, 4)), Read<((int, int), (int, int))>("((1, 2), (3, 4))", protocol));
        Tuple<Tuple<int, int>, Tuple<int, int>> pairs = new(new(1, 2), new(3, 4));
        Tuple<Tuple<int, int, int, int>, int> four = new(new(1, 2, 3, 4), 5);
        Assert.Equal((pairs, four), (Read<Tuple<Tuple<int, int>, Tuple<int, int>>>("((1, 2), (3, 4))", protocol), Read<Tuple<Tuple<int, int, int, int>, int>>("((1, 2, 3, 4), 5)", protocol)));
        var options = new PickleOptions { Protocol = protocol };
        Assert.Equal(pairs, PickleSerializer.Deserialize<Tuple<Tuple<int, int>, Tuple<int, int>>>(PickleSerializer.Serialize(pairs, options)));
        Assert.Equal(four, PickleSerializer.Deserialize<Tuple<Tuple<int, int, int, int>, int>>(PickleSerializer.Serialize(four, options)));
    }

    [Picklable(Module = "village", Name = "Rows")]
    public sealed partial class Rows
    {
        public List<List<int>>? A { get; set; }
        public List<int?>? B { get; set; }
        public int End { get; set; }
    }

    // A tuple is taken for a list, and a list or None may be its first item.
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_tuple_for_a_list_is_told_from_its_first_item(int protocol)
    {
        foreach (string value in (string[])["([1], [2])", "([1, 2], [3, 4])", "([], [])", "([],)", "([1], [2], [3])", "([1, 2], [3], [4], [5])", "(list(range(100)), [1])", "(list(range(20)), list(range(30)))", "((1, 2), [3])"])
        {
            string expected = PickleRepr.Of(PickleSerializer.Deserialize<List<object>>(Village.DumpedByPython("", $"[list(item) for item in {value}]", protocol)));
            Same(Read<List<List<int>>>(value, protocol));
            Same(Read<List<int[]>>(value, protocol));
            Same(Read<int[][]>(value, protocol));
            Same(Read<List<Queue<int>>>(value, protocol));
            Same(Read<Queue<List<int>>>(value, protocol));
            Same(Read<List<LinkedList<int>>>(value, protocol));
            Same(Read<List<IEnumerable<int>>>(value, protocol));
            Same(Read<List<System.Collections.Immutable.ImmutableArray<int>>>(value, protocol).Select(static item => item.AsEnumerable()));
            Same(Read<List<ArraySegment<int>>>(value, protocol).Select(static item => item.AsEnumerable()));
            Same(Read<List<ReadOnlyMemory<int>>>(value, protocol).Select(static item => item.ToArray()));
            Same(Read<List<int>[]>($"it", protocol, $"it = {value}\n"));
            Same(Member($"it.A = {value}").A!);
            Same(Read<Dictionary<string, List<List<int>>>>($"{{'a': {value}}}", protocol)["a"]);

            void Same(IEnumerable<IEnumerable<int>> lists) => Assert.Equal(expected, $"[{string.Join(", ", lists.Select(static list => $"[{string.Join(", ", list)}]"))}]");
        }
        Assert.Equal([null, 5], Member("it.B = (None, 5)").B);
        Assert.Equal([null], Member("it.B = (None,)").B);
        Assert.Equal([null, 5, null], Member("it.B = (None, 5, None)").B);
        Assert.Null(Member("it.B = None").B);
        var rows = Read<List<int?[]?>>("[(None, 5), None]", protocol);
        Assert.Equal([null, 5], rows[0]!);
        Assert.Null(rows[1]);
        var deep = Read<List<List<List<int>>>>("([[1]], [[2]])", protocol);
        Assert.Equal((1, 2), (deep[0][0][0], deep[1][0][0]));
        var met = Read<List<List<List<int>>>>("[a, (b, [2])]", protocol, "b = [1]; a = [b]\n");
        Assert.Same(met[0][0], met[1][0]);

        Rows Member(string statement)
        {
            var it = Read<Rows>("it", protocol, $"village.Rows = type('Rows', (), {{'__module__': 'village'}}); it = village.Rows(); {statement}; it.End = 7\n");
            Assert.Equal(7, it.End);
            return it;
        }
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static T Read<T>(string value, int protocol, string statements = "") => PickleSerializer.Deserialize<T>(Village.DumpedByPython(statements, value, protocol))!;
}
