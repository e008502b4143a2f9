namespace PickleGen.Tests.Generated;

/// <summary>The first object of a class that a process loads: its class is not known yet when it comes. Each class here is loaded once, by one test.</summary>
public sealed partial class FirstMetTests
{
    [Picklable(Module = "met")]
    public sealed partial record InMember(string Name, int Number)
    {
        public int Extra { get; init; }
        public string? Note { get; init; }
    }

    [Picklable(Module = "met")]
    public sealed partial record InSet(string Name, int Number)
    {
        public int Extra { get; init; }
    }

    [Picklable(Module = "met")]
    public partial record struct InList(string Name, int Number)
    {
        public int Extra { get; set; }
    }

    [Picklable(Module = "met")]
    public sealed partial class Around
    {
        public InMember? Member { get; set; }
        public HashSet<InSet> Set { get; set; } = [];
        public List<InList> List { get; set; } = [];
    }

    [Fact]
    public void It_has_the_members_too_that_its_constructor_does_not_take()
    {
        var around = new Around { Member = new("a", 1) { Extra = 2, Note = "b" }, Set = { new("c", 3) { Extra = 4 } }, List = { new("d", 5) { Extra = 6 } } };
        Around back = PickleSerializer.Deserialize<Around>(PickleSerializer.Serialize(around))!;
        Assert.Equal(around.Member, back.Member);
        Assert.Equal(around.Set, back.Set);
        Assert.Equal(around.List, back.List);
    }
}
