namespace PickleGen.Tests.Unpickling;

public sealed partial class PositionalTests
{
    [Picklable(Module = "positional", Layout = PickleLayout.Positional)]
    public sealed partial class Settable
    {
        public int Width { get; set; }
        public string? Label { get; set; }
    }

    [Fact]
    public void A_type_with_a_parameterless_constructor_is_made_before_its_members_are_read()
    {
        var back = PickleSerializer.Deserialize<Settable>(PickleSerializer.Serialize(new Settable { Width = 7, Label = "x" }));
        Assert.Equal((7, "x"), (back!.Width, back.Label));
    }

    [Picklable(Module = "positional", Name = "Young", Layout = PickleLayout.Positional)]
    public sealed partial class Young
    {
        public string Added { get; set; } = null!;
        public int Width { get; set; }
        public required string Label { get; set; }
        public int Last { get; set; } = 3;
    }

    // What was written in state layout: cls () NEWOBJ, and the members by their names.
    [Theory]
    [InlineData("(dVLabel\nVx\nsVWidth\nI7\ns")]
    [InlineData("(dVWidth\nI7\nsVLabel\nVx\nsVGone\nI1\ns")]
    [InlineData("(dVLabel\nVx\nsb(dVWidth\nI7\ns")]
    public void Required_members_are_taken_from_what_was_in_state_layout(string state)
    {
        var back = PickleSerializer.Deserialize<Young[]>(Latin1($"\u0080\u0002](cpositional\nYoung\n)\u0081{state}be."))!.Single();
        Assert.Equal((null, 7, "x", 3), (back.Added, back.Width, back.Label, back.Last));
    }

    [Theory]
    [InlineData("(dVWidth\nI7\nsb")]
    [InlineData("")]
    public void A_required_member_that_a_state_lacks_is_an_error(string state)
    {
        string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Young[]>(Latin1($"\u0080\u0002](cpositional\nYoung\n)\u0081{state}e."))).Message;
        Assert.Contains("'positional.Young' requires 'Label', which the pickle lacks.", message);
    }

    [Fact]
    public void None_in_a_state_is_none_that_the_pickle_has()
    {
        string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Young[]>(Latin1("\u0080\u0002](cpositional\nYoung\n)\u0081(dVLabel\nVx\nsVAdded\nNsbe."))).Message;
        Assert.Contains("has null for 'Added', which is not nullable", message);
    }

    private static byte[] Latin1(string text) => System.Text.Encoding.Latin1.GetBytes(text);
}
