using System.Collections.Immutable;

namespace PickleGen.Tests.Generated.OpenFirst;

[Picklable]
public sealed partial class InState
{
    public object? OpenList { get; set; }
    public object? OpenMap { get; set; }
    public object? OpenArray { get; set; }
    public object? OpenNames { get; set; }
    public object? OpenSet { get; set; }
    public object? OpenPair { get; set; }
    public List<object?>? Among { get; set; }
    public object? Deeper { get; set; }
    public List<int>? List { get; set; }
    public Dictionary<string, long>? Map { get; set; }
    public int[]? Array { get; set; }
    public string[]? Names { get; set; }
    public HashSet<(int, int)>? Set { get; set; }
    public Tuple<int, string>? Pair { get; set; }
    public IReadOnlyList<int>? SameList { get; set; }
}

[Picklable(Layout = PickleLayout.Positional)]
public sealed partial record InPosition(object? Open, ImmutableArray<object?> Among, List<int>? List, Dictionary<string, long>? Map, object? Behind);

[Picklable(Layout = PickleLayout.Dict)]
public sealed partial class InDict
{
    public object? Open { get; set; }
    public List<int>? List { get; set; }
}

[Picklable]
public sealed partial class Outermost
{
    public object? Open { get; set; }
    public InPosition? Positional { get; set; }
    public InDict? Dict { get; set; }
    public InState? State { get; set; }
}

[Picklable]
public partial struct InStruct
{
    public object? Open;
    public List<int>? List;
}

[Picklable]
public sealed partial class InOthers
{
    public InStruct Struct { get; set; }
    public List<InStruct>? Structs { get; set; }
    public (object?, int) Tuple { get; set; }
    public KeyValuePair<object?, int> Pair { get; set; }
    public Lazy<object?>? Lazy { get; set; }
    public ImmutableList<object?>? Immutable { get; set; }
    public Dictionary<string, object?>? Map { get; set; }
    public object? OpenKept { get; set; }
    public List<int>? List { get; set; }
    public List<int> Kept { get; } = [];
}

[Picklable]
public sealed partial class Counted
{
    public object? Open { get; set; }
    public List<int>? List { get; set; }

    [PickleIgnore] public int Linked { get; private set; }

    [ThreadStatic]
    private static int t_linkedOnThread;

    public static int LinkedOnThread => t_linkedOnThread;

    [OnUnpickled]
    private void Count()
    {
        Linked++;
        t_linkedOnThread++;
    }
}

[Picklable]
public sealed partial class Nested
{
    public object? Open { get; set; }
    public Nested? Inner { get; set; }
    public List<Nested>? List { get; set; }
    public object? Last { get; set; }
}

