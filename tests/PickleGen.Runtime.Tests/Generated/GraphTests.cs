using System.Collections.Immutable;

namespace PickleGen.Tests.Generated.Graphs;

[Picklable]
public sealed partial class Node
{
    public int Value { get; set; }
    public Node? Next { get; set; }
}

[Picklable]
public sealed partial record RecordNode(int Value, RecordHolder? Holder);

[Picklable]
public sealed partial class RecordHolder
{
    public RecordNode? Node { get; set; }
    public List<RecordNode?> Nodes { get; set; } = [];
    public Dictionary<string, RecordHolder> Named { get; set; } = [];
    public RecordNode?[]? Array { get; set; }
    public (RecordHolder?, RecordNode?) Pair { get; set; }
    public object? Open { get; set; }
    public HashSet<RecordHolder> Set { get; set; } = [];
}

[Picklable]
public sealed partial class Family(string name, List<Family> members, Family? head = null)
{
    public string Name { get; } = name;
    public List<Family> Members { get; } = members;
    public Family? Head { get; set; } = head;
}

[Picklable]
public sealed partial class Branch
{
    public List<Branch> Twigs { get; set; } = [];
}

[Picklable]
public sealed partial record Leaf(ImmutableList<LeafHolder> Holders);

[Picklable]
public sealed partial class LeafHolder
{
    public Leaf? Leaf { get; set; }
}

[Picklable(Layout = PickleLayout.Dict)]
public sealed partial class DictNode
{
    public int Value { get; set; }
    public DictNode? Next { get; set; }
}

#pragma warning disable PICKLE009 // The cycle is the point.
[Picklable(Module = "graphs", Layout = PickleLayout.Positional)]
public sealed partial class Clan(string name, List<Clan> members)
{
    public string Name { get; } = name;
    public List<Clan> Members { get; } = members;
}
#pragma warning restore PICKLE009

