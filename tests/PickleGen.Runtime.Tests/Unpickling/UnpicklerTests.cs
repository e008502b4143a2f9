using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>The stack machine, opcode by opcode. Pickles are written as text, a character a byte; values as Python prints them.</summary>
public sealed partial class UnpicklerTests
{
    [Theory]
    [InlineData("N.", "None")]
    [InlineData("\x88.", "True")]
    [InlineData("\x89.", "False")]
    [InlineData("K\xff.", "255")]
    [InlineData("M\x00\x01.", "256")]
    [InlineData("J\xff\xff\xff\xff.", "-1")]
    [InlineData("\x8a\x05\x00\x00\x00\x00\x01.", "4294967296")]
    [InlineData("G?\xf0\x00\x00\x00\x00\x00\x00.", "1.0")]
    [InlineData("X\x03\x00\x00\x00\xe2\x82\xac.", "'€'")]
    [InlineData("\x8c\x01\xe9.", null)]
    [InlineData("C\x02\x00\xff.", "b'\\x00\\xff'")]
    [InlineData("\x96\x01\x00\x00\x00\x00\x00\x00\x00" + "a.", "bytearray(b'a')")]
    [InlineData("](K\x01K\x02" + "e.", "[1, 2]")]
    [InlineData("](K\x01\x95\x04\x00\x00\x00\x00\x00\x00\x00K\x02" + "e.", "[1, 2]")]
    [InlineData("]K\x01" + "aK\x02" + "a.", "[1, 2]")]
    [InlineData("(K\x01K\x02l.", "[1, 2]")]
    [InlineData("(K\x01K\x02t.", "(1, 2)")]
    [InlineData("K\x01\x85.", "(1,)")]
    [InlineData("K\x01K\x02\x86.", "(1, 2)")]
    [InlineData("K\x01K\x02K\x03\x87.", "(1, 2, 3)")]
    [InlineData("(t.", "()")]
    [InlineData("}(K\x01K\x02K\x03K\x04u.", "{1: 2, 3: 4}")]
    [InlineData("}K\x01K\x02s.", "{1: 2}")]
    [InlineData("}K\x01K\x02s\x88K\x03s.", "{1: 3}")]
    [InlineData("(K\x01K\x02" + "d.", "{1: 2}")]
    [InlineData("\x8f(K\x01K\x01K\x02\x90.", "{1, 2}")]
    [InlineData("(K\x01\x91.", "frozenset({1})")]
    [InlineData("]K\x07" + "aK\x00K\x09s.", "[9]")]
    [InlineData("](K\x07K\x08" + "eJ\xff\xff\xff\xffK\x09s.", "[7, 9]")]
    [InlineData("K\x01" + "2\x86.", "(1, 1)")]
    [InlineData("K\x01K\x02" + "0.", "1")]
    [InlineData("K\x01(K\x02K\x03" + "1.", "1")]
    [InlineData("K\x01(0.", "1")]
    [InlineData("]q\x05h\x05\x86.", "([], [])")]
    [InlineData("]\x94h\x00\x86.", "([], [])")]
    [InlineData("Nq\x00" + "0h\x00.", "None")]
    [InlineData("]r\xff\xff\xff\x7fj\xff\xff\xff\x7f\x86.", "([], [])")]
    [InlineData("\x80\x05\x95\x02\x00\x00\x00\x00\x00\x00\x00N.", "None")]
    [InlineData("cbuiltins\nEllipsis\n.", "Ellipsis")]
    [InlineData("c__builtin__\nxrange\nK\x05\x85R.", "range(0, 5)")]
    [InlineData("(ibuiltins\nlist\n.", "[]")]
    [InlineData("(cbuiltins\ncomplex\nK\x01K\x02o.", "(1+2j)")]
    [InlineData("cbuiltins\ndict\n)\x81K\x01K\x02s.", "{1: 2}")]
    public void Opcodes_build_what_Python_builds(string pickle, string? expected)
    {
        if (expected is null) Assert.Throws<UnpicklingException>(() => Load(pickle));
        else Assert.Equal(expected, PickleRepr.Of(Load(pickle)));
    }

    // By its bits, which print alike.
    [Theory]
    [InlineData("Fnan\n.", 0x7FF8_0000_0000_0000)]
    [InlineData("F-nan\n.", 0xFFF8_0000_0000_0000)]
    public void A_NaN_in_text_has_the_sign_that_Python_gives_it(string pickle, ulong bits) =>
        Assert.Equal(bits, BitConverter.DoubleToUInt64Bits((double)Load(pickle)!));

