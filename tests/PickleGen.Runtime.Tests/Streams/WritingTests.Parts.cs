namespace PickleGen.Tests.Streams;

/// <content>What leaves when.</content>
public partial class WritingTests
{
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
    public void A_stack_says_how_many_elements_come_wherever_it_goes()
    {
        var stream = new MemoryStream();
        PickleSerializer.Serialize(stream, new Stack<int>([1, 2]));
        Assert.Equal(PickleSerializer.Serialize(new Stack<int>([1, 2])), stream.ToArray());
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
