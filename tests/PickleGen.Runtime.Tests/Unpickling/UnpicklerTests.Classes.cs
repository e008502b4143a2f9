namespace PickleGen.Tests.Unpickling;

/// <content>What names mean.</content>
public sealed partial class UnpicklerTests
{
    [Theory]
    [InlineData("cos\nsystem\n.")]
    [InlineData("(ios\nsystem\n.")]
    [InlineData("(cos\nsystem\no.")]
    [InlineData("\x8c\x02os\x8c\x06system\x93.")]
    [InlineData("cbuiltins\neval\n.")]
    [InlineData("cos\nsystem\n0N.")]
    [InlineData("cSystem\nActivator\n.")]
    [InlineData("cbuiltins\nlist.__class__\n.")]
    [InlineData("c__builtin__\nlen\n.")]
    public void A_name_that_nobody_allowed_is_refused(string pickle)
    {
        var refused = Assert.Throws<PickleSecurityException>(() => Load(pickle));
        Assert.NotNull(refused.Offset);
        Assert.Contains("ClassRegistry", refused.Message, StringComparison.Ordinal);
    }

    // getattr(Outer, 'Inner') is a nested class below protocol 4; the name Outer alone is nothing.
    [Theory]
    [InlineData("cbuiltins\ngetattr\ncos\nsystem\n\x86.")]
    [InlineData("cbuiltins\ngetattr\ncos\nsystem\n0.")]
    [InlineData("cbuiltins\ngetattr\n(cos\npath\nX\x06\x00\x00\x00systemtR.")]
    [InlineData("cbuiltins\ngetattr\n(cbuiltins\nlist\nX\x05\x00\x00\x00" + "clear\x86R.")]
    [InlineData("cbuiltins\ngetattr\n(K\x01X\x05\x00\x00\x00realt\x52.")]
    public void Getattr_opens_no_other_door(string pickle) => Assert.ThrowsAny<UnpicklingException>(() => Load(pickle));

    // Behind getattr a name may be one around the name that is meant, until it is used as itself.
    [Theory]
    [InlineData("cbuiltins\ngetattr\ncos\nsystem\n\x86.")]
    [InlineData("cbuiltins\ngetattr\ncos\nsystem\n)\x81X\x04\x00\x00\x00name\x86R.")]
    [InlineData("cbuiltins\ngetattr\ncos\nsystem\n)RX\x04\x00\x00\x00name\x86R.")]
    public void A_name_behind_getattr_is_refused_by_name(string pickle)
    {
        var refused = Assert.Throws<PickleSecurityException>(() => Load(pickle));
        Assert.Contains("The pickle names 'os.system'", refused.Message, StringComparison.Ordinal);
    }

