namespace PickleGen.Tests.Serializer;

public partial class PickleSerializerTests
{
    [Fact]
    public async Task SerializeAsync_writes_what_Serialize_returns_and_reports_every_block()
    {
        var parcels = Enumerable.Range(0, 5000).Select(i => new Parcel { Label = $"parcel {i}" }).ToList();
        var stream = new MemoryStream();
        var progress = new Reports();

        await PickleSerializer.SerializeAsync(stream, parcels, bytesWritten: progress);

        Assert.Equal(PickleSerializer.Serialize(parcels), stream.ToArray());
        Assert.True(progress.Count > 1);
        Assert.Equal(stream.Length, progress.Last);
    }

    [Fact]
    public async Task SerializeAsync_writes_nothing_when_cancelled_before_or_when_saving_fails()
    {
        var stream = new MemoryStream();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await PickleSerializer.SerializeAsync(stream, 1, cancellationToken: new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<PicklingException>(async () => await PickleSerializer.SerializeAsync(stream, new object[] { new StreamReader(stream) }));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public async Task DeserializeAsync_reads_up_to_STOP_from_a_stream_that_gives_one_byte_at_a_time()
    {
        byte[] pickle = PickleSerializer.Serialize(new Parcel { Label = "first" });
        var stream = new Trickle([.. pickle, 1, 2, 3]);

        var parcel = await PickleSerializer.DeserializeAsync<Parcel>(stream);

        Assert.Equal("first", parcel!.Label);
        Assert.Equal(pickle.Length, stream.Given);
    }

    [Fact]
    public async Task DeserializeStreamAsync_gives_each_pickle_as_it_arrives()
    {
        byte[] one = PickleSerializer.Serialize(new Parcel { Label = "one" });
        byte[] two = PickleSerializer.Serialize(new Parcel { Label = "two" });
        var stream = new Trickle([.. one, .. two]);
        var labels = new List<(string? Label, int Given)>();

        await foreach (var parcel in PickleSerializer.DeserializeStreamAsync<Parcel>(stream)) labels.Add((parcel!.Label, stream.Given));

        Assert.Equal([("one", one.Length), ("two", one.Length + two.Length)], labels);
    }

    [Fact]
    public async Task DeserializeStreamAsync_counts_offsets_from_where_the_stream_stood()
    {
        byte[] good = PickleSerializer.Serialize(1);
        byte[] bad = "cos\nsystem\n."u8.ToArray();

        var error = await Assert.ThrowsAsync<PickleSecurityException>(async () =>
        {
            await foreach (int _ in PickleSerializer.DeserializeStreamAsync<int>(new MemoryStream([.. good, .. bad])))
            {
            }
        });
        Assert.InRange(error.Offset!.Value, good.Length, good.Length + bad.Length);
    }

    [Fact]
    public async Task DeserializeStreamAsync_refuses_a_last_pickle_that_is_cut_short()
    {
        byte[] pickle = PickleSerializer.Serialize("text");
        var texts = new List<string?>();

        await Assert.ThrowsAsync<UnpicklingException>(async () =>
        {
            await foreach (string? text in PickleSerializer.DeserializeStreamAsync<string>(new MemoryStream([.. pickle, .. pickle[..^1]]))) texts.Add(text);
        });
        Assert.Equal(["text"], texts);
    }

    [Fact]
    public async Task DeserializeElementsAsync_gives_the_elements_of_one_list()
    {
        var stream = new MemoryStream(PickleSerializer.Serialize(new List<Parcel> { new() { Label = "a" }, new() { Label = "b" } }));
        var labels = new List<string?>();

        await foreach (var parcel in PickleSerializer.DeserializeElementsAsync<Parcel>(stream)) labels.Add(parcel!.Label);

        Assert.Equal(["a", "b"], labels);
    }

    [Fact]
    public async Task DeserializeElementsAsync_ends_when_cancelled_between_elements()
    {
        using var cancellation = new CancellationTokenSource();
        var stream = new MemoryStream(PickleSerializer.Serialize(new List<int> { 1, 2, 3 }));
        var numbers = new List<int>();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (int number in PickleSerializer.DeserializeElementsAsync<int>(stream).WithCancellation(cancellation.Token))
            {
                numbers.Add(number);
                await cancellation.CancelAsync();
            }
        });
        Assert.Equal([1], numbers);
    }

    private sealed class Reports : IProgress<long>
    {
        public int Count { get; private set; }

        public long Last { get; private set; }

        public void Report(long value)
        {
            Assert.True(value > Last);
            Count++;
            Last = value;
        }
    }

    /// <summary>A stream that cannot seek and gives a byte a read.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public int Given { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            int read = Read(buffer.Span[..Math.Min(1, buffer.Length)]);
            Given += read;
            return read;
        }
    }
}