/// <summary>A container that an open member has first and a typed one later is one container after loading.</summary>
public class OpenBeforeTypedTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Open_member_has_what_a_typed_one_has_that_comes_later(int protocol)
    {
        var (list, map) = (new List<int> { 1, 2 }, new Dictionary<string, long> { ["a"] = 1 });
        var original = new InState { List = list, Map = map, Array = [1, 2], Names = ["a"], Set = [(1, 2)], Pair = Tuple.Create(1, "a"), SameList = list, Among = [map, 1, list], Deeper = new object?[] { new List<object?> { list } } };
        (original.OpenList, original.OpenMap, original.OpenArray, original.OpenNames, original.OpenSet, original.OpenPair) = (list, map, original.Array, original.Names, original.Set, original.Pair);
        AssertShared(Copied(original, protocol), original);
        var existing = new InState();
        PickleSerializer.Populate(PickleSerializer.Serialize(original, new PickleOptions { Protocol = protocol }), existing);
        AssertShared(existing, original);
        Assert.IsType<InState>(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(original, new PickleOptions { Protocol = protocol })));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Tuples_in_tuples_have_what_a_typed_member_has(int protocol)
    {
        var list = new List<Nested> { new() };
        object Wrapped() => new List<object?> { 1, new PickleTuple(new List<object?>(), new PickleTuple(list), "a") };
        var original = new Nested { Open = new PickleTuple(new Nested(), 1), Inner = new Nested { List = list }, List = [new Nested { Open = Wrapped() }], Last = Wrapped() };
        var copy = Copied(original, protocol);
        foreach (object? open in new[] { copy.List![0].Open, copy.Last })
        {
            var outer = Assert.IsType<PickleTuple>(Assert.IsType<List<object?>>(open)[1]);
            Assert.Same(copy.Inner!.List, Assert.IsType<PickleTuple>(outer[1])[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Constructor_gets_what_a_typed_parameter_gets_that_comes_later(int protocol)
    {
        var (list, map) = (new List<int> { 1, 2 }, new Dictionary<string, long> { ["a"] = 1 });
        var copy = Copied(new InPosition(list, [map, list], list, map, list), protocol);
        Assert.Equal([1, 2], copy.List);
        Assert.Same(copy.List, copy.Open);
        Assert.Same(copy.List, copy.Behind);
        Assert.Same(copy.Map, copy.Among[0]);
        Assert.Same(copy.List, copy.Among[1]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Layouts_share_what_an_open_member_has_first(int protocol)
    {
        var list = new List<int> { 1, 2 };
        var original = new Outermost { Open = list, Positional = new InPosition(list, [], list, null, null), Dict = new InDict { Open = list, List = list }, State = new InState { OpenList = list, List = list } };
        AssertLists(Copied(original, protocol));
        var existing = new Outermost();
        PickleSerializer.Populate(PickleSerializer.Serialize(original, new PickleOptions { Protocol = protocol }), existing);
        AssertLists(existing);

        var dict = new InDict();
        PickleSerializer.Populate(PickleSerializer.Serialize(original.Dict, new PickleOptions { Protocol = protocol }), dict);
        Assert.Equal([1, 2], dict.List);
        Assert.Same(dict.List, dict.Open);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Root_is_what_its_elements_members_have(int protocol)
    {
        var numbers = new List<int> { 1 };
        var list = new List<object?> { numbers, new PickleDict(), new InState { List = numbers } };
        byte[] pickle = PickleSerializer.Serialize(list, new PickleOptions { Protocol = protocol });
        Assert.All([PickleSerializer.Deserialize<List<object?>>(pickle), PickleSerializer.Deserialize<object>(pickle), new Unpickler(pickle).Load()], root =>
        {
            var items = Assert.IsType<List<object?>>(root);
            Assert.Equal([1], Assert.IsType<List<int>>(items[0]));
            Assert.Same(items[0], Assert.IsType<InState>(items[2]).List);
        });
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Open_places_in_structs_and_collections_have_it_too(int protocol)
    {
        var list = new List<int> { 1 };
        var one = new InStruct { Open = list, List = list };
        var original = new InOthers { Struct = one, Structs = [one], Tuple = (list, 1), Pair = new(list, 1), Lazy = new(list), Immutable = [list], Map = new() { ["a"] = list }, List = list, Kept = { 2 } };
        original.OpenKept = original.Kept;
        var copy = Copied(original, protocol);
        Assert.Equal([1], copy.List);
        Assert.All([copy.Struct.Open, copy.Struct.List, copy.Structs![0].Open, copy.Tuple.Item1, copy.Pair.Key, copy.Lazy!.Value, copy.Immutable![0], copy.Map!["a"]], open => Assert.Same(copy.List, open));
        Assert.Equal([2], copy.Kept);
        Assert.Same(copy.Kept, copy.OpenKept);
    }

    [Fact]
    public void Buffers_that_come_once_are_there_for_what_is_read_twice()
    {
        var list = new List<int> { 1 };
        var value = new InState { OpenList = list, List = list, OpenMap = new PickleBuffer(new byte[] { 7 }) };
        var output = new MemoryStream();
        var buffers = new List<PickleBuffer>();
        var pickler = new Pickler(output)
        {
            BufferCallback = taken =>
            {
                buffers.Add(taken);
                return false;
            },
        };
        pickler.Dump(value);
        var arriving = new Queue<PickleBuffer>(buffers);
        var copy = new Unpickler(output.ToArray()) { Buffers = Arrivals(arriving) }.Load<InState>()!;
        Assert.Same(copy.List, copy.OpenList);
        Assert.Equal(7, Assert.IsType<PickleBuffer>(copy.OpenMap).Memory.Span[0]);
        Assert.Empty(arriving);
    }

    private static IEnumerable<PickleBuffer> Arrivals(Queue<PickleBuffer> queue)
    {
        while (queue.TryDequeue(out var buffer)) yield return buffer;
    }

    [Fact]
    public void Callbacks_of_what_is_read_twice_run_once()
    {
        var list = new List<int> { 1 };
        int before = Counted.LinkedOnThread;
        var copy = Copied(new Counted { Open = list, List = list }, 5);
        Assert.Same(copy.List, copy.Open);
        Assert.Equal(1, copy.Linked);
        Assert.Equal(before + 1, Counted.LinkedOnThread);
    }

    [Fact]
    public void Callbacks_of_what_failed_to_load_never_run()
    {
        byte[] pickle = PickleSerializer.Serialize<object?[]>([new Counted(), 1]);
        int before = Counted.LinkedOnThread;
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Counted[]>(pickle));
        PickleSerializer.Deserialize<int>(PickleSerializer.Serialize(1));
        Assert.Equal(before, Counted.LinkedOnThread);
    }

    private static T Copied<T>(T value, int protocol) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;

    private static void AssertLists(Outermost copy)
    {
        var list = copy.State!.List;
        Assert.Equal([1, 2], list);
        Assert.Same(list, copy.Open);
        Assert.Same(list, copy.Positional!.Open);
        Assert.Same(list, copy.Positional.List);
        Assert.Same(list, copy.Dict!.Open);
        Assert.Same(list, copy.Dict.List);
        Assert.Same(list, copy.State.OpenList);
    }

    private static void AssertShared(InState copy, InState original)
    {
        Assert.Equal(original.List, copy.List);
        Assert.Equal(original.Map, copy.Map);
        Assert.Equal(original.Array, copy.Array);
        Assert.Equal(original.Names, copy.Names);
        Assert.Equal(original.Set, copy.Set);
        Assert.Equal(original.Pair, copy.Pair);
        Assert.Same(copy.List, copy.OpenList);
        Assert.Same(copy.List, copy.SameList);
        Assert.Same(copy.Map, copy.OpenMap);
        Assert.Same(copy.Array, copy.OpenArray);
        Assert.Same(copy.Names, copy.OpenNames);
        Assert.Same(copy.Set, copy.OpenSet);
        Assert.Same(copy.Pair, copy.OpenPair);
        Assert.Same(copy.Map, copy.Among![0]);
        Assert.Same(copy.List, copy.Among[2]);
        var deeper = Assert.IsType<List<object?>>(Assert.IsType<List<object?>>(copy.Deeper)[0]);
        Assert.Same(copy.List, deeper[0]);
    }
}
