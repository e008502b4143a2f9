#pragma warning disable PICKLE015 // An open member is a place where the set is another's.

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Sets, deques and lists that an element refers to while they fill, in places of types and in open ones.</summary>
public sealed partial class GrowingCollectionsTests
{
    [Picklable(Module = "village", Name = "Friend")]
    public sealed partial class Friend
    {
        public HashSet<Friend?>? Out { get; set; }
        public object? O { get; set; }
        public Queue<Friend?>? Line { get; set; }
        public IReadOnlyList<Friend?>? Seen { get; set; }
        public Friend?[]? All { get; set; }
        public int X { get; set; }
    }

    private const string Classes = """
        import collections
        village.Friend = type("Friend", (), {"__module__": "village"})
        def friend(**members):
            it = village.Friend(); it.__dict__.update(members); return it
        def circle(size, kind, name):
            them = [friend(X=i) for i in range(size)]
            all = kind(them) if kind is not collections.deque else collections.deque()
            if kind is collections.deque:
                for it in them: setattr(it, name, all); all.append(it)
            else:
                for it in them: setattr(it, name, all)
            return all

        """;

    public static TheoryData<int, int> Sizes
    {
        get
        {
            var all = new TheoryData<int, int>();
            // To earlier protocols a set is a call, whose arguments Python takes from an element again and again.
            foreach (int protocol in (int[])[1, 2, 4, 5]) foreach (int size in protocol < 4 ? (int[])[1, 2] : [1, 2, 1500]) all.Add(protocol, size);
            return all;
        }
    }

    [PythonTheory]
    [MemberData(nameof(Sizes))]
    public void A_set_has_all_of_its_elements_wherever_it_comes_first(int protocol, int size)
    {
        foreach (string value in (string[])["friend(O=c)", "friend(O=[c])", "friend(zzz=c, Out=c)", "friend(Out=c)", "friend(O=next(iter(c)), Out=c)"])
        {
            var read = PickleSerializer.Deserialize<Friend>(Village.DumpedByPython(Classes + $"c = circle({size}, set, 'Out')\n", value, protocol))!;
            object? open = read.O is List<object?> list ? list[0] : read.O is Friend first ? first.Out : read.O;
            foreach (object? set in (object?[])[open, read.Out])
            {
                if (set is null) continue;
                var friends = Assert.IsType<HashSet<Friend?>>(set);
                Assert.Equal(Enumerable.Range(0, size), friends.Select(static friend => friend!.X).Order());
                Assert.All(friends, friend => Assert.Same(friends, friend!.Out));
            }
            Assert.True(open is not null || read.Out is not null);
        }
    }

    [PythonTheory]
    [MemberData(nameof(Sizes))]
    public void A_deque_has_all_of_its_items(int protocol, int size)
    {
        byte[] pickle = Village.DumpedByPython(Classes, $"circle({size}, collections.deque, 'Line')", protocol);
        var line = PickleSerializer.Deserialize<Queue<Friend?>>(pickle)!;
        Assert.Equal(Enumerable.Range(0, size), line.Select(static friend => friend!.X));
        Assert.All(line, friend => Assert.Same(line, friend!.Line));

        byte[] seen = Village.DumpedByPython(Classes, $"circle({size}, collections.deque, 'Seen')", protocol);
        var list = PickleSerializer.Deserialize<IReadOnlyList<Friend?>>(seen)!;
        Assert.Equal(Enumerable.Range(0, size), list.Select(static friend => friend!.X));
        Assert.All(list, friend => Assert.Same(list, friend!.Seen));
    }

    [PythonTheory]
    [MemberData(nameof(Sizes))]
    public void An_array_is_in_its_own_elements_whatever_it_was_in_python(int protocol, int size)
    {
        foreach (string kind in (string[])["list", "collections.deque"])
        {
            byte[] pickle = Village.DumpedByPython(Classes, $"[circle({size}, {kind}, 'All'), circle(3, {kind}, 'All')]", protocol);
            foreach (var array in PickleSerializer.Deserialize<Friend?[][]>(pickle)!) Assert.All(array, friend => Assert.Same(array, friend!.All));
            var all = PickleSerializer.Deserialize<List<Friend?[]>>(pickle)!;
            Assert.Equal([size, 3], all.Select(static array => array.Length));
            Assert.All(all, static array => Assert.All(array, friend => Assert.Same(array, friend!.All)));
        }
    }

    [PythonFact]
    public void An_array_is_in_its_own_elements_in_protocol_0()
    {
        var array = PickleSerializer.Deserialize<Friend?[]>(Village.DumpedByPython(Classes, "circle(2, list, 'All')", protocol: 0))!;
        Assert.Equal([0, 1], array.Select(static friend => friend!.X));
        Assert.All(array, friend => Assert.Same(array, friend!.All));
    }
}
