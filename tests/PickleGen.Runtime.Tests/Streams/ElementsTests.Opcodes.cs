namespace PickleGen.Tests.Streams;

/// <content>Lists as other tools write them.</content>
public partial class ElementsTests
{
    [Fact]
    public async Task An_element_refers_to_one_before_and_gets_the_same_object()
    {
        var first = new Knot { Number = 1 };
        List<Knot> knots = [first, .. Enumerable.Range(2, 3000).Select(i => new Knot { Number = i, Before = first }), first];
        var loaded = await Load<Knot>(new Pieces(PickleSerializer.Serialize(knots), 1000));
        Assert.Equal(knots.Count, loaded.Count);
        Assert.Same(loaded[0], loaded[^1]);
        Assert.All(loaded[1..^1], knot => Assert.Same(loaded[0], knot!.Before));
    }

    [Fact]
    public async Task What_the_machine_reads_keeps_its_identity_as_well()
    {
        // [[1], the same, (the same, 2)] as lists of long: what is converted is converted once.
        byte[] pickle = Bytes("]q\0(]q\u0001K\u0001ah\u0001h\u0001e.");
        var loaded = await Load<List<long>>(new Pieces(pickle, 1));
        Assert.Equal(3, loaded.Count);
        Assert.Equal([1], loaded[0]!);
        Assert.Same(loaded[0], loaded[1]);
        Assert.Same(loaded[0], loaded[2]);
    }

    [Theory]
    [InlineData("](K\u0001K\u0002e.", "1,2")]
    [InlineData("]q\0(K\u0001K\u0002e(K\u0003e.", "1,2,3")]
    [InlineData("]K\u0001aK\u0002aK\u0003a.", "1,2,3")]
    [InlineData("]K\u0001a(K\u0002e.", "1,2")]
    [InlineData("](e.", "")]
    [InlineData("].", "")]
    [InlineData("(lp0\nI1\naI2\na.", "1,2")]
    [InlineData("(lI1\na.", "1")]
    [InlineData("K\u00030](K\u0001K\u0002K\u0003e.", "1,2,3")]
    [InlineData("\u0080\u0004\u0095\u0006\0\0\0\0\0\0\0](K\u0001e.", "1")]
    [InlineData("\u0080\u0004]\u0095\u0006\0\0\0\0\0\0\0\u0094(K\u0001e.", "1")]
    [InlineData("\u0080\u0004]\u0095\u0005\0\0\0\0\0\0\0(K\u0001e.", "1")]
    [InlineData("\u0080\u0004\u0095\u0008\0\0\0\0\0\0\0](K\u0001e.K\u0002", "1")]
    [InlineData("\u0080\u0004\u0095\u0008\0\0\0\0\0\0\0](K\u0001e.K", null)]
    [InlineData("\u0080\u0005\u0095N\0\0\0\0\0\0\0].", null)]
    [InlineData("](K\u0001K\u0002e0](K\u0007e.", null)]
    [InlineData("](K\u0001K\u0002t.", null)]
    [InlineData("](K\u0001K\u0002K\u0003ta.", null)]
    [InlineData("](K\u0001K\u0002\u0086e.", null)]
    [InlineData("](K\u0001K\u0002K\u0003ta\u0085.", null)]
    [InlineData("](K\u0001K\u0002K\u0003e\u0085.", null)]
    [InlineData("](K\u0001e(K\u0002K\u0003u.", null)]
    [InlineData("](K\u0001Noe.", null)]
    [InlineData("](K\u0001Xe.", null)]
    [InlineData("](K\u0001", null)]
    [InlineData("]", null)]
    [InlineData("", null)]
    [InlineData("N.", null)]
    [InlineData("K\u0005.", null)]
    public async Task Opcodes_in_any_shape_give_their_elements_or_an_error(string opcodes, string? expected)
    {
        foreach (int piece in new[] { 1, 100 })
        {
            var loading = Load<int>(new Pieces(Bytes(opcodes), piece));
            if (expected is null) await Assert.ThrowsAnyAsync<UnpicklingException>(() => loading);
            else Assert.Equal(expected, string.Join(',', await loading));
        }
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public async Task A_frame_between_a_long_text_and_its_put_ends_no_element_wherever_the_bytes_are_cut(int piece)
    {
        // As CPython writes ['y' * 70000, 'b'].
        byte[] text = [.. Bytes("X\u0070\u0011\u0001\0"), .. Enumerable.Repeat((byte)'y', 70_000)];
        byte[] pickle = [.. Bytes("\u0080\u0004\u0095\u0003\0\0\0\0\0\0\0]\u0094("), .. text, .. Bytes("\u0095\u0007\0\0\0\0\0\0\0\u0094\u008c\u0001b\u0094e.")];
        Assert.Equal([new('y', 70_000), "b"], await Load<string>(new Pieces(pickle, piece)));
    }

    [Theory]
    [InlineData("K\u0001K\u0002K\u0003\u0087.", "1,2,3")]
    [InlineData("(K\u0001K\u0002K\u0003K\u0004t.", "1,2,3,4")]
    [InlineData("\u008f(K\u0001K\u0002\u0090.", "1,2")]
    public async Task Tuples_and_sets_are_read_as_a_whole(string opcodes, string expected) =>
        Assert.Equal(expected, string.Join(',', await Load<int>(new Pieces(Bytes(opcodes), 1))));

    [Fact]
    public async Task Nested_tuples_of_one_element_are_not_taken_for_elements()
    {
        // [(1, (2, (3, None)))] begins as [1, 2, 3, None] does.
        var loaded = await Load<object>(new Pieces(Bytes("](K\u0001K\u0002K\u0003N\u0086\u0086\u0086e."), 1));
        Assert.Equal("(1, (2, (3, None)))", PickleRepr.Of(Assert.Single(loaded)));
        loaded = await Load<object>(new Pieces(Bytes("](K\u0001K\u0002K\u0003K\u0004ta."), 1));
        Assert.Equal("(1, 2, 3, 4)", PickleRepr.Of(Assert.Single(loaded)));
    }

    [Fact]
    public async Task The_list_itself_cannot_be_an_element_of_an_element()
    {
        var error = await Assert.ThrowsAsync<UnpicklingException>(() => Load<object>(new MemoryStream(Bytes("]q\0(K\u0001h\0e."))));
        Assert.Contains("as a whole", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<UnpicklingException>(() => Load<object>(new MemoryStream(Bytes("(lp7\n(g7\nta."))));
        Assert.Contains("as a whole", error.Message, StringComparison.Ordinal);
    }
}