    [Theory]
    [InlineData("cbuiltins\nfrozenset\n(]]]tR.")]
    [InlineData("cbuiltins\ntuple\n(]]tR.")]
    [InlineData("cdatetime\ndate\n(M\xe4\x07K\x01K\x02K\x03tR.")]
    [InlineData("cdatetime\ndate\n(C\x04\x07\xe4\x01\x02K\x03tR.")]
    public void What_Python_does_not_call_with_so_many_arguments_is_refused(string pickle) => Assert.Throws<UnpicklingException>(() => Load(pickle));

    // Rather than passed over: slots of a dictionary, keywords of a call, the class that __new__ makes an object of.
    [Theory]
    [InlineData("ccollections\nOrderedDict\n)R(}}X\x01\0\0\0aK\x01stb.", "BUILD's state is a tuple")]
    [InlineData("cbuiltins\nfrozenset\n)}X\x01\0\0\0aK\x01s\x92.", "keyword arguments")]
    [InlineData("cbuiltins\ngetattr\n(cbuiltins\nlist\nX\x07\0\0\0__new__tR(cbuiltins\ndict\ntR.", "another class")]
    [InlineData("\x82\x00.", "codes are above 0")]
    [InlineData("\x84\xff\xff\xff\xff.", "codes are above 0")]
    public void What_would_be_lost_is_refused(string pickle, string message) =>
        Assert.Contains(message, Assert.Throws<UnpicklingException>(() => Load(pickle)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_entry_may_be_put_anew_where_the_memo_is_full() =>
        Assert.Equal("[]", PickleRepr.Of(Load("]q\x00q\x00.", new PickleOptions { Limits = new UnpicklingLimits { MaxMemoEntries = 1 } })));

    // The thread's stack and marks are the outer load's meanwhile, which has them at other heights.
    [Fact]
    public void A_callable_that_loads_leaves_the_load_around_it_alone()
    {
        object? Inner(object?[] _) => Load("(K\x05((K\x06tK\x07tK\x08t.");
        var options = new PickleOptions { Classes = new ClassRegistry().Add(new PickleCallable("tests", "inner", Inner)) };
        for (int i = 0; i < 2; i++) Assert.Equal("(9, (1, (2, (5, ((6,), 7), 8)), 3))", PickleRepr.Of(Load("K\u0009(K\u0001(K\u0002ctests\ninner\n)RtK\u0003t\u0086.", options)));
    }

    [Fact]
    public void A_dictionary_that_copyreg_reconstructs_has_its_items() =>
        Assert.Equal("Counter({'a': 1})", PickleRepr.Of(Load("ccopyreg\n_reconstructor\n(ccollections\nCounter\ncbuiltins\ndict\n(X\x01\0\0\0aK\x01" + "dtR.")));

    [Theory]
    [InlineData(".", 0)]
    [InlineData("(.", 1)]
    [InlineData("N", 1)]
    [InlineData("NN\xff.", 2)]
    [InlineData("]K", 1)]
    [InlineData("NX\xff\xff\xff\x7f" + "abc.", 1)]
    [InlineData("](K\x01" + "0000.", 7)]
    [InlineData("N}K\x01s.", 4)]
    [InlineData("K\x01(K\x02" + "e.", 5)]
    [InlineData("}(K\x01u.", 4)]
    [InlineData("}(]Nu.", 4)]
    [InlineData("\x8f(]\x90.", 3)]
    [InlineData("Nh\x07.", 1)]
    [InlineData("N\x80\x06.", 1)]
    [InlineData("K\x01)R.", 3)]
    [InlineData("cos\nsystem\n.", 0)]
    [InlineData("N\x82\x01.", 1)]
    [InlineData("]NU\x01\xe9.", 2)]
    [InlineData("N\x95\xff\x00\x00\x00\x00\x00\x00\x00.", 1)]
    [InlineData("](K\x01\x95\xff\x00\x00\x00\x00\x00\x00\x00K\x02" + "e.", 4)]
    public void A_fault_is_told_with_the_offset_of_its_opcode(string pickle, long offset) =>
        Assert.Equal(offset, Assert.ThrowsAny<UnpicklingException>(() => Load(pickle)).Offset);

    [Fact]
    public void A_list_that_holds_itself_is_one_list()
    {
        var list = Assert.IsType<List<object?>>(Load("]q\x00h\x00" + "a."));
        Assert.Same(list, Assert.Single(list));
    }

    [Fact]
    public void Records_have_their_keys_once_whether_the_records_before_had_the_same_or_not()
    {
        const string Same = "}(h\x00K\x03h\x01K\x04u", Twice = "}(h\x00K\x05h\x00K\x06u", Turned = "}(h\x01K\x07h\x00K\x08u", Other = "}(\x8c\x01" + "aK\x09\x8c\x01" + "bK\x0au";
        var list = (List<object?>)Load("](}(\x8c\x01" + "a\x94K\x01\x8c\x01" + "b\x94K\x02u" + Same + Same + Same + Same + Same + Twice + Same + Twice + Turned + Same + Other + Same + "e.")!;
        const string Known = "{'a': 3, 'b': 4}";
        string[] expected = ["{'a': 1, 'b': 2}", Known, Known, Known, Known, Known, "{'a': 6}", Known, "{'a': 6}", "{'b': 7, 'a': 8}", Known, "{'a': 9, 'b': 10}", Known];
        Assert.Equal(expected, list.Select(PickleRepr.Of));
        Assert.All(list, static dict => Assert.False(((PickleDict)dict!).ContainsKey("c")));
        var last = (PickleDict)list[^1]!;
        last["c"] = 0;
        Assert.Equal((3, 4, 0, 3), (last["a"], last["b"], last["c"], last.Count));
    }

    [Fact]
    public void Pickles_that_follow_each_other_are_loaded_one_by_one_and_share_the_memo()
    {
        var unpickler = new Unpickler(Bytes("]q\x00.h\x00K\x01\x86."));
        object? first = unpickler.Load();
        var second = Assert.IsType<PickleTuple>(unpickler.Load());
        Assert.Same(first, second[0]);
        Assert.True(unpickler.IsAtEnd);
        Assert.Throws<UnpicklingException>(unpickler.Load);
    }

    [Fact]
    public void Offsets_count_from_the_start_of_the_input() =>
        Assert.Equal(3, Assert.Throws<UnpicklingException>(() =>
        {
            var unpickler = new Unpickler(Bytes("N.N\xff."));
            unpickler.Load();
            unpickler.Load();
        }).Offset);

    [Theory]
    [InlineData("U\x02h\xe9.", PickleStringEncoding.Latin1, "'hé'")]
    [InlineData("U\x02h\xe9.", PickleStringEncoding.Bytes, "b'h\\xe9'")]
    [InlineData("S'h\\xe9'\n.", PickleStringEncoding.Latin1, "'hé'")]
    [InlineData("T\x01\x00\x00\x00h.", PickleStringEncoding.Ascii, "'h'")]
    public void Python_2_strings_become_what_the_options_say(string pickle, PickleStringEncoding encoding, string expected) =>
        Assert.Equal(expected, PickleRepr.Of(Load(pickle, new PickleOptions { StringEncoding = encoding })));

    [Fact]
    public void A_Python_2_string_beyond_ASCII_says_what_to_do() =>
        Assert.Contains("StringEncoding", Assert.Throws<UnpicklingException>(() => Load("U\x01\xe9.")).Message, StringComparison.Ordinal);

    [Fact]
    public void Buffers_arrive_in_order_and_are_sealed_where_the_pickle_says()
    {
        var unpickler = new Unpickler(Bytes("\x80\x05\x97\x97\x98\x86.")) { Buffers = [new PickleBuffer(new byte[] { 1 }), new PickleBuffer(new byte[] { 2 })] };
        var pair = Assert.IsType<PickleTuple>(unpickler.Load());
        Assert.Equal((1, false), (Assert.IsType<PickleBuffer>(pair[0]).Memory.Span[0], ((PickleBuffer)pair[0]!).ReadOnly));
        Assert.Equal((2, true), (Assert.IsType<PickleBuffer>(pair[1]).Memory.Span[0], ((PickleBuffer)pair[1]!).ReadOnly));
    }

    [Fact]
    public void A_buffer_too_few_is_an_error() =>
        Assert.Throws<UnpicklingException>(() => new Unpickler(Bytes("\x80\x05\x97\x97\x86.")) { Buffers = [new PickleBuffer(default)] }.Load());

    [Theory]
    [InlineData("Palice\n.", "'alice'")]
    [InlineData("K\x07Q.", "7")]
    public void Persistent_ids_lead_outside(string pickle, string expected) => Assert.Equal($"<{expected}>", new Outside(Bytes(pickle)).Load());

    [Fact]
    public void A_persistent_id_that_leads_nowhere_is_an_error() => Assert.Contains("PersistentLoad", Assert.Throws<UnpicklingException>(() => Load("Palice\n.")).Message, StringComparison.Ordinal);

    internal static object? Load(string pickle, PickleOptions? options = null) => new Unpickler(Bytes(pickle), options).Load();

    internal static byte[] Bytes(string pickle) => Encoding.Latin1.GetBytes(pickle);

    private sealed class Outside(ReadOnlyMemory<byte> input) : Unpickler(input)
    {
        protected override object? PersistentLoad(object id) => $"<{PickleRepr.Of(id)}>";
    }
}
