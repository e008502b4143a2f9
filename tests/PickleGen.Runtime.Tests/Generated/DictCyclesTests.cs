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

[Picklable(Layout = PickleLayout.Dict)]
public partial struct Copied
{
    public int Before { get; set; }
    public Holder? Next { get; set; }
    public int Behind { get; set; }
}

[Picklable]
public sealed partial class Holder
{
    public Copied Total { get; set; }
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

    /// <summary>At protocol 0 members come one by one: what comes behind the reference would be in no copy, and was lost.</summary>
    [Theory]
    [InlineData(HolderOf + "(dVTotal\n(dp1\nVBefore\nI1\nsVNext\n" + HolderOf + "(dVTotal\ng1\nsbsVBehind\nI2\nssb.")]
    [InlineData(HolderOf + "(dVTotal\n(dp1\nVNext\n" + HolderOf + "(dVTotal\ng1\nsbssb.")]
    public void Struct_that_leads_to_itself_is_refused(string pickle)
    {
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Holder>(System.Text.Encoding.ASCII.GetBytes(pickle)));
        Assert.Contains("refers to itself, which a struct cannot: make the type a class", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Struct_without_all_members_is_read_from_a_dict_that_others_have_too()
    {
        var read = PickleSerializer.Deserialize<Holder>(System.Text.Encoding.ASCII.GetBytes(HolderOf + "(dVTotal\n(dp1\nVNext\n" + HolderOf + "(dVTotal\n(dVBehind\nI2\nssbssb."))!;
        Assert.Equal((0, 2), (read.Total.Behind, read.Total.Next!.Total.Behind));
    }

    private const string HolderOf = "ccopy_reg\n_reconstructor\n(cPickleGen.Tests.Generated.DictCycles\nHolder\nc__builtin__\nobject\nNtR";

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