/// <summary>Graphs that are deep, shared and circular, at every protocol, by types and by the stack machine.</summary>
public class GraphTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Cycle_through_a_collection_closes_in_positional_layout(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var clan = new Clan("a", []);
        clan.Members.Add(clan);
        var copy = PickleSerializer.Deserialize<Clan>(PickleSerializer.Serialize(clan, options))!;
        Assert.Same(copy, Assert.Single(copy.Members));

        var copies = PickleSerializer.Deserialize<List<Clan>>(PickleSerializer.Serialize(new List<Clan> { clan, clan }, options))!;
        Assert.Same(copies[0], copies[1]);
        Assert.Same(copies[0], Assert.Single(copies[0].Members));
    }

    [PythonTheory]
    [InlineData(2)]
    [InlineData(5)]
    public void Python_makes_one_object_of_it(int protocol)
    {
        var clan = new Clan("a", []);
        clan.Members.Add(clan);
        byte[] back = PythonRunner.Run(
            """
            import pickle, sys, types
            class Clan:
                def __init__(self, name, members): self.name, self.members = name, members
                def __reduce__(self): return Clan, (self.name, self.members)
            Clan.__module__ = "graphs"
            sys.modules["graphs"] = types.ModuleType("graphs")
            sys.modules["graphs"].Clan = Clan
            it = pickle.loads(sys.stdin.buffer.read())
            assert it.members[0] is it and len(it.members) == 1
            sys.stdout.buffer.write(pickle.dumps(it, int(sys.argv[1])))
            """, PickleSerializer.Serialize(clan, new PickleOptions { Protocol = protocol }), $"{protocol}");
        var copy = PickleSerializer.Deserialize<Clan>(back)!;
        Assert.Same(copy, Assert.Single(copy.Members));
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static IEnumerable<T> Copies<T>(T value, int protocol)
        where T : class
    {
        var options = new PickleOptions { Protocol = protocol };
        byte[] typed = PickleSerializer.Serialize(value, options);
        yield return PickleSerializer.Deserialize<T>(typed)!;
        if (PickleSerializer.Deserialize(typed) is T untyped) yield return untyped;
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        new Pickler(buffer, options).Dump((object)value);
        yield return PickleSerializer.Deserialize<T>(buffer.WrittenSpan)!;
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Linked_list_of_a_million_nodes_comes_back(int protocol)
    {
        Node? first = null;
        for (int i = 1_000_000; i > 0; i--) first = new Node { Value = i, Next = first };
        var node = PickleSerializer.Deserialize<Node>(PickleSerializer.Serialize(first, new PickleOptions { Protocol = protocol }));
        for (int i = 1; i <= 1_000_000; i++, node = node.Next) Assert.Equal(i, node!.Value);
        Assert.Null(node);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Lists_of_a_type_nested_100_000_deep_come_back(int protocol)
    {
        var root = new Branch();
        var last = root;
        for (int i = 0; i < 100_000; i++) last.Twigs.Add(last = new Branch());
        foreach (var copy in Copies(root, protocol))
        {
            int depth = 0;
            for (var branch = copy; branch.Twigs.Count > 0; branch = branch.Twigs[0]) depth++;
            Assert.Equal(100_000, depth);
        }
    }

    [Fact]
    public void Untyped_lists_nested_100_000_deep_come_back()
    {
        var root = new List<object?>();
        var last = root;
        for (int i = 0; i < 100_000; i++)
        {
            var next = new List<object?>();
            last.Add(next);
            last = next;
        }
        foreach (var copy in Copies(root, 5))
        {
            int depth = 0;
            for (var list = copy; list.Count > 0; list = (List<object?>)list[0]!) depth++;
            Assert.Equal(100_000, depth);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Deep_dictionary_layout_comes_back(int protocol)
    {
        DictNode? first = null;
        for (int i = 100_000; i > 0; i--) first = new DictNode { Value = i, Next = first };
        var node = PickleSerializer.Deserialize<DictNode>(PickleSerializer.Serialize(first, new PickleOptions { Protocol = protocol }));
        for (int i = 1; i <= 100_000; i++, node = node.Next) Assert.Equal(i, node!.Value);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Cycles_close_through_every_kind_of_member(int protocol)
    {
        var holder = new RecordHolder();
        var node = new RecordNode(7, holder);
        holder.Node = node;
        holder.Nodes = [node, null, node];
        holder.Named = new() { ["self"] = holder };
        holder.Array = [node];
        holder.Pair = (holder, node);
        holder.Open = new List<object?> { holder, node };
        holder.Set = [holder];
        foreach (var copy in Copies(holder, protocol)) AssertHolder(copy);
        foreach (var copy in Copies(node, protocol)) AssertHolder(copy.Holder!);

        static void AssertHolder(RecordHolder copy)
        {
            Assert.Equal(7, copy.Node!.Value);
            Assert.Same(copy, copy.Node.Holder);
            Assert.Same(copy.Node, copy.Nodes[0]);
            Assert.Same(copy.Node, copy.Nodes[2]);
            Assert.Same(copy, copy.Named["self"]);
            Assert.Same(copy.Node, copy.Array![0]);
            Assert.Same(copy, copy.Pair.Item1);
            Assert.Same(copy.Node, copy.Pair.Item2);
            Assert.Same(copy, ((List<object?>)copy.Open!)[0]);
            Assert.Same(copy.Node, ((List<object?>)copy.Open!)[1]);
            Assert.Same(copy, Assert.Single(copy.Set));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void List_that_is_still_filled_when_its_owner_is_built_is_one_list_in_the_end(int protocol)
    {
        var members = new List<Family>();
        var head = new Family("head", members);
        members.Add(new Family("first", members, head));
        members.Add(head);
        members.Add(new Family("last", members, head));
        foreach (var copy in Copies(members, protocol)) AssertFamily(copy);
        foreach (var copy in Copies(head, protocol)) AssertFamily(copy.Members);

        static void AssertFamily(List<Family> copy)
        {
            Assert.Equal(["first", "head", "last"], copy.Select(static family => family.Name));
            Assert.All(copy, family => Assert.Same(copy, family.Members));
            Assert.Same(copy[1], copy[0].Head);
            Assert.Same(copy[1], copy[2].Head);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Record_in_an_immutable_list_of_its_own_comes_back(int protocol)
    {
        var holder = new LeafHolder();
        var leaf = new Leaf([holder]);
        holder.Leaf = leaf;
        foreach (var copy in Copies(leaf, protocol)) Assert.Same(copy, copy.Holders[0].Leaf);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Shared_lists_and_arrays_stay_shared(int protocol)
    {
        int[] numbers = [1, 2];
        var names = new List<string> { "a" };
        foreach (var copy in Copies(new List<object?> { new List<List<string>> { names, names }, new[] { numbers, numbers } }, protocol))
        {
            var lists = Assert.IsAssignableFrom<System.Collections.IList>(copy[0]);
            Assert.Same(lists[0], lists[1]);
            var arrays = Assert.IsAssignableFrom<System.Collections.IList>(copy[1]);
            Assert.Same(arrays[0], arrays[1]);
        }
    }
}
