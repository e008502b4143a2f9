namespace PickleGen.Tests.Unpickling;

/// <summary>What a <see cref="StubUnpickler"/> keeps of classes that nobody registered.</summary>
public partial class StubUnpicklerTests
{
    // pickle.py save_reduce: functools.partial(int.__new__, cls, 'FACE', base=16)() below protocol 4, where int.__new__ is getattr's.
    [Theory]
    [InlineData("\x80\x02" + "cfunctools\npartial\nc__builtin__\ngetattr\nc__builtin__\nlong\nU\x07__new__\x86R\x85R(c__builtin__\ngetattr\nc__builtin__\nlong\nU\x07__new__\x86Rcshop\nHex\nU\x04" + "FACE\x86}U\x04" + "baseK\x10sNtb)R}U\x01xK\x07sb.")]
    [InlineData("\x80\x03" + "cfunctools\npartial\ncbuiltins\ngetattr\ncbuiltins\nint\nX\x07\x00\x00\x00__new__\x86R\x85R)R}X\x01\x00\x00\x00xK\x07sb.")]
    public void A_class_that_a_base_class_of_Pythons_makes_is_a_stub(string pickle)
    {
        var stub = Assert.IsType<PickleCallStub>(new StubUnpickler(Latin1(pickle)).Load());

        Assert.Equal(7, Assert.IsType<PickleDict>(Assert.Single(stub.Builds))["x"]);
        Assert.Equal(PickleTuple.Empty, stub.Arguments);
        var partial = Assert.IsType<PickleCallStub>(stub.Callable);
        Assert.Equal("functools.partial", partial.Callable!.ToString());
        Assert.IsType<PickleCallStub>(partial.Arguments[0]);
    }

    [Theory]
    [InlineData("cshop\nOrder\n)R.")]
    [InlineData("Pshelf\n.")]
    public void A_stub_is_not_saved_and_says_what_is(string pickle)
    {
        object? stub = new StubUnpickler(Latin1(pickle)).Load();

        Assert.Contains("PickleDocument", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize<object?>(stub)).Message, StringComparison.Ordinal);
    }

    private static byte[] Latin1(string text) => System.Text.Encoding.Latin1.GetBytes(text);
}
