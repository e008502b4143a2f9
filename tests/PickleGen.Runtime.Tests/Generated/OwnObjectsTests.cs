using System.Collections;

namespace PickleGen.Tests.Generated;

/// <summary>Annotated classes that derive from what the stack machine makes itself, lists and dictionaries of objects: they are objects all the same.</summary>
public partial class OwnObjectsTests
{
    [Picklable(Module = "own")]
    public partial class Bag : List<object?>;

    [Picklable(Module = "own")]
    public partial class LabelledBag : List<object?>
    {
        public object? Label { get; set; }
    }

    [Picklable(Module = "own")]
    public partial class Map : Dictionary<object, object?>
    {
        public object? Label { get; set; }
    }

#pragma warning disable PICKLE008 // How it compares is not up to it.
    [Picklable(Module = "own")]
    public partial class Table : PickleDict
    {
        public object? Label { get; set; }
    }
#pragma warning restore PICKLE008

    [Picklable(Module = "own")]
    public partial class Places
    {
        public object? Any { get; set; }
        public Bag? Own { get; set; }
        public List<object?>? List { get; set; }
        public IEnumerable? Untyped { get; set; }
        public List<object?> Elements { get; set; } = [];
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Own_list_of_objects_is_a_root_and_an_element(int protocol)
    {
        Assert.Equal([1, "a", null], Copied(new Bag { 1, "a", null }, protocol));
        Assert.Equal([1], Assert.IsType<Bag>(Copied<object>(new Bag { 1 }, protocol)));
        Assert.Equal([2], Copied(new List<Bag> { new() { 1 }, new() { 2 } }, protocol)[1]);
        Assert.Equal([2], Assert.IsType<Bag>(Copied(new List<object?> { new Bag { 1 }, new Bag { 2 } }, protocol)[1]));
        Assert.Empty(Assert.IsType<Bag>(Copied(new object?[] { new Bag() }, protocol)[0]));
        Assert.Equal([3], Assert.IsType<Bag>(Copied(new Dictionary<string, object?> { ["a"] = new Bag { 3 } }, protocol)["a"]));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Own_list_of_objects_is_one_in_members_of_every_type(int protocol)
    {
        var bag = new Bag { new List<object?> { 1 } };
        foreach (var places in new Places[] { new() { Any = bag, Own = bag, List = bag, Untyped = bag, Elements = { bag } }, new() { List = bag, Elements = { bag }, Any = bag } })
        {
            var back = Copied(places, protocol);
            var same = Assert.IsType<Bag>(back.Any);
            Assert.Equal([1], Assert.IsType<List<object?>>(same.Single()));
            Assert.Same(same, back.List);
            Assert.Same(same, back.Elements[0]);
            if (back.Own is not null) Assert.True(ReferenceEquals(same, back.Own) && ReferenceEquals(same, back.Untyped));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Own_list_of_objects_may_contain_itself(int protocol)
    {
        var bag = new LabelledBag { 1 };
        bag.Add(bag);
        bag.Label = new List<object?> { bag };
        foreach (object back in new[] { Copied(bag, protocol), Copied<object>(bag, protocol) })
        {
            var copy = Assert.IsType<LabelledBag>(back);
            Assert.Equal((2, 1), (copy.Count, copy[0]));
            Assert.Same(copy, copy[1]);
            Assert.Same(copy, Assert.IsType<List<object?>>(copy.Label)[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Own_dictionaries_of_objects_keep_entries_and_members(int protocol)
    {
        var map = new Map { [1] = "a" };
        var table = new Table { [1] = "a", [(object?)null] = map };
        (map.Label, table.Label) = (table, 2);
        foreach (object back in new[] { Copied(table, protocol), Copied<object>(table, protocol) })
        {
            var copy = Assert.IsType<Table>(back);
            Assert.Equal((2, "a", 2), (copy.Count, copy[1], copy.Label));
            var inner = Assert.IsType<Map>(copy[null]);
            Assert.Equal("a", Assert.Single(inner).Value);
            Assert.Same(copy, inner.Label);
        }
    }

    private static T Copied<T>(T value, int protocol) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;
}
