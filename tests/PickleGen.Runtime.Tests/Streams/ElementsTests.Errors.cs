namespace PickleGen.Tests.Streams;

/// <content>What goes wrong, and when that is seen.</content>
public partial class ElementsTests
{
    [Fact]
    public async Task An_error_names_byte_and_element_and_comes_after_the_elements_before_it()
    {
        var knots = Enumerable.Range(0, 20_000).Select(static i => new Knot { Number = i, Anything = i == 15_000 ? new List<object> { "x" } : null }).ToList();
        byte[] pickle = PickleSerializer.Serialize(knots);
        int at = pickle.AsSpan().IndexOf(new byte[] { 0x8c, 1, (byte)'x' });
        pickle[at] = 0xff;

        var loaded = new List<Knot?>();
        var error = await Assert.ThrowsAsync<UnpicklingException>(() => Load(new Pieces(pickle, 10_000), loaded));
        Assert.Equal(15_000, loaded.Count);
        Assert.Equal(at, error.Offset);
    }

    [Fact]
    public async Task A_value_of_another_type_is_named_by_its_path()
    {
        var knots = Enumerable.Range(0, 20_000).Select(static i => new Knot { Number = i, Before = i == 15_000 ? new Knot { Number = 70_000 } : null }).ToList();
        byte[] pickle = PickleSerializer.Serialize(knots);
        int at = pickle.AsSpan().IndexOf(new byte[] { (byte)'J', 0x70, 0x11, 1, 0 });
        (pickle[at], pickle[at + 1], pickle[at + 2], pickle[at + 3], pickle[at + 4]) = (0x8c, 3, (byte)'a', (byte)'b', (byte)'c');

        var error = await Assert.ThrowsAsync<UnpicklingException>(() => Load<Knot>(new Pieces(pickle, 10_000)));
        Assert.Equal("$[15000].Before.Number", error.Path);
        Assert.InRange(error.Offset!.Value, at, at + 20);

        error = await Assert.ThrowsAsync<UnpicklingException>(() => Load<int>(new MemoryStream(Bytes("](K\u0001K\u0002Vx\ne."))));
        Assert.Equal("$[2]", error.Path);
        error = await Assert.ThrowsAsync<UnpicklingException>(() => Load<List<int>>(new MemoryStream(Bytes("](](K\u0001e](K\u0001Vx\nee."))));
        Assert.Equal("$[1][1]", error.Path);
    }