    // A typed place looks at the name before anything is taken.
    [Theory]
    [InlineData("\x80\x04\x8c\x02os\x94\x8c\x06system\x94\x93\x94)R.", 16)]
    [InlineData("\x80\x02" + "cos\nsystem\nq\x00)Rq\x01.", 2)]
    [InlineData("cos\nsystem\np0\n(tR.", 0)]
    public void A_refused_name_is_at_the_opcode_that_brings_it(string pickle, int offset)
    {
        byte[] bytes = [.. pickle.Select(c => (byte)c)];

        Assert.Equal(offset, Assert.Throws<PickleSecurityException>(() => new Unpickler(bytes).Load()).Offset);
        Assert.Equal(offset, Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<object>(bytes)).Offset);
        Assert.Equal(offset + 1, Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<object[]>([.. bytes[..Start(bytes)], (byte)']', .. bytes[Start(bytes)..^1], (byte)'a', (byte)'.'])).Offset);

        static int Start(byte[] bytes) => bytes[0] == 0x80 ? 2 : 0;
    }

    [Theory]
    [InlineData("cshop\nadd\nK\x01K\x02\x86R.", "3")]
    [InlineData("(K\x01K\x02ishop\nadd\n.", "3")]
    [InlineData("cbuiltins\ngetattr\n(cshop\nCart\nX\x03\x00\x00\x00newtR)R.", "'a cart'")]
    [InlineData("cbuiltins\ngetattr\ncshop\nCart\nX\x03\x00\x00\x00new\x86R)R.", "'a cart'")]
    [InlineData("cshop\nall\n(K\x01K\x02K\x03K\x04K\x05tR.", "5")]
    [InlineData("cshop\njoin\n(K\x01X\x01\x00\x00\x00" + "atR.", "'1a'")]
    [InlineData("\x82\x07)R.", "'a cart'")]
    public void A_name_that_was_added_is_called(string pickle, string expected)
    {
        string tail = "a";
        var classes = new ClassRegistry()
            .Add(new PickleCallable("shop", "add", (object? a, object? b) => (object?)((int)a! + (int)b!)))
            .Add(new PickleCallable("shop", "all", (object?[] items) => (object?)items.Length))
            .Add(new PickleCallable("shop", "join", (long number, string text) => tail == text ? number + text : ""))
            .Add(new PickleCallable("shop", "Cart.new", () => "a cart"))
            .AddExtension(7, "shop", "Cart.new");
        Assert.Equal(expected, PickleRepr.Of(Load(pickle, new PickleOptions { Classes = classes })));
    }

    [Fact]
    public void A_callable_with_other_arguments_is_called_by_its_name()
    {
        var classes = new ClassRegistry().Add(new PickleCallable("shop", "add", (int a, int b) => a + b));
        var failed = Assert.Throws<UnpicklingException>(() => Load("cshop\nadd\nK\x01\x85R.", new PickleOptions { Classes = classes }));
        Assert.StartsWith("'shop.add' takes 2 arguments, and the pickle gives 1.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_callable_throws_is_inside_the_error()
    {
        var classes = new ClassRegistry().Add(new PickleCallable("shop", "fail", string () => throw new FormatException("no")));
        var failed = Assert.Throws<UnpicklingException>(() => Load("cshop\nfail\n)R.", new PickleOptions { Classes = classes }));
        Assert.IsType<FormatException>(failed.InnerException);
        Assert.Equal(12, failed.Offset);
    }

    [Fact]
    public void A_callable_without_target_is_a_value_and_no_more()
    {
        var options = new PickleOptions { Classes = new ClassRegistry().Add(new PickleCallable("shop", "Cart")) };
        Assert.Equal("shop.Cart", Load("cshop\nCart\n.", options)!.ToString());
        Assert.Contains("Target", Assert.Throws<UnpicklingException>(() => Load("cshop\nCart\n)R.", options)).Message, StringComparison.Ordinal);
    }

    // As a member of the parameter's type would take it.
    [Theory]
    [InlineData("F1.7\n")]
    [InlineData("N")]
    [InlineData("X\x01\0\0\0a")]
    [InlineData("]")]
    [InlineData("\x8a\x05\0\0\0\0\x01")]
    public void A_callable_gets_no_argument_of_another_kind(string argument)
    {
        var options = new PickleOptions { Classes = new ClassRegistry().Add(new PickleCallable("shop", "take", (int number) => number)) };
        Assert.Contains("parameter 'number'", Assert.Throws<UnpicklingException>(() => Load($"cshop\ntake\n{argument}\x85R.", options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_callable_gets_what_a_member_of_the_type_would()
    {
        var seen = new List<object?>();
        var options = new PickleOptions
        {
            Classes = new ClassRegistry()
                .Add(new PickleCallable("shop", "double", (double value) => Seen(value))).Add(new PickleCallable("shop", "perhaps", (int? value) => Seen(value)))
                .Add(new PickleCallable("shop", "list", (List<long> value) => Seen(value))).Add(new PickleCallable("shop", "byte", (byte value) => Seen(value))),
        };
        object? Seen(object? value)
        {
            seen.Add(value);
            return null;
        }
        Load("(cshop\ndouble\nK\x02\x85Rcshop\nperhaps\nN\x85Rcshop\nlist\n](K\x01K\x02" + "e\x85Rcshop\nbyte\nK\x07\x85Rt.", options);
        Assert.Equal([2.0, null, new List<long> { 1, 2 }, (byte)7], seen);
    }

    [Fact]
    public void A_subclass_decides_what_names_mean() =>
        Assert.Equal("('a.b', 'c')", PickleRepr.Of(new Finder(Bytes("(ca.b\nc\nc__builtin__\nlen\nt.")).Load() is PickleTuple found ? found[0] : null));

    [Picklable(Module = "renamed", Name = "Now")]
    public sealed partial class Now
    {
        public int X { get; set; }
    }

    [Theory]
    [InlineData("cold\nThen\n)\u0081}X\u0001\0\0\0XK\u0005sb.")]
    [InlineData("(iold\nThen\n}X\u0001\0\0\0XK\u0005sb.")]
    [InlineData("ccopyreg\n_reconstructor\n(cold\nThen\nc__builtin__\nobject\nNtR}X\u0001\0\0\0XK\u0005sb.")]
    public void A_subclass_says_by_its_type_which_class_is_meant(string pickle)
    {
        Assert.Equal(5, Assert.IsType<Now>(new Renaming(Bytes(pickle)).Load()).X);
        Assert.Equal(typeof(Now), new Renaming(Bytes("cold\nThen\n.")).Load());
    }

    /// <summary>Below protocol 4 a class is named, and its function asked of it with getattr.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_subclass_that_adds_nothing_loads_what_its_base_does(int protocol)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        byte[] pickle = PickleSerializer.Serialize<object>(zone, new PickleOptions { Protocol = protocol });
        Assert.Equal(PickleRepr.Of(new Unpickler(pickle).Load()), PickleRepr.Of(new Same(pickle).Load()));
    }

    [Fact]
    public void Python_2_names_are_read_below_protocol_3_unless_told_otherwise()
    {
        Assert.IsType<PickleSet>(Load("c__builtin__\nset\n)R."));
        Assert.Throws<PickleSecurityException>(() => Load("\x80\x03" + "c__builtin__\nset\n)R."));
        Assert.Throws<PickleSecurityException>(() => Load("c__builtin__\nset\n)R.", new PickleOptions { FixImports = false }));
    }

    [Fact]
    public void A_registry_in_use_takes_nothing_more()
    {
        var classes = new ClassRegistry();
        Assert.False(classes.TryFind("a", "b", out _));
        Assert.Throws<InvalidOperationException>(() => classes.Add(new PickleCallable("a", "b")));
        Assert.Throws<InvalidOperationException>(() => classes.AddExtension(1, "a", "b"));
    }

    private sealed class Same(ReadOnlyMemory<byte> input) : Unpickler(input)
    {
        protected override object FindClass(string module, string name) => base.FindClass(module, name);
    }

    private sealed class Renaming(ReadOnlyMemory<byte> input) : Unpickler(input)
    {
        protected override object FindClass(string module, string name) => (module, name) == ("old", "Then") ? typeof(Now) : base.FindClass(module, name);
    }

    private sealed class Finder(ReadOnlyMemory<byte> input) : Unpickler(input)
    {
        protected override object FindClass(string module, string name) => new PickleTuple(module, name);
    }
}
