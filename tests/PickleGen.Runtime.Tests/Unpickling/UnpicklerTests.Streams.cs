namespace PickleGen.Tests.Unpickling;

/// <content>Streams.</content>
public sealed partial class UnpicklerTests
{
    [Theory]
    [InlineData(false, int.MaxValue)]
    [InlineData(false, 1)]
    [InlineData(true, int.MaxValue)]
    [InlineData(true, 1)]
    public void A_stream_is_read_up_to_STOP_and_not_a_byte_further(bool seekable, int piece) => Assert.All(CorpusArchive.Values.Where(value => value.Pickle.Length < 2000 && value.Buffers.Count == 0), value =>
    {
        var whole = new Unpickler(value.Pickle, new PickleOptions { StringEncoding = PickleStringEncoding.Latin1 });
        if (Record.Exception(whole.Load) is not null) return;

        using var stream = new Pieces([.. value.Pickle, .. "tail"u8], seekable, piece);
        object? loaded = new Unpickler(stream, new PickleOptions { StringEncoding = PickleStringEncoding.Latin1 }).Load();
        Assert.Equal(whole.BytesConsumed, stream.At);
        Assert.Equal(PickleRepr.Of(new Unpickler(value.Pickle, new PickleOptions { StringEncoding = PickleStringEncoding.Latin1 }).Load()), PickleRepr.Of(loaded));
    });

    [Fact]
    public void Pickles_in_a_stream_follow_each_other()
    {
        using var stream = new Pieces(Bytes("]q\x00.h\x00K\x01\x86.N\xff."), seekable: false, 3);
        var unpickler = new Unpickler(stream);
        object? first = unpickler.Load();
        Assert.Same(first, ((PickleTuple)unpickler.Load()!)[0]);
        Assert.False(unpickler.IsAtEnd);
        Assert.Equal(11, Assert.Throws<UnpicklingException>(unpickler.Load).Offset);
    }