    public static TheoryData<UnpicklingLimits, string> Limits => new()
    {
        { new() { MaxInputBytes = 5000 }, "MaxInputBytes" },
        { new() { MaxCollectionLength = 1500 }, "MaxCollectionLength" },
        { new() { MaxTotalItems = 1500 }, "MaxTotalItems" },
        { new() { MaxMemoEntries = 1500 }, "MaxMemoEntries" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Limits_are_for_the_whole_list(UnpicklingLimits limits, string name)
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 3000).Select(static i => new Knot { Number = i }).ToList());
        var loaded = new List<Knot?>();
        var error = await Assert.ThrowsAsync<UnpicklingException>(() => Load(new Pieces(pickle, 500), loaded, new PickleOptions { Limits = limits }));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.InRange(loaded.Count, 50, 1500);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(12_000)]
    public async Task The_limit_of_bytes_holds_to_the_last_of_them(int fewer)
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 3000).Select(static i => new Knot { Number = i }).ToList());
        var options = new PickleOptions { Limits = new UnpicklingLimits { MaxInputBytes = pickle.Length - fewer } };
        var error = await Assert.ThrowsAsync<UnpicklingException>(() => Load<Knot>(new MemoryStream([.. pickle]), [], options));
        Assert.Contains("MaxInputBytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 0, pickle.Length - fewer);

        var loaded = new List<Knot?>();
        await Load(new MemoryStream([.. pickle]), loaded, new PickleOptions { Limits = new UnpicklingLimits { MaxInputBytes = pickle.Length } });
        Assert.Equal(3000, loaded.Count);
    }

    // The list is given away element by element: nothing can be in it, or be it, wherever the memo has it.
    [Theory]
    [InlineData("]q\0(h\0e.")]
    [InlineData("]r\u00ff\u00ff\u00ff\u007f(j\u00ff\u00ff\u00ff\u007fe.")]
    public async Task A_list_that_is_in_itself_is_refused(string pickle) =>
        await Assert.ThrowsAsync<UnpicklingException>(() => Load<object>(new MemoryStream(Bytes(pickle))));

    [Fact]
    public async Task Marks_without_end_are_bounded()
    {
        var error = await Assert.ThrowsAsync<UnpicklingException>(() => Load<int>(
            new Repeated([.. "]"u8], [.. "("u8], 50_000_000, []), [], new PickleOptions { Limits = new UnpicklingLimits { MaxDepth = 10_000 } }));
        Assert.Contains("MaxDepth", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("](B\u00ff\u00ff\u00ff\u007f")]
    [InlineData("](\u008e\0\0\0\u0040\0\0\0\0")]
    [InlineData("](X\u00ff\u00ff\u00ff\u007f")]
    [InlineData("\u0095\0\0\0\u0040\0\0\0\0](")]
    public async Task A_declared_length_is_not_believed(string opcodes)
    {
        await Assert.ThrowsAsync<UnpicklingException>(() => Load<byte[]>(new Pieces(Bytes(opcodes + "abc"), 100)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var loading = Load<byte[]>(new Pieces(Bytes(opcodes + "abc"), 100));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await Assert.ThrowsAsync<UnpicklingException>(() => loading);
        Assert.InRange(allocated, 0, 2_000_000);

        before = GC.GetAllocatedBytesForCurrentThread();
        var whole = PickleSerializer.DeserializeAsync<object>(new Pieces(Bytes(opcodes + "abc"), 100)).AsTask();
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        await Assert.ThrowsAsync<UnpicklingException>(() => whole);
        Assert.InRange(allocated, 0, 2_500_000);
    }

    [Fact]
    public async Task A_stream_that_can_seek_stands_behind_STOP()
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 2000).ToList());
        var stream = new MemoryStream([1, 2, .. pickle, 3, 4, 5]) { Position = 2 };
        await foreach (int _ in PickleSerializer.DeserializeElementsAsync<int>(stream))
        {
        }
        Assert.Equal(2 + pickle.Length, stream.Position);
    }

    [Fact]
    public async Task What_the_stream_throws_comes_through_as_it_is()
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 5000).ToList());
        foreach (int arrived in new[] { 0, 1, 3, 100, pickle.Length - 1 })
            Assert.Same(Breaking.Failure, await Assert.ThrowsAsync<IOException>(() => Load<int>(new Breaking(pickle[..arrived], 50))));
    }

    [Fact]
    public async Task Cancellation_is_seen_before_while_waiting_and_between_elements()
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 5000).ToList());
        using var cancellation = new CancellationTokenSource();
        int given = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (int _ in PickleSerializer.DeserializeElementsAsync<int>(new MemoryStream(pickle), cancellationToken: cancellation.Token))
            {
                if (++given == 100) await cancellation.CancelAsync();
            }
        });
        Assert.Equal(100, given);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Load<int>(new MemoryStream(pickle), cancellationToken: cancellation.Token));

        using var later = new CancellationTokenSource();
        var pipe = new System.IO.Pipelines.Pipe();
        await pipe.Writer.WriteAsync(pickle.AsMemory(0, 20));
        var loading = Load<int>(pipe.Reader.AsStream(), cancellationToken: later.Token);
        Assert.False(loading.IsCompleted);
        await later.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
    }

    [Fact]
    public async Task Whoever_stops_early_leaves_nothing_behind()
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 5000).Select(static i => new Knot { Number = i }).ToList());
        for (int i = 0; i < 3; i++)
        {
            await foreach (var knot in PickleSerializer.DeserializeElementsAsync<Knot>(new Pieces(pickle, 100)))
            {
                if (knot!.Number == 10) break;
            }
            Assert.Equal(5000, PickleSerializer.Deserialize<List<Knot>>(pickle)!.Count);
        }
    }

    [Fact]
    public async Task Signed_pickles_are_checked_before_the_first_element_comes()
    {
        var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(ElementsTests).Assembly).SignedWith("a key of the test"u8.ToArray()) };
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 5000).ToList(), options);
        Assert.Equal(5000, (await Load<int>(new Pieces(pickle, 100), options: options)).Count);
        pickle[^10] ^= 1;
        var loaded = new List<int>();
        await Assert.ThrowsAsync<PickleSecurityException>(() => Load(new Pieces(pickle, 100), loaded, options));
        Assert.Empty(loaded);
    }

    [Fact]
    public async Task Deep_elements_are_whole_when_the_list_is()
    {
        var deep = new Knot();
        for (int i = 0; i < 1000; i++) deep = new Knot { Number = i, Before = deep };
        var loaded = await Load<Knot>(new Pieces(PickleSerializer.Serialize(new List<Knot> { deep, new() { Number = 7 } }), 100));
        int depth = 0;
        for (var knot = loaded[0]; knot!.Before is not null; knot = knot.Before) depth++;
        Assert.Equal((1000, 7), (depth, loaded[1]!.Number));
    }
}
