using System.Text;

namespace PickleGen.Tests.Generated.UnfinishedDicts;

/// <summary>An object in dict layout that something in it refers to before the dictionary has all of its items.</summary>
public class UnfinishedDictTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    // A member that the type lacks no longer makes up for one that has not come yet.
    [Theory]
    [InlineData("")]
    [InlineData("V_Id\nI7\ns")]
    public void Members_behind_one_that_the_type_lacks_arrive(string former)
    {
        var back = PickleSerializer.Deserialize<Ring>(Encoding.Latin1.GetBytes($"(dp0\nVGone\nI1\ns{former}VId\nI5\nsVHeld\ncunfinished\nHolder\n(g0\ntRsVName\nVn\ns."))!;
        Assert.Equal((5, "n"), (back.Id, back.Name));
        Assert.Same(back, back.Held!.Owner);
    }

    // A former name does not make up for today's, which counts and may come last.
    [Fact]
    public void Todays_name_counts_that_comes_last()
    {
        var back = PickleSerializer.Deserialize<Ring>(Encoding.Latin1.GetBytes("(dp0\nV_Id\nI7\nsVName\nVn\nsVHeld\ncunfinished\nHolder\n(g0\ntRsVId\nI5\ns."))!;
        Assert.Equal((5, "n"), (back.Id, back.Name));
        Assert.Same(back, back.Held!.Owner);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Members_that_are_required_may_come_behind_what_leads_back(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var strict = new Strict([]) { Last = "last" };
        strict.Parts.Add(new Part { Owner = strict });
        var back = PickleSerializer.Deserialize<Strict>(PickleSerializer.Serialize(strict, options))!;
        Assert.Equal("last", back.Last);
        Assert.Same(back, back.Parts.Single().Owner);
        var filled = new Settled { Last = "last" };
        filled.Parts.Add(new Part { Settled = filled });
        var settled = PickleSerializer.Deserialize<Settled>(PickleSerializer.Serialize(filled, options))!;
        Assert.Equal(("last", "first"), (settled.Last, settled.First));
        Assert.Same(settled, settled.Parts.Single().Settled);
    }

    [Theory]
    [InlineData("(dp0\nVParts\n(lp1\ncunfinished\nPart\np2\n)\u0081(dVOwner\ng0\nsbas.", "Last")]
    [InlineData("(dp0\nVLast\nVx\ns.", "Parts")]
    public void One_that_never_comes_is_an_error(string pickle, string member)
    {
        string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Strict>(Encoding.Latin1.GetBytes(pickle))).Message;
        Assert.Contains($"requires '{member}', which the pickle lacks", message);
    }
}

[Picklable(Module = "unfinished", Layout = PickleLayout.Dict)]
public sealed partial class Ring
{
    [PickleFormerName("_Id")]
    public int Id { get; set; }
    public Holder? Held { get; set; }
    public string? Name { get; set; }
}

[Picklable(Module = "unfinished", Layout = PickleLayout.Positional)]
public sealed partial record Holder(Ring Owner);

[Picklable(Module = "unfinished")]
public sealed partial class Part
{
    public Strict? Owner { get; set; }
    public Settled? Settled { get; set; }
}

[Picklable(Module = "unfinished", Layout = PickleLayout.Dict)]
public sealed partial record Strict(List<Part> Parts)
{
    public required string Last { get; init; }
}

[Picklable(Module = "unfinished", Layout = PickleLayout.Dict)]
public sealed partial class Settled
{
    public List<Part> Parts { get; } = [];
    public string First { get; set; } = "first";
    public required string Last { get; set; }
}