    [Fact]
    public void What_cannot_be_loaded_is_passed_over()
    {
        byte[] pickles = Bytes("]q\x00.cnowhere\nNothing\n)\x81.h\x00.K\x05.K");
        foreach (var unpickler in (Unpickler[])[new(pickles), new(new Pieces(pickles, seekable: false, 3)), new(new MemoryStream(pickles))])
        {
            Assert.Empty((List<object?>)unpickler.Load()!);
            Assert.Contains("nowhere.Nothing", Assert.Throws<PickleSecurityException>(unpickler.Load).Message, StringComparison.Ordinal);
            Assert.Contains("memo", Assert.Throws<UnpicklingException>(unpickler.Load).Message, StringComparison.Ordinal);
            Assert.Equal(5, unpickler.Load());
            Assert.Equal(pickles.Length - 1, unpickler.BytesConsumed);
            Assert.Contains("truncated", Assert.Throws<UnpicklingException>(unpickler.Load).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cnowhere\nNothing\n\u0097\u0097\x87.")]
    [InlineData("\u0097cnowhere\nNothing\n\u0097\x87.")]
    [InlineData("\u0097\u0097cnowhere\nNothing\n\x87.")]
    public void So_are_the_buffers_beside_it(string failing)
    {
        byte[] pickles = Bytes("\u0097." + failing + "\u0097.");
        PickleBuffer[] beside = [.. Enumerable.Range(0, 4).Select(i => new PickleBuffer(new[] { (byte)i }))];
        foreach (var unpickler in (Unpickler[])[new(pickles), new(new Pieces(pickles, seekable: false, 3)), new(new MemoryStream(pickles))])
        {
            unpickler.Buffers = beside;
            Assert.Same(beside[0], unpickler.Load());
            Assert.Throws<PickleSecurityException>(unpickler.Load);
            Assert.Same(beside[3], unpickler.Load());
        }
    }

    // STOP may come before the end of its frame. One unpickler goes on behind it, as CPython's does.
    [Theory]
    [InlineData(false, int.MaxValue)]
    [InlineData(false, 1)]
    [InlineData(true, int.MaxValue)]
    [InlineData(true, 1)]
    public void A_frame_may_go_on_behind_STOP(bool seekable, int piece)
    {
        byte[] pickles = Bytes("\x80\x04\x95\x08\0\0\0\0\0\0\0K\x01.\x80\x04K\x02.\x80\x04K\x03.");
        using var stream = new Pieces(pickles, seekable, piece);
        foreach (var unpickler in (Unpickler[])[new(stream), new(pickles)])
        {
            Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => (int)unpickler.Load()!));
            Assert.True(unpickler.IsAtEnd);
            Assert.Equal(pickles.Length, unpickler.BytesConsumed);
        }
    }

    [Fact]
    public void A_frame_that_the_stream_cuts_short_is_refused()
    {
        using var stream = new Pieces(Bytes("\x80\x04\x95\x09\0\0\0\0\0\0\0K\x01.K"), seekable: false, 1);
        Assert.Contains("truncated", Assert.Throws<UnpicklingException>(new Unpickler(stream).Load).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("K\x03", 14)]
    [InlineData("\xff.", 12)]
    [InlineData("\x8b\xff\xff\xff\xff.", 12)]
    public async Task Offsets_of_pickles_that_cannot_be_cut_count_from_where_the_stream_stood(string third, int offset)
    {
        using var stream = new MemoryStream(Bytes("\x80\x02K\x01K\x01" + "0.K\x02." + "N" + third)[..]);
        stream.SetLength(stream.Length);
        var error = await Assert.ThrowsAsync<UnpicklingException>(async () =>
        {
            await foreach (object? _ in PickleSerializer.DeserializeStreamAsync<object>(stream)) continue;
        });
        Assert.Equal(offset, error.Offset);
    }

    [Fact]
    public void The_end_of_a_stream_is_told()
    {
        using var stream = new MemoryStream(Bytes("N."));
        var unpickler = new Unpickler(stream);
        Assert.False(unpickler.IsAtEnd);
        Assert.Null(unpickler.Load());
        Assert.True(unpickler.IsAtEnd);
        Assert.Contains("no pickle", Assert.Throws<UnpicklingException>(unpickler.Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_longer_than_the_limit_is_left()
    {
        using var stream = new Endless();
        Assert.Throws<UnpicklingException>(() => new Unpickler(stream, new PickleOptions { Limits = new UnpicklingLimits { MaxInputBytes = 10_000 } }).Load());
        Assert.InRange(stream.Position, 1, 20_000);
    }

    [Fact]
    public void A_pickle_in_memory_that_is_longer_than_the_limit_is_refused_before_anything_is_built()
    {
        var options = new PickleOptions { Limits = new UnpicklingLimits { MaxInputBytes = 100 } };
        byte[] pickle = Bytes(new string(']', 1_000_000) + ".");
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<UnpicklingException>(() => new Unpickler(pickle, options).Load());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Contains("MaxInputBytes", error.Message, StringComparison.Ordinal);
        Assert.Throws<UnpicklingException>(() => new Unpickler(pickle, options).Load<List<int>>());
    }

    [Fact]
    public void The_limit_is_for_each_pickle_not_for_what_follows_it()
    {
        var unpickler = new Unpickler(Bytes("]K\u0001a.]K\u0002a."), new PickleOptions { Limits = new UnpicklingLimits { MaxInputBytes = 5 } });
        Assert.Equal([1], Assert.IsType<List<object?>>(unpickler.Load()));
        Assert.Equal([2], unpickler.Load<List<int>>()!);
    }

    // Gives at most so many bytes at once, and fails the test if it is asked for more than there is before the tail.
    private sealed class Pieces(byte[] bytes, bool seekable, int piece) : MemoryStream(bytes)
    {
        public long At => base.Position;

        public override bool CanSeek => seekable;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }

    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'N');
            Position += buffer.Length;
            return buffer.Length;
        }
    }
}
