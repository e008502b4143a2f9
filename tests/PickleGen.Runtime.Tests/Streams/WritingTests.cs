using System.Buffers;
using System.Collections.Frozen;

namespace PickleGen.Tests.Streams;

/// <summary>Pickles that leave while they are written.</summary>
public class WritingTests
{
    private const int Many = 700_000;

    public static TheoryData<string, Func<Stream, Task>> LongWrites
    {
        get
        {
            var readings = Enumerable.Range(0, Many).Select(i => new Reading(i, i / 7.0)).ToList();
            var numbers = readings.ConvertAll(static reading => reading.Value);
            var lengths = readings.ToDictionary(static reading => reading.Sensor, static reading => reading.Value);
            var values = new HashSet<double>(numbers);
            var plain = numbers.ConvertAll(static value => (object?)value);
            var integers = readings.ConvertAll(static reading => (object?)(reading.Sensor + 1_000_000));
            return new()
            {
                { "list", stream => PickleSerializer.SerializeAsync(stream, readings).AsTask() },
                { "array", stream => PickleSerializer.SerializeAsync(stream, readings.ToArray()).AsTask() },
                { "what is produced meanwhile", stream => PickleSerializer.SerializeAsync(stream, Enumerable.Range(0, Many).Select(static i => new Reading(i, i))).AsTask() },
                { "dictionary", stream => PickleSerializer.SerializeAsync(stream, lengths).AsTask() },
                { "set", stream => PickleSerializer.SerializeAsync(stream, values).AsTask() },
                { "queue", stream => PickleSerializer.SerializeAsync(stream, new Queue<double>(numbers)).AsTask() },
                { "list, waited for by nobody", stream => Done(() => PickleSerializer.Serialize(stream, readings)) },
                { "what is produced meanwhile, waited for by nobody", stream => Done(() => PickleSerializer.Serialize(stream, Enumerable.Range(0, Many).Select(static i => new Reading(i, i)))) },
                { "elements that are waited for", stream => PickleSerializer.SerializeElementsAsync(stream, Come(Many)).AsTask() },
                { "pickler, typed", stream => Done(() => new Pickler(stream).Dump(readings)) },
                { "pickler, untyped", stream => Done(() => new Pickler(stream, new PickleOptions { TrackReferences = false }).Dump((object)plain)) },
                { "pickler, untyped, in text", stream => Done(() => new Pickler(stream, new PickleOptions { TrackReferences = false, Protocol = 0 }).Dump((object)integers)) },
                { "an object with a long list", stream => Done(() => PickleSerializer.Serialize(stream, new Box { Values = readings })) },
            };

            static Task Done(Action write)
            {
                write();
                return Task.CompletedTask;
            }
        }
    }

    [Theory]
    [MemberData(nameof(LongWrites))]
    public async Task A_long_pickle_goes_through_little_memory(string what, Func<Stream, Task> write)
    {
        await write(new Drain());
        var drain = new Drain();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var writing = write(drain);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(writing.IsCompletedSuccessfully, what);

        // A copy of the elements is the case's own: of an array or a queue.
        const int copies = 16 * Many;
        Assert.True(drain.Total > 6_000_000, what);
        Assert.True(drain.LargestWrite <= 2 << 16, $"{what}: {drain.LargestWrite} bytes in one write");
        Assert.True(allocated < (what is "array" or "queue" ? copies : 0) + 500_000, $"{what}: {allocated} bytes allocated");
    }

    public static TheoryData<Func<int, PickleOptions, (byte[] Whole, byte[] Parts, byte[] Async)>> Roots => new()
    {
        (count, options) => Written(Readings(count).ToList(), options),
        (count, options) => Written(Readings(count).ToArray(), options),
        (count, options) => Written(Readings(count).ToDictionary(static reading => reading.Sensor), options),
        (count, options) => Written(new SortedDictionary<int, Reading>(Readings(count).ToDictionary(static reading => reading.Sensor)), options),
        (count, options) => Written(Enumerable.Range(0, count).ToHashSet(), options),
        (count, options) => Written(Enumerable.Range(0, count).ToFrozenSet(), options),
        (count, options) => Written(new LinkedList<string>(Enumerable.Range(0, count).Select(static i => $"text {i}")), options),
        (count, options) => Written(Enumerable.Range(0, count).Select(static i => new Knot { Number = i }).ToArray(), options),
        (count, options) => Written(new Dictionary<string, int>(Enumerable.Range(0, count).Select(static i => KeyValuePair.Create($"Key{i}", i)), StringComparer.OrdinalIgnoreCase), options),
        (count, options) => Written<List<int>?>(null, options),
        (count, options) => Written(new Box { Values = [.. Readings(count)] }, options),
        (count, options) => Written(Enumerable.Range(0, count).Select(static i => (i, $"{i}")).ToList(), options),
    };

