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
}
