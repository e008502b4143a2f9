using System.Collections.Immutable;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>.NET has one empty array for all who want one. What is saved of it are lists that Python may append to.</summary>
public sealed partial class EmptyCollectionsTests
{
    [Picklable(Module = "village", Name = "Three")]
    public sealed partial class Three
    {
        public List<int>? A { get; set; }
#pragma warning disable PICKLE015 // What comes here besides is what the test looks at.
        public object? B { get; set; }
#pragma warning restore PICKLE015
        public List<int>? C { get; set; }
    }

    // To Python all of them are one object.
    [PythonTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Empty_tuples_become_lists_of_their_own(int protocol)
    {
        var three = PickleSerializer.Deserialize<Three>(Village.DumpedByPython("village.Three = type('Three', (), {'__module__': 'village'}); it = village.Three(); it.A = it.B = it.C = ()", "it", protocol))!;
        Assert.Empty(three.A!);
        Assert.Empty(three.C!);
        Assert.NotSame(three.A, three.C);
        Assert.Equal("()", PickleRepr.Of(Assert.IsType<PickleTuple>(three.B)));
        var lists = PickleSerializer.Deserialize<List<HashSet<string>>>(Village.DumpedByPython("", "[(), ()]", protocol))!;
        Assert.NotSame(lists[0], lists[1]);
    }

    [PythonTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Each_is_a_list_of_its_own_in_Python(int protocol)
    {
        string[] tags = [], shared = ["x"];
        int[] numbers = [];
        ImmutableList<string> words = [];
        var sizes = ImmutableDictionary<string, int>.Empty;
        List<string> list = [];
        object[] twice = [tags, numbers, words, sizes, list, shared];
        Village.JudgedByPython(PickleSerializer.Serialize(new[] { twice, [.. twice] }, new PickleOptions { Protocol = protocol }), """
            one, other = it
            assert [type(item).__name__ for item in one] == ['list', 'array', 'list', 'dict', 'list', 'list']
            assert [a is b for a, b in zip(one, other)] == [False, False, False, False, True, True]
            """);
    }

    [PythonFact]
    public void What_Python_has_as_two_goes_back_as_two()
    {
        var arrays = PickleSerializer.Deserialize<string[][]>(Village.DumpedByPython("", "[[], [], ['a']]", 5))!;
        Village.JudgedByPython(PickleSerializer.Serialize(arrays), "it[0].append(1)\nassert it == [[1], [], ['a']], it\n");
    }
}
