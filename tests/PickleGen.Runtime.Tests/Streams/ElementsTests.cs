using System.Text;

namespace PickleGen.Tests.Streams;

/// <summary>Elements of one pickled list, given out while it arrives.</summary>
public class ElementsTests
{
    public static TheoryData<Func<int, (byte[] Pickle, Func<Stream, Task<int>> Check)>> Lists => new()
    {
        count => Listed(Enumerable.Range(0, count).Select(static i => i * 1000)),
        count => Listed(Enumerable.Range(0, count).Select(static i => (int?)(i % 3 == 0 ? null : i))),
        count => Listed(Enumerable.Range(0, count).Select(static i => (long)i << 30)),
        count => Listed(Enumerable.Range(0, count).Select(static i => i / 3.0)),
        count => Listed(Enumerable.Range(0, count).Select(static i => i % 2 == 0)),
        count => Listed(Enumerable.Range(0, count).Select(static i => (DayOfWeek)(i % 7))),
        count => Listed(Enumerable.Range(0, count).Select(static i => i % 5 == 0 ? null : $"text ☕ {i}")),
        count => Listed(Enumerable.Range(0, count).Select(static i => Encoding.UTF8.GetBytes($"{i}"))),
        count => Listed(Enumerable.Range(0, count).Select(static i => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(i))),
        count => Listed(Enumerable.Range(0, count).Select(static i => i / 8m)),
        count => Listed(Enumerable.Range(0, count).Select(static i => (i, $"{i}"))),
        count => Listed(Enumerable.Range(0, count).Select(static i => (i, i, (i, i, i, i, i)))),
        count => Listed(Enumerable.Range(0, count).Select(static i => new Reading(i, i / 2.0))),
        count => Listed(Enumerable.Range(0, count).Select(static i => Enumerable.Range(0, i % 7).ToList())),
        count => Listed(Enumerable.Range(0, count).Select(static i => new Dictionary<string, int> { [$"{i}"] = i })),
        count => Listed(Enumerable.Range(0, count).Select(static i => new HashSet<int> { i, i + 1 })),
        count => Listed(Enumerable.Range(0, count).Select(static i => new double[] { i, i + 1 })),
        count => Listed(Enumerable.Range(0, count).Select(static i => (object?)(i % 4 == 0 ? i : i % 4 == 1 ? $"{i}" : i % 4 == 2 ? new PickleTuple(i, i) : null))),
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Elements_are_those_of_the_list_however_it_arrives(Func<int, (byte[] Pickle, Func<Stream, Task<int>> Check)> make)
    {
        foreach (int count in new[] { 0, 1, 2, 4, 5, 999, 1000, 1001, 2500 })
        {
            var (pickle, check) = make(count);
            Assert.Equal(count, await check(new MemoryStream([.. pickle])));
            Assert.Equal(count, await check(new Pieces(pickle, 7)));
            if (count < 100) Assert.Equal(count, await check(new Pieces(pickle, 1)));
        }
    }

    public static TheoryData<Func<IEnumerable<(byte[] Pickle, Func<Stream, ValueTask<bool>> First)>>> OneByOne => new()
    {
        () => First(Enumerable.Range(5, 800)),
        () => First(Enumerable.Range(5, 800).Select(static i => i / 2.0)),
        () => First(Enumerable.Range(5, 800).Select(static i => $"text {i}")),
        () => First(Enumerable.Range(5, 800).Select(static i => new byte[] { (byte)i })),
        () => First(Enumerable.Range(5, 800).Select(static i => new Reading(i, i))),
        () => First(Enumerable.Range(5, 800).Select(static i => new Knot { Number = i })),
        () => First(Enumerable.Range(5, 800).Select(static i => new List<int> { i, i })),
        () => First(Enumerable.Range(5, 800).Select(static i => new Dictionary<int, int> { [i] = i })),
    };

    [Theory]
    [MemberData(nameof(OneByOne))]
    public async Task The_first_element_comes_before_the_rest_has_been_written(Func<IEnumerable<(byte[] Pickle, Func<Stream, ValueTask<bool>> First)>> make)
    {
        foreach (var (pickle, first) in make())
        {
            // A stream that fails for whoever wants more than a tenth of it.
            Assert.True(await first(new Breaking(pickle[..(pickle.Length / 10)])));
            Assert.False(await first(new Breaking(pickle[..5])));
        }
    }

    [Fact]
    public async Task An_element_comes_as_soon_as_it_was_written()
    {
        // Two ends of a pipe: the writer's next element waits until the reader has the one before.
        var pipe = new System.IO.Pipelines.Pipe();
        using var taken = new SemaphoreSlim(0);
        var writing = Task.Run(async () =>
        {
            await PickleSerializer.SerializeElementsAsync(pipe.Writer.AsStream(), Knots());
            await pipe.Writer.CompleteAsync();
        });
        int expected = 0;
        await foreach (var knot in PickleSerializer.DeserializeElementsAsync<Knot>(pipe.Reader.AsStream()))
        {
            Assert.Equal(expected++, knot!.Number);
            taken.Release();
        }
        await writing;
        Assert.Equal(20, expected);

        async IAsyncEnumerable<Knot> Knots()
        {
            for (int i = 0; i < 20; i++)
            {
                yield return new Knot { Number = i };
                await taken.WaitAsync();
            }
        }
    }

    [Fact]
    public async Task Numbers_go_through_little_memory()
    {
        const int many = 5_000_000;
        await Sum(Numbers(10_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(70_000L * many, await Sum(Numbers(many)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);

        static Repeated Numbers(int count) => new([0x80, 5, .. "]("u8], [.. "J"u8, 0x70, 0x11, 1, 0], count, [.. "e."u8]);

        static async Task<long> Sum(Stream stream)
        {
            long sum = 0;
            await foreach (int number in PickleSerializer.DeserializeElementsAsync<int>(stream)) sum += number;
            return sum;
        }
    }

    // An untracked object, a tuple, a list of its own, text: each without MEMOIZE.
    public static TheoryData<Func<Func<object, bool>, Task>> LetGo => new()
    {
        see => See<Parted>(PickleSerializer.Serialize(Enumerable.Range(0, 20_000).Select(static i => new Parted { Number = i }).ToList()), see),
        see => See<object>([0x80, 5, .. "]"u8, .. Runs("K\u0001K\u0002\u0086"), .. "."u8], see),
        see => See<List<long>>([0x80, 5, .. "]"u8, .. Runs("](K\u0001K\u0002e"), .. "."u8], see),
        see => See<Tuple<int, int>>([0x80, 5, .. "]"u8, .. Runs("K\u0001K\u0002\u0086"), .. "."u8], see),
        see => See<string>(PickleSerializer.Serialize(Enumerable.Range(0, 20_000).Select(static i => $"text {i}").ToList()), see),
    };

    [Theory]
    [MemberData(nameof(LetGo))]
    public async Task What_is_not_memoized_is_let_go(Func<Func<object, bool>, Task> enumerate)
    {
        var seen = new List<WeakReference>();
        bool held = false;
        await enumerate(element =>
        {
            if (seen.Count % 5000 == 4999)
            {
                GC.Collect();
                // The last runs may still be around.
                held |= seen.SkipLast(3000).Any(static weak => weak.IsAlive);
            }
            seen.Add(new WeakReference(element));
            return true;
        });
        Assert.Equal(20_000, seen.Count);
        Assert.False(held);
    }

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

    private static (byte[] Pickle, Func<Stream, Task<int>> Check) Listed<T>(IEnumerable<T> elements)
    {
        List<T> list = [.. elements];
        return (PickleSerializer.Serialize(list), async stream =>
        {
            var loaded = await Load<T>(stream);
            Assert.Equal(PickleSerializer.Serialize(list), PickleSerializer.Serialize(loaded));
            return loaded.Count;
        });
    }

    private static IEnumerable<(byte[] Pickle, Func<Stream, ValueTask<bool>> First)> First<T>(IEnumerable<T> elements)
    {
        T[] all = [.. elements];
        foreach (byte[] pickle in new[] { PickleSerializer.Serialize(all.ToList()), PickleSerializer.Serialize(all.ToList(), new PickleOptions { TrackReferences = false, Protocol = 4 }) })
        {
            yield return (pickle, async stream =>
            {
                try
                {
                    await foreach (T? element in PickleSerializer.DeserializeElementsAsync<T>(stream))
                    {
                        Assert.Equal(PickleSerializer.Serialize(all[0]), PickleSerializer.Serialize(element!));
                        return true;
                    }
                }
                catch (IOException failure) when (failure == Breaking.Failure)
                {
                }
                return false;
            });
        }
    }

    private static async Task See<T>(byte[] pickle, Func<object, bool> see)
        where T : class
    {
        await foreach (T? element in PickleSerializer.DeserializeElementsAsync<T>(new Pieces(pickle, 5000))) see(element!);
    }

    private static byte[] Runs(string element) => Bytes(string.Concat(Enumerable.Repeat("(" + string.Concat(Enumerable.Repeat(element, 1000)) + "e", 20)));

    private static async Task<List<T?>> Load<T>(Stream stream, List<T?>? into = null, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        into ??= [];
        await foreach (T? element in PickleSerializer.DeserializeElementsAsync<T>(stream, options, cancellationToken)) into.Add(element);
        return into;
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