    [Theory]
    [MemberData(nameof(Roots))]
    public void Streams_get_the_bytes_that_an_array_gets(Func<int, PickleOptions, (byte[] Whole, byte[] Parts, byte[] Async)> write)
    {
        foreach (int protocol in Enumerable.Range(0, 6))
        {
            foreach (int count in new[] { 0, 1, 4, 5, 999, 1000, 1001, 2000, 20_000 })
            {
                var (whole, parts, async) = write(count, new PickleOptions { Protocol = protocol });
                Assert.Equal(whole, parts);
                Assert.Equal(whole, async);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(2500)]
    [InlineData(30_000)]
    public async Task What_is_produced_meanwhile_comes_back(int count)
    {
        foreach (int protocol in Enumerable.Range(0, 6))
        {
            var options = new PickleOptions { Protocol = protocol };
            var stream = new MemoryStream();
            await PickleSerializer.SerializeAsync(stream, Enumerable.Range(0, count).Select(static i => new Reading(i, i)), options);
            Assert.Equal(Readings(count), PickleSerializer.Deserialize<List<Reading>>(stream.ToArray()));
            Assert.Equal(Readings(count), PickleSerializer.Deserialize<IEnumerable<Reading>>(stream.ToArray()));

            stream = new MemoryStream();
            await PickleSerializer.SerializeElementsAsync(stream, Come(count), options);
            Assert.Equal(Readings(count), PickleSerializer.Deserialize<Reading[]>(stream.ToArray()));
        }
    }

    [Fact]
    public void Elements_lie_in_runs_of_a_thousand_so_that_a_reader_needs_no_deeper_stack()
    {
        var options = new PickleOptions { Limits = new UnpicklingLimits { MaxDepth = 1010 } };
        int[] numbers = [.. Enumerable.Range(0, 5500)];
        Assert.Equal(numbers, ((List<object?>)PickleSerializer.Deserialize(PickleSerializer.Serialize(numbers.ToList()), options)!).Cast<int>());
        Assert.Equal(5500, ((PickleSet)PickleSerializer.Deserialize(PickleSerializer.Serialize(numbers.ToHashSet()), options)!).Count);
        Assert.Equal(5500, ((PickleDict)PickleSerializer.Deserialize(PickleSerializer.Serialize(numbers.ToDictionary(static i => i)), new PickleOptions { Limits = new UnpicklingLimits { MaxDepth = 2010 } })!).Count);
    }

    [Fact]
    public async Task A_slow_destination_holds_up_what_is_produced()
    {
        int produced = 0;
        var gate = new Gate();
        var writing = PickleSerializer.SerializeAsync(gate, Enumerable.Range(0, Many).Select(i => new Reading(produced = i, i))).AsTask();
        await gate.Asked.Task;
        Assert.InRange(produced, 1, 20_000);
        Assert.False(writing.IsCompleted);
        gate.Open();
        await writing;
        Assert.Equal(Many - 1, produced);
    }

    [Fact]
    public async Task Elements_leave_before_the_next_one_is_waited_for()
    {
        var next = new TaskCompletionSource();
        var stream = new MemoryStream();
        var writing = PickleSerializer.SerializeElementsAsync(stream, Two()).AsTask();
        byte[] first = stream.ToArray();
        Assert.False(writing.IsCompleted);
        next.SetResult();
        await writing;

        Assert.Contains((byte)7, first);
        Assert.DoesNotContain((byte)9, first);
        Assert.Equal([7, 9], PickleSerializer.Deserialize<List<int>>(stream.ToArray()));

        async IAsyncEnumerable<int> Two()
        {
            yield return 7;
            await next.Task;
            yield return 9;
        }
    }

    [Fact]
    public async Task A_source_that_is_waited_for_is_left_in_peace_when_the_destination_fails()
    {
        bool disposed = false;
        var error = await Assert.ThrowsAsync<IOException>(async () => await PickleSerializer.SerializeElementsAsync(new Full(0), Endless()));
        Assert.Same(Full.Failure, error);
        Assert.True(disposed);

        async IAsyncEnumerable<int> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                yield return 1;
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                disposed = true;
            }
        }
    }

    [Fact]
    public async Task Progress_only_grows_and_ends_at_the_pickles_length()
    {
        foreach (int count in new[] { 1, 30_000 })
        {
            var reports = new Reports();
            var drain = new Drain();
            await PickleSerializer.SerializeAsync(drain, Readings(count).ToList(), bytesWritten: reports);
            Assert.Equal(drain.Writes, reports.Values.Count);
            Assert.Equal(reports.Values.Order().Distinct(), reports.Values);
            Assert.Equal(drain.Total, reports.Values[^1]);
        }
    }

