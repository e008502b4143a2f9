using System.Collections;
using System.Collections.ObjectModel;

namespace PickleGen.Tests.Generated;

/// <summary>Annotated classes that are collections, in places of the collection that they derive from or implement: they stay what they are.</summary>
public partial class OwnCollectionTests
{
    [Picklable(Module = "own")]
    public partial class Tagged : List<int>
    {
        public string? Tag { get; set; }
    }

    [Picklable(Module = "own")]
    public partial class TaggedSet : HashSet<int>
    {
        public string? Tag { get; set; }
    }

    [Picklable(Module = "own")]
    public partial class TaggedMap : Dictionary<string, int>
    {
        public string? Tag { get; set; }
    }

    [Picklable(Module = "own")]
    public partial class TaggedModel : Collection<int>
    {
        public string? Tag { get; set; }
    }

    [Picklable(Module = "own")]
    public partial class Range : IEnumerable<int>
    {
        public int Start { get; set; }
        public int Count { get; set; }

        public IEnumerator<int> GetEnumerator() => Enumerable.Range(Start, Count).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    public class Unannotated : List<int>
    {
        public string? Tag { get; set; }
    }

    [Picklable(Module = "own")]
    public partial class Places
    {
        public List<int>? List { get; set; }
        public IList<int>? Interface { get; set; }
        public IEnumerable<int>? Items { get; set; }
        public IReadOnlyCollection<int>? ReadOnly { get; set; }
        public IEnumerable? Untyped { get; set; }
        public HashSet<int>? Set { get; set; }
        public ISet<int>? SetInterface { get; set; }
        public Dictionary<string, int>? Map { get; set; }
        public IReadOnlyDictionary<string, int>? MapInterface { get; set; }
        public IDictionary? UntypedMap { get; set; }
        public Collection<int>? Model { get; set; }
        public List<List<int>> Elements { get; set; } = [];
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Own_collection_keeps_its_type_and_members_in_every_place(int protocol)
    {
        var list = new Tagged { 1, 2 };
        var set = new TaggedSet { 3 };
        var map = new TaggedMap { ["a"] = 4 };
        var model = new TaggedModel { 5 };
        (list.Tag, set.Tag, map.Tag, model.Tag) = ("list", "set", "map", "model");
        var places = new Places
        {
            List = list, Interface = list, Items = new Range { Start = 7, Count = 2 }, ReadOnly = list, Untyped = list, Set = set, SetInterface = set,
            Map = map, MapInterface = map, UntypedMap = map, Model = model, Elements = { list, new() { 6 }, new Tagged { Tag = "other" } },
        };
        var back = Copied(places, protocol);
        var same = Assert.IsType<Tagged>(back.List);
        Assert.Equal("list", same.Tag);
        Assert.Equal([1, 2], same);
        Assert.All(new object?[] { back.Interface, back.ReadOnly, back.Untyped, back.Elements[0] }, place => Assert.Same(same, place));
        Assert.Equal([7, 8], Assert.IsType<Range>(back.Items));
        Assert.Equal(("set", 3), (Assert.IsType<TaggedSet>(back.Set).Tag, back.Set!.Single()));
        Assert.Same(back.Set, back.SetInterface);
        Assert.Equal(("map", 4), (Assert.IsType<TaggedMap>(back.Map).Tag, back.Map!["a"]));
        Assert.Same(back.Map, back.MapInterface);
        Assert.Same(back.Map, back.UntypedMap);
        Assert.Equal(("model", 5), (Assert.IsType<TaggedModel>(back.Model).Tag, back.Model!.Single()));
        Assert.Equal([6], Assert.IsType<List<int>>(back.Elements[1]));
        Assert.Equal("other", Assert.IsType<Tagged>(back.Elements[2]).Tag);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Own_collection_keeps_its_type_as_a_root(int protocol)
    {
        var list = new Tagged { 1, 2 };
        list.Tag = "list";
        var options = new PickleOptions { Protocol = protocol };
        Assert.Equal("list", Assert.IsType<Tagged>(Copied<List<int>>(list, protocol)).Tag);
        Assert.Equal("list", Assert.IsType<Tagged>(Copied<IList<int>>(list, protocol)).Tag);
        Assert.Equal("list", Assert.IsType<Tagged>(PickleSerializer.DeepClone<IEnumerable<int>>(list, options)).Tag);
        var stream = new MemoryStream();
        await PickleSerializer.SerializeAsync<IReadOnlyList<int>>(stream, list, options);
        stream.Position = 0;
        Assert.Equal("list", Assert.IsType<Tagged>(await PickleSerializer.DeserializeAsync<IReadOnlyList<int>>(stream, options)).Tag);
    }

    [Picklable(Module = "own")]
    public partial class Keeps
    {
        public List<int> List { get; } = new Tagged();
        public IDictionary<string, int> Map { get; } = new TaggedMap();
        public ISet<int> Set { get; } = new HashSet<int>();
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Own_collection_in_a_member_without_a_setter_is_filled(int protocol)
    {
        var keeps = new Keeps { List = { 1, 2 }, Map = { ["a"] = 3 }, Set = { 4 } };
        ((Tagged)keeps.List).Tag = "list";
        ((TaggedMap)keeps.Map).Tag = "map";
        var back = Copied(keeps, protocol);
        Assert.Equal([1, 2], back.List);
        Assert.Equal(3, back.Map["a"]);
        Assert.Equal([4], back.Set);
        Assert.Equal(("list", "map"), (Assert.IsType<Tagged>(back.List).Tag, Assert.IsType<TaggedMap>(back.Map).Tag));
    }

    [Fact]
    public void Unannotated_collection_is_saved_as_its_elements()
    {
        var back = Copied(new Places { List = new Unannotated { 1 }, Interface = new Unannotated { 2 } }, 5);
        Assert.Equal([1], Assert.IsType<List<int>>(back.List));
        Assert.Equal([2], Assert.IsType<List<int>>(back.Interface));
    }

    private static T Copied<T>(T value, int protocol) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;
}
