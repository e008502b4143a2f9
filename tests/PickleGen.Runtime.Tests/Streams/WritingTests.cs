using System.Buffers;
using System.Collections.Frozen;

namespace PickleGen.Tests.Streams;

/// <summary>Pickles that leave while they are written.</summary>
public partial class WritingTests
{
    private const int Many = 700_000;

    // Without optimization each struct is boxed where generic code compares it with null. A release build, which ./test.sh makes, is measured sharply.
#if DEBUG
    private const int Boxes = 2 * 32 * Many;
#else
    private const int Boxes = 0;
#endif

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
        Assert.True(allocated < (what is "array" or "queue" ? copies : 0) + Boxes + 500_000, $"{what}: {allocated} bytes allocated");
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

}

/// <summary>A root that is no collection.</summary>
[Picklable(TrackReferences = false)]
public sealed partial class Box
{
    public List<Reading> Values { get; set; } = [];
}