    [Fact]
    public async Task Progress_that_throws_ends_the_writing()
    {
        var failing = new Failing();
        Assert.Same(failing.Failure, await Assert.ThrowsAsync<InvalidOperationException>(async () => await PickleSerializer.SerializeAsync(new Drain(), Readings(30_000).ToList(), bytesWritten: failing)));
    }

    [Fact]
    public async Task Cancellation_is_seen_between_elements_and_between_writes()
    {
        using var cancellation = new CancellationTokenSource();
        var drain = new Drain();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await PickleSerializer.SerializeAsync(
            drain, Enumerable.Range(0, Many).Select(i => { if (i == 10) cancellation.Cancel(); return i; }), cancellationToken: cancellation.Token));
        Assert.Equal(0, drain.Total);

        using var later = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await PickleSerializer.SerializeAsync(
            drain, Readings(Many).ToList(), bytesWritten: new Cancelling(later), cancellationToken: later.Token));
        Assert.Equal(1, drain.Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_destination_throws_comes_through_and_what_it_took_is_told(bool untyped)
    {
        var list = Enumerable.Range(0, 30_000).Select(static i => (object?)(double)i).ToList();
        var stream = new Full(150_000);
        var pickler = new Pickler(stream);
        Assert.Same(Full.Failure, Assert.Throws<IOException>(() => { if (untyped) pickler.Dump((object)list); else pickler.Dump(list); }));
        Assert.Equal(stream.Taken, pickler.BytesWritten);
        Assert.InRange(stream.Taken, 60_000, 150_000);

        // And the pickler is as it was.
        Assert.Throws<IOException>(() => pickler.Dump(list));
        pickler.Dump((object)list[..3]);
        Assert.Equal(stream.Taken, pickler.BytesWritten);

        var reports = new Reports();
        stream = new Full(150_000);
        Assert.Same(Full.Failure, await Assert.ThrowsAsync<IOException>(async () => await PickleSerializer.SerializeAsync(stream, list, bytesWritten: reports)));
        Assert.Equal(stream.Taken, reports.Values[^1]);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_named_by_its_path_long_after_the_beginning_has_left()
    {
        var knots = Enumerable.Range(0, 50_000).Select(static i => new Knot { Number = i }).ToList();
        knots[45_678].Before = new Knot { Anything = new List<object> { 1, Task.CompletedTask } };
        var stream = new MemoryStream();
        foreach (var write in Writes(stream, knots))
        {
            stream.SetLength(0);
            var error = await Assert.ThrowsAsync<PicklingException>(write);
            Assert.Equal("$[45678].Before.Anything[1]", error.Path);
            Assert.Equal(stream.Length, error.BytesWritten);
            Assert.True(error.BytesWritten > 100_000);
        }

        var dictionary = knots.ToDictionary(static knot => $"knot{knot.Number}");
        foreach (var write in Writes(stream, dictionary))
        {
            var error = await Assert.ThrowsAsync<PicklingException>(write);
            Assert.Equal("$.knot45678.Before.Anything[1]", error.Path);
        }
    }

    [Fact]
    public async Task Of_a_path_whose_beginning_has_left_the_rest_is_told()
    {
        var knot = new Knot { Anything = Enumerable.Range(0, 60_000).Select(static i => (object?)$"text {i}").Append(new Knot { Anything = Task.CompletedTask }).ToList() };
        var stream = new MemoryStream();
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(stream, new List<Knot> { new(), knot }));
        Assert.Equal("$[1] … .Anything", error.Path);
        Assert.Equal(stream.Length, error.BytesWritten);

        error = await Assert.ThrowsAsync<PicklingException>(async () => await PickleSerializer.SerializeAsync(new MemoryStream(), new List<Knot> { new(), knot }));
        Assert.Equal("$[1].Anything[60000].Anything", error.Path);
        error = Assert.Throws<PicklingException>(() => new Pickler(new MemoryStream()).Dump((object)knot.Anything!));
        Assert.Equal("$[60000]", error.Path![..8]);
    }

    [Fact]
    public void A_short_pickle_that_fails_leaves_stream_and_buffer_as_they_were()
    {
        var stream = new MemoryStream();
        var buffer = new ArrayBufferWriter<byte>();
        object?[] bad = [1, 2, Task.CompletedTask];
        Assert.Equal(0, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(stream, bad)).BytesWritten);
        Assert.Equal(0, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(buffer, bad)).BytesWritten);
        Assert.Equal(0, Assert.Throws<PicklingException>(() => new Pickler(stream).Dump((object)bad)).BytesWritten);
        Assert.Equal((0, 0), (stream.Length, buffer.WrittenCount));
    }

    [Fact]
    public void A_buffer_gets_a_long_pickle_in_parts_and_is_told_how_much_of_one_that_fails()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var list = Enumerable.Range(0, 300_000).Select(static i => (object?)(double)i).ToList();
        PickleSerializer.Serialize(buffer, list);
        Assert.Equal(PickleSerializer.Serialize(list), buffer.WrittenSpan);

        buffer.ResetWrittenCount();
        list.Add(Task.CompletedTask);
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(buffer, list));
        Assert.Equal(buffer.WrittenCount, error.BytesWritten);
        Assert.True(error.BytesWritten > 100_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Frames_leave_as_they_would_have_stayed(int protocol)
    {
        object?[] value = [.. Enumerable.Range(0, 20_000).Select(static i => $"text {i}"), new byte[200_000], new string('x', 100_000), .. Enumerable.Range(0, 20_000).Cast<object?>()];
        var options = new PickleOptions { Protocol = protocol };
        var stream = new Collected();
        new Pickler(stream, options).Dump((object)value);
        Assert.True(stream.Writes > 3);

        // A signature needs the whole pickle, so what is signed never leaves in parts.
        var whole = new MemoryStream();
        new Pickler(whole, options with { Protocol = Math.Max(protocol, 3), Closures = ClosurePolicy.TrustAssemblies(typeof(WritingTests).Assembly).SignedWith("a key of the test"u8.ToArray()) }).Dump((object)value);
        if (protocol < 3) return;
        byte[] signed = whole.ToArray();
        Assert.Equal((byte[])[.. signed[..2], .. signed[37..]], stream.ToArray());
    }

    [Fact]
    public async Task A_list_that_changes_while_it_is_written_is_an_error()
    {
        var list = Readings(30_000).ToList();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await PickleSerializer.SerializeAsync(new MemoryStream(), list, bytesWritten: new Changing(list)));
    }

    [Fact]
    public void A_large_block_goes_to_the_stream_without_a_copy()
    {
        double[] numbers = new double[4_000_000];
        var drain = new Drain();
        PickleSerializer.Serialize(drain, numbers);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PickleSerializer.Serialize(drain, numbers);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal(32_000_000, drain.LargestWrite);
    }

    [Fact]
    public void A_root_that_cannot_be_saved_leaves_the_pickler_as_it_was()
    {
        var stream = new MemoryStream();
        var pickler = new Pickler(stream);
        Assert.Equal("$", Assert.Throws<PicklingException>(() => pickler.Dump(new StringReader(""))).Path);
        Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(stream, new StringReader("")));
        pickler.Dump(1);
        PickleSerializer.Serialize(stream, 2);
        stream.Position = 0;
        Assert.Equal((1, 2), (PickleSerializer.Deserialize<int>(stream), PickleSerializer.Deserialize<int>(stream)));
    }

    internal static IEnumerable<Reading> Readings(int count) => [.. Enumerable.Range(0, count).Select(static i => new Reading(i, i))];

    internal static async IAsyncEnumerable<Reading> Come(int count)
    {
        for (int i = 0; i < count; i++) yield return new Reading(i, i);
        await Task.CompletedTask;
    }

    private static IEnumerable<Func<Task>> Writes<T>(Stream stream, T value) =>
    [
        async () => await PickleSerializer.SerializeAsync(stream, value),
        () => { PickleSerializer.Serialize(stream, value); return Task.CompletedTask; },
        () => { new Pickler(stream).Dump(value); return Task.CompletedTask; },
    ];

    private static (byte[] Whole, byte[] Parts, byte[] Async) Written<T>(T value, PickleOptions options)
    {
        var parts = new MemoryStream();
        PickleSerializer.Serialize(parts, value, options);
        var async = new MemoryStream();
        Assert.True(PickleSerializer.SerializeAsync(async, value, options).IsCompletedSuccessfully);
        return (PickleSerializer.Serialize(value, options), parts.ToArray(), async.ToArray());
    }

    private sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }

    private sealed class Failing : IProgress<long>
    {
        public InvalidOperationException Failure { get; } = new("No more reports.");

        public void Report(long value) => throw Failure;
    }

    private sealed class Cancelling(CancellationTokenSource cancellation) : IProgress<long>
    {
        public void Report(long value) => cancellation.Cancel();
    }

    private sealed class Changing(List<Reading> list) : IProgress<long>
    {
        public void Report(long value) => list.Add(default);
    }

    private sealed class Collected : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            base.Write(buffer);
        }
    }
}

/// <summary>A root that is no collection.</summary>
[Picklable(TrackReferences = false)]
public sealed partial class Box
{
    public List<Reading> Values { get; set; } = [];
}
