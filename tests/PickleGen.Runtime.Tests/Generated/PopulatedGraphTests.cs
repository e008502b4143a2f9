using System.Text;

namespace PickleGen.Tests.Generated.PopulatedGraphs;

[Picklable(Module = "graphs", Layout = PickleLayout.Dict)]
public sealed partial class Root
{
    public int N { get; set; }
    public object? Open { get; set; }
    public Root? Other { get; set; }
    public Box? Box { get; set; }
    public List<int>? List { get; set; }
    public List<int> Fixed { get; } = [];
}

[Picklable(Module = "graphs")]
public sealed partial class Box
{
    public object? Open { get; set; }
}

[Picklable(Module = "graphs", Name = "PopulatedLink", Layout = PickleLayout.Positional)]
public sealed partial class Link
{
    public List<Link> Links { get; set; } = [];
}

[Picklable(Module = "graphs", Name = "TwoLists")]
public sealed partial class TwoLists
{
    public List<int>? First { get; set; }
    public List<int>? Second { get; set; }
    public HashSet<int> Third { get; set; } = [];
}

/// <summary>An existing object in dict layout becomes what a load would have made.</summary>
public class PopulatedGraphTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_refers_to_the_root_refers_to_the_existing_object(int protocol)
    {
        var root = new Root { N = 3, Fixed = { 1, 2 } };
        root.Box = new Box { Open = new List<object?> { root } };
        root.Open = new Box { Open = root };
        var existing = Populated(root, protocol);
        Assert.Equal(3, existing.N);
        Assert.Same(existing, ((Box)existing.Open!).Open);
        Assert.Same(existing, ((List<object?>)existing.Box!.Open!)[0]);
        Assert.Equal([1, 2], existing.Fixed);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_collection_that_two_members_have_gets_the_contents_of_the_first(int protocol)
    {
        var shared = new List<int> { 7, 8, 9 };
        var existing = new TwoLists { First = shared, Second = shared, Third = [5] };
        var third = existing.Third;
        byte[] pickle = PickleSerializer.Serialize(new TwoLists { First = [1], Second = [2, 3], Third = [4] }, new PickleOptions { Protocol = protocol });
        PickleSerializer.Populate(pickle, existing);
        Assert.Same(shared, existing.First);
        Assert.Equal([1], existing.First);
        Assert.Equal([2, 3], existing.Second);
        Assert.Same(third, existing.Third);
        Assert.Equal([4], third);

        PickleSerializer.Populate(PickleSerializer.Serialize(new TwoLists { First = shared, Second = shared }, new PickleOptions { Protocol = protocol }), existing);
        Assert.Same(existing.First, existing.Second);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_open_members_of_others_have_is_what_typed_members_have(int protocol)
    {
        var list = new List<int> { 1, 2 };
        var root = new Root { Box = new Box { Open = list }, List = list, Other = new Root() };
        root.Other.Box = new Box { Open = root.Other };
        var existing = Populated(root, protocol);
        Assert.Equal([1, 2], existing.List);
        Assert.Same(existing.List, existing.Box!.Open);
        Assert.Same(existing.Other, existing.Other!.Box!.Open);
    }

    // The pickle makes it among its own members first.
    [Theory]
    [MemberData(nameof(Protocols))]
    public void Positional_layout_in_a_cycle_cannot_be_populated_and_says_why(int protocol)
    {
        var link = new Link { Links = { new Link() } };
        link.Links.Add(link);
        var failure = Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(PickleSerializer.Serialize(link, new PickleOptions { Protocol = protocol }), new Link()));
        Assert.StartsWith($"The pickle's '{typeof(Link)}' cannot be filled into another: a call made it, or it is in a cycle", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("}X\u0001\0\0\0NX\u0001\0\0\0xs.", "$.N")]
    [InlineData("}(X\u0005\0\0\0Other}X\u0001\0\0\0NNsu.", "$.Other.N")]
    [InlineData("}(X\u0004\0\0\0ListK\u0001u.", "$.List")]
    [InlineData("K\u0001.", "$")]
    public void An_error_says_where(string opcodes, string path)
    {
        byte[] pickle = Encoding.Latin1.GetBytes(opcodes);
        var existing = new Root { N = 5 };
        var failure = Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(pickle, existing));
        Assert.Equal((path, 5), (failure.Path, existing.N));
        Assert.InRange(failure.Offset!.Value, 1, pickle.Length);
        Assert.Equal(path, Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Root>(pickle)).Path);
    }

    private static Root Populated(Root root, int protocol)
    {
        var existing = new Root { N = 8, Fixed = { 9 }, List = [7] };
        PickleSerializer.Populate(PickleSerializer.Serialize(root, new PickleOptions { Protocol = protocol }), existing);
        return existing;
    }
}
