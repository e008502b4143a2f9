namespace PickleGen.Tests.Generated.DictCycles;

[Picklable(Layout = PickleLayout.Dict)]
public sealed partial class Plain
{
    public List<int>? List { get; set; }
    public InOrder? Positional { get; set; }
    public Named? State { get; set; }
    public Plain? Self { get; set; }
}

[Picklable(Layout = PickleLayout.Positional)]
public sealed partial class InOrder
{
    public List<int>? List { get; set; }
}

[Picklable]
public sealed partial class Named
{
    public List<int>? List { get; set; }
    public InOrder? Positional { get; set; }
    public Plain? Dict { get; set; }
}

/// <summary>References between layouts, where an object that is a plain dictionary in Python is in a cycle.</summary>
public class DictCyclesTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Layouts_share_objects_in_cycles(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var list = new List<int> { 1 };
        var named = new Named { List = list, Positional = new InOrder { List = list } };
        var plain = new Plain { List = list, Positional = named.Positional, State = named };
        (named.Dict, plain.Self) = (plain, plain);

        AssertWhole(PickleSerializer.Deserialize<Named>(PickleSerializer.Serialize(named, options))!.Dict!);
        AssertWhole(PickleSerializer.Deserialize<Plain>(PickleSerializer.Serialize(plain, options))!);
        var existing = new Plain();
        PickleSerializer.Populate(PickleSerializer.Serialize(plain, options), existing);
        AssertWhole(existing);
    }

    private static void AssertWhole(Plain plain)
    {
        Assert.Equal([1], plain.List);
        Assert.Same(plain, plain.Self);
        Assert.Same(plain, plain.State!.Dict);
        Assert.Same(plain.Positional, plain.State.Positional);
        Assert.Same(plain.List, plain.Positional!.List);
        Assert.Same(plain.List, plain.State.List);
    }
}
