namespace PickleGen.Tests.Unpickling;

/// <summary>Input that wants more than it is worth: time, memory, stack.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData("B\xff\xff\xff\x7f" + "abc.")]
    [InlineData("X\xff\xff\xff\xff" + "abc.")]
    [InlineData("T\xff\xff\xff\x7f" + "abc.")]
    [InlineData("\x8b\xff\xff\xff\x7f" + "abc.")]
    [InlineData("\x8e\xff\xff\xff\xff\xff\xff\xff\x7f" + "abc.")]
    [InlineData("\x8d\xff\xff\xff\xff\xff\xff\xff\xff" + "abc.")]
    [InlineData("\x96\x00\x00\x00\x00\x10\x00\x00\x00" + "abc.")]
    [InlineData("\x95\xff\xff\xff\xff\x00\x00\x00\x00N.")]
    [InlineData("]r\xff\xff\xff\x7f.")]
    [InlineData("]r\x00\x00\x00\x04.")]
    [InlineData("]p1099511627776\n.")]
    [InlineData("cbuiltins\nbytearray\nJ\xff\xff\xff\x7f\x85R.")]
    [InlineData("c_operator\nmul\nC\x04" + "aaaaJ\xff\xff\xff\x7f\x86R.")]
    [InlineData("ccollections\ndeque\n)J\xff\xff\xff\x7f\x86R.")]
    public void A_declared_length_allocates_nothing(string pickle)
    {
        byte[] bytes = UnpicklerTests.Bytes(pickle);
        Assert.InRange(AllocatedBy(() => new Unpickler(bytes).Load()), 0, 100_000);
        Assert.InRange(AllocatedBy(() => new Unpickler(new MemoryStream(bytes)).Load()), 0, 100_000);
    }

    [Fact]
    public void A_hundred_thousand_lists_within_each_other_load()
    {
        object? value = new Unpickler(UnpicklerTests.Bytes(new string(']', 100_000) + new string('a', 99_999) + ".")).Load();
        int depth = 0;
        for (; value is List<object?> list; depth++) value = list.Count == 0 ? null : Assert.Single(list);
        Assert.Equal(100_000, depth);
    }

    [Fact]
    public void A_tuple_of_that_depth_is_a_key_without_recursion()
    {
        string deep = ")" + new string('\x85', 200_000);
        var dict = Assert.IsType<PickleDict>(UnpicklerTests.Load($"}}({deep}K\x01{deep}K\x02u."));
        Assert.Equal(2, Assert.Single(dict).Value);
    }

    [Theory]
    [InlineData("](NNNNNNNNNNNe.", nameof(UnpicklingLimits.MaxCollectionLength))]
    [InlineData("](NNNNNNe(NNNNNNe.", nameof(UnpicklingLimits.MaxCollectionLength))]
    [InlineData("(NNNNNNNNNNNt.", nameof(UnpicklingLimits.MaxCollectionLength))]
    [InlineData("\x8f(K\x01K\x02K\x03K\x04K\x05K\x06K\x07K\x08K\x09K\x0aK\x0b\x90.", nameof(UnpicklingLimits.MaxCollectionLength))]
    [InlineData("\x8f(K\x01K\x02K\x03K\x04K\x05K\x06\x90(K\x11K\x12K\x13K\x14K\x15K\x16\x90.", nameof(UnpicklingLimits.MaxCollectionLength))]
    [InlineData("}(K\x01NK\x02NK\x03NK\x04NK\x05NK\x06Nu(K\x11NK\x12NK\x13NK\x14NK\x15NK\x16Nu.", nameof(UnpicklingLimits.MaxCollectionLength))]
    [InlineData("(K\x01K\x02K\x03K\x04K\x05K\x06K\x07K\x08K\x09K\x0aK\x0b\x91.", nameof(UnpicklingLimits.MaxCollectionLength))]
    [InlineData("](NNNNNNe](NNNNNNe](NNNNNNe](NNNNNNe.", nameof(UnpicklingLimits.MaxTotalItems))]
    [InlineData("\x8f(NNNNNNN\x90\x8f(NNNNNNN\x90\x8f(NNNNNNN\x90.", nameof(UnpicklingLimits.MaxTotalItems))]
    [InlineData("(NNNNNNN\x91(NNNNNNN\x91(NNNNNNN\x91.", nameof(UnpicklingLimits.MaxTotalItems))]
    [InlineData("cabcdefghijk\nx\n.", nameof(UnpicklingLimits.MaxStringBytes))]
    [InlineData("]q\x00q\x01q\x02q\x03q\x04q\x05.", nameof(UnpicklingLimits.MaxMemoEntries))]
    [InlineData("X\x0b\x00\x00\x00" + "abcdefghijk.", nameof(UnpicklingLimits.MaxStringBytes))]
    [InlineData("C\x0b" + "abcdefghijk.", nameof(UnpicklingLimits.MaxStringBytes))]
    [InlineData("U\x0b" + "abcdefghijk.", nameof(UnpicklingLimits.MaxStringBytes))]
    [InlineData("Vabcdefghijk\n.", nameof(UnpicklingLimits.MaxStringBytes))]
    [InlineData("Pabcdefghijk\n.", nameof(UnpicklingLimits.MaxStringBytes))]
    [InlineData("\x8a\x0b" + "abcdefghijk.", nameof(UnpicklingLimits.MaxIntegerBytes))]
    public void A_limit_that_is_exceeded_is_named(string pickle, string limit)
    {
        var limits = new UnpicklingLimits { MaxCollectionLength = 10, MaxTotalItems = 20, MaxMemoEntries = 5, MaxStringBytes = 10, MaxIntegerBytes = 10 };
        var exceeded = Assert.Throws<UnpicklingException>(() => UnpicklerTests.Load(pickle, new PickleOptions { Limits = limits }));
        Assert.Contains(limit, exceeded.Message, StringComparison.Ordinal);
        Assert.NotNull(exceeded.Offset);
    }

    [Theory]
    [InlineData("N\x85.", 0)]
    [InlineData("NN\x86.", 1)]
    [InlineData("NNN\x87.", 2)]
    public void Short_tuples_are_collections_too(string pickle, int limit)
    {
        PickleOptions Up(int length) => new() { Limits = new UnpicklingLimits { MaxCollectionLength = length } };
        Assert.IsType<PickleTuple>(UnpicklerTests.Load(pickle, Up(limit + 1)));
        Assert.Contains(nameof(UnpicklingLimits.MaxCollectionLength), Assert.Throws<UnpicklingException>(() => UnpicklerTests.Load(pickle, Up(limit))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_takes_as_many_bytes_as_the_limit_says_and_not_one_more()
    {
        var limits = new PickleOptions { Limits = new UnpicklingLimits { MaxInputBytes = 3 } };
        PickleDocument.Parse("K\x01."u8.ToArray(), limits);
        Assert.Throws<UnpicklingException>(() => PickleDocument.Parse("NN0."u8.ToArray(), limits));
    }

    // Written out, the number has ten million digits.
    [Theory]
    [InlineData("1E+9999999")]
    [InlineData("-1E-9999999")]
    public void A_decimal_as_a_key_is_not_written_out(string text)
    {
        byte[] dict = UnpicklerTests.Bytes($"}}cdecimal\nDecimal\n(V{text}\ntRK\x01s.");
        Assert.InRange(AllocatedBy(() => new Unpickler(dict).Load()), 0, 100_000);
        Assert.Single(Assert.IsType<PickleDict>(new Unpickler(dict).Load()));
    }

    [Fact]
    public void A_long_number_is_not_written_out_in_a_message()
    {
        byte[] list = [.. "]"u8, .. Number(), .. "a."u8];
        Refuses<List<int>>("An integer of 239999 bits does not fit into 'System.Int32'.");
        Refuses<List<ulong>>("An integer of 239999 bits does not fit into 'System.UInt64'.");
        Refuses<List<double>>("An integer of 239999 bits does not fit into 'System.Double'.");
        Refuses<List<decimal>>("An integer of 239999 bits does not fit into 'System.Decimal'.");
        Refuses<List<string>>("Expected 'System.String', found 'System.Numerics.BigInteger', an int of 239999 bits.");
        Assert.InRange(new PickleTuple(new PickleRange(0, new System.Numerics.BigInteger(Number().AsSpan()[5..]), 1)).ToString().Length, 1, 100);

        void Refuses<T>(string message) =>
            Assert.StartsWith(message, Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<T>(list)).Message, StringComparison.Ordinal);

        static byte[] Number() => [0x8B, 0x30, 0x75, 0, 0, .. Enumerable.Repeat((byte)0x77, 30_000)];
    }

    [Fact]
    public void An_integer_in_text_beyond_the_limit_names_it()
    {
        var limits = new PickleOptions { Limits = new UnpicklingLimits { MaxIntegerBytes = 30 } };
        string pickle = $"I{new string('1', 31)}\n.";
        Assert.Contains(nameof(UnpicklingLimits.MaxIntegerBytes), Assert.Throws<UnpicklingException>(() => UnpicklerTests.Load(pickle, limits)).Message, StringComparison.Ordinal);
        string longest = $"I{new string('1', 4301)}\n.";
        Assert.Contains("4300", Assert.Throws<UnpicklingException>(() => UnpicklerTests.Load(longest)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('N')]
    [InlineData('(')]
    public void The_stack_is_bounded(char opcode)
    {
        var options = new PickleOptions { Limits = new UnpicklingLimits { MaxDepth = 1000 } };
        Assert.Contains(nameof(UnpicklingLimits.MaxDepth), Assert.Throws<UnpicklingException>(() => UnpicklerTests.Load(new string(opcode, 2000) + "N.", options)).Message, StringComparison.Ordinal);
    }

    // list(list(…)) copies: the one way in which shared references expand while a pickle is loaded.
    [Fact]
    public void Copies_of_shared_items_are_counted()
    {
        string copies = string.Concat(Enumerable.Repeat("cbuiltins\ntuple\nh\x00\x85R0", 100));
        var options = new PickleOptions { Limits = new UnpicklingLimits { MaxTotalItems = 500 } };
        Assert.Throws<UnpicklingException>(() => UnpicklerTests.Load($"]q\x00(NNNNNNNNNNe{copies}.", options));
    }

    [Fact]
    public void A_failed_load_leaves_nothing_half_built_behind()
    {
        var unpickler = new Unpickler(UnpicklerTests.Bytes("]q\x00\xff"));
        Assert.Throws<UnpicklingException>(unpickler.Load);
        Assert.Equal(0, unpickler.Memo.Count);
    }

    private static long AllocatedBy(Func<object?> load)
    {
        Record.Exception(load);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Record.Exception(load);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
