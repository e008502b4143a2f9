using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Tests.Generated.Shared;

[Picklable]
public sealed partial class Both
{
    public List<int>? List { get; set; }
    public object? OpenList { get; set; }
    public List<int>? SameList { get; set; }
    public Dictionary<string, int>? Map { get; set; }
    public object? OpenMap { get; set; }
    public int[]? Array { get; set; }
    public object? OpenArray { get; set; }
    public HashSet<string>? Set { get; set; }
    public object? OpenSet { get; set; }
}

[Picklable(Module = "shared", Layout = PickleLayout.Dict)]
public sealed partial class Tag
{
    public int A { get; set; }
}

[Picklable(Module = "shared")]
public sealed partial class Tagged
{
    public object? Open { get; set; }
    public (Tag? Tag, int Count) Pair { get; set; }
}

#pragma warning disable PICKLE009 // The cycle is the point.
[Picklable]
public sealed partial record HashedKey(string Name, Dictionary<HashedKey, int> Map)
{
    public bool Equals(HashedKey? other) => other?.Name == Name;

    [SuppressMessage("Globalization", "CA1307", Justification = "It is the same within a process.")]
    public override int GetHashCode() => Name.GetHashCode();
}
#pragma warning restore PICKLE009

/// <summary>One object that several members refer to is one object again, whatever their static types.</summary>
public class SharedReferenceTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Open_member_refers_to_what_a_typed_one_has(int protocol)
    {
        var original = new Both { List = [1, 2], Map = new() { ["a"] = 1 }, Array = [1, 2], Set = ["a"] };
        (original.OpenList, original.SameList, original.OpenMap, original.OpenArray, original.OpenSet) = (original.List, original.List, original.Map, original.Array, original.Set);
        var copy = PickleSerializer.Deserialize<Both>(PickleSerializer.Serialize(original, new PickleOptions { Protocol = protocol }))!;
        Assert.Same(copy.List, copy.SameList);
        Assert.Same(copy.List, copy.OpenList);
        Assert.Same(copy.Map, copy.OpenMap);
        Assert.Same(copy.Array, copy.OpenArray);
        Assert.Same(copy.Set, copy.OpenSet);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Populated_collection_that_contains_itself_contains_the_one_that_is_populated(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var list = new List<object?> { 1 };
        list.Add(list);
        var existing = new List<object?>();
        PickleSerializer.Populate(PickleSerializer.Serialize(list, options), existing);
        Assert.Same(existing, existing[1]);

        var map = new Dictionary<string, object?> { ["a"] = 1 };
        map["b"] = map;
        var filled = new Dictionary<string, object?>();
        PickleSerializer.Populate(PickleSerializer.Serialize(map, options), filled);
        Assert.Same(filled, filled["b"]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Object_in_dict_layout_stands_in_several_tuples(int protocol)
    {
        var tag = new Tag { A = 3 };
        byte[] pickle = PickleSerializer.Serialize(new List<Tagged> { new() { Pair = (tag, 1) }, new() { Pair = (tag, 2) } }, new PickleOptions { Protocol = protocol });
        var copy = PickleSerializer.Deserialize<List<Tagged>>(pickle)!;
        Assert.Same(copy[0].Pair.Tag, copy[1].Pair.Tag);
        Assert.Equal((3, 1, 2), (copy[1].Pair.Tag!.A, copy[0].Pair.Count, copy[1].Pair.Count));
    }

    [Fact]
    public void So_does_one_that_an_open_member_of_CPythons_has()
    {
        // pickle.dumps([x, y], 4), where x.Open = tag = {'A': 3}, x.Pair = (tag, 1), y.Open = 1, y.Pair = (tag, 2)
        byte[] pickle = Convert.FromHexString("80049554000000000000005D94288C06736861726564948C065461676765649493942981947D94288C044F70656E947D948C0141944B03738C04506169729468074B018694756268032981947D942868064B01680968074B0286947562652E");
        var copy = PickleSerializer.Deserialize<List<Tagged>>(pickle)!;
        Assert.Equal((3, 1, 2), (copy[1].Pair.Tag!.A, copy[0].Pair.Count, copy[1].Pair.Count));
        Assert.Same(copy[0].Pair.Tag, copy[1].Pair.Tag);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Key_that_is_hashed_before_its_members_are_known_is_an_error_that_says_so(int protocol)
    {
        var key = new HashedKey("k", []);
        key.Map[key] = 1;
        byte[] pickle = PickleSerializer.Serialize(key, new PickleOptions { Protocol = protocol });
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<HashedKey>(pickle));
        Assert.Contains("GetHashCode", thrown.Message, StringComparison.Ordinal);
        Assert.NotNull(thrown.Path);
    }
}

/// <summary>To the runtime an <c>int[]</c> is a <c>uint[]</c> too. A list that both refer to is two arrays here, and a number that does not fit is refused.</summary>
public class SharedNumbersTests
{
    [Fact]
    public void Numbers_are_not_taken_for_others_of_their_size()
    {
        byte[] fits = Twice([1, 2, 3]), doesNot = Twice([1, -1]);
        var (signed, unsigned) = PickleSerializer.Deserialize<(int[], uint[])>(fits);
        Assert.Equal(typeof(int[]), signed.GetType());
        Assert.Equal(typeof(uint[]), ((object)unsigned).GetType());
        Assert.Equal([1u, 2u, 3u], unsigned);
        Assert.Equal(typeof(DayOfWeek[]), ((object)PickleSerializer.Deserialize<(int[], DayOfWeek[])>(fits).Item2).GetType());
        Assert.Equal(typeof(uint[,]), ((object)PickleSerializer.Deserialize<(int[,], uint[,])>(Twice([new List<object?> { 1 }])).Item2).GetType());
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<(int[], uint[])>(doesNot));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<(int[], IReadOnlyList<uint>)>(doesNot));
    }

    private static byte[] Twice(List<object?> list)
    {
        var output = new MemoryStream();
        new Pickler(output).Dump((object)new PickleTuple(list, list));
        return output.ToArray();
    }
}
