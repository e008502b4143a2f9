using System.Buffers;

namespace PickleGen.Tests.Streams;

/// <content>What goes wrong, and how much was written by then.</content>
public partial class WritingTests
{
    // Nothing writes to its memory, so it takes none.
    [Fact]
    public async Task An_array_of_numbers_that_no_block_can_hold_is_refused_by_its_size()
    {
        double[] numbers = GC.AllocateUninitializedArray<double>(1 << 28);
        foreach (var write in (Func<Task>[])
        [
            () => Task.Run(() => PickleSerializer.Serialize(numbers)),
            () => Task.Run(() => PickleSerializer.Serialize(Stream.Null, numbers)),
            () => PickleSerializer.SerializeAsync(Stream.Null, numbers).AsTask(),
            () => Task.Run(() => new Pickler(Stream.Null).Dump((object)numbers)),
            () => Task.Run(() => new Pickler(Stream.Null).Dump(new PickleArray('d', numbers))),
        ])
        {
            var error = await Assert.ThrowsAsync<PicklingException>(write);
            Assert.StartsWith("An array of 2147483648 bytes is longer than one block can be", error.Message, StringComparison.Ordinal);
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
    [InlineData(0)]
    [InlineData(2500)]
    [InlineData(30_000)]
    public async Task A_source_that_is_waited_for_and_fails_is_named_by_the_element_that_did_not_come(int count)
    {
        var stream = new Drain();
        var error = await Assert.ThrowsAsync<PicklingException>(async () => await PickleSerializer.SerializeElementsAsync(stream, Failing(new TimeoutException("No more."))));
        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal(($"$[{count}]", stream.Total), (error.Path, error.BytesWritten));

        // As of a sequence that nobody waits for.
        Assert.Equal(error.Path, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(stream, Failing(new TimeoutException("No more.")).ToBlockingEnumerable())).Path);
        await Assert.ThrowsAsync<UnpicklingException>(async () => await PickleSerializer.SerializeElementsAsync(stream, Failing(new UnpicklingException("Where it comes from."))));

        async IAsyncEnumerable<string> Failing(Exception failure)
        {
            for (int i = 0; i < count; i++) yield return "an element";
            await Task.Yield();
            throw failure;
        }
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
            Assert.Equal("$['knot45678'].Before.Anything[1]", error.Path);
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

        // It has room for all of it now, which is taken at the end.
        buffer.ResetWrittenCount();
        list.Add(Task.CompletedTask);
        Assert.Equal(0, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(buffer, list)).BytesWritten);
        Assert.Equal(0, buffer.WrittenCount);

        buffer = new ArrayBufferWriter<byte>();
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(buffer, list));
        Assert.Equal(buffer.WrittenCount, error.BytesWritten);
        Assert.True(error.BytesWritten > 100_000);
    }

    [Fact]
    public async Task A_list_that_changes_while_it_is_written_is_an_error()
    {
        var list = Readings(30_000).ToList();
        var error = await Assert.ThrowsAsync<PicklingException>(async () => await PickleSerializer.SerializeAsync(new MemoryStream(), list, bytesWritten: new Changing(list)));
        Assert.IsType<InvalidOperationException>(error.InnerException);
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

    [Theory]
    [InlineData(1)]
    [InlineData(30_000)]
    public void A_destination_that_fails_at_the_end_leaves_the_pickler_as_it_was(int count)
    {
        var knots = Enumerable.Range(0, count).Select(static i => new Knot { Number = i }).ToList();
        var stream = new FailsAtStop();
        var pickler = new Pickler(stream);
        Assert.Throws<IOException>(() => pickler.Dump(knots));

        // What was not written is not referred to.
        stream.SetLength(0);
        pickler.Dump(knots);
        Assert.Equal(count, PickleSerializer.Deserialize<List<Knot>>(stream.ToArray())!.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_enumerator_that_cannot_be_disposed_of_costs_no_more_than_its_own_pickle(bool failsBefore)
    {
        var stream = new MemoryStream();
        var pickler = new Pickler(stream);
        Assert.ThrowsAny<Exception>(() => PickleSerializer.Serialize(stream, Sequence()));
        Assert.NotEmpty(PickleSerializer.Serialize(new Knot { Number = 1 }));
        await Assert.ThrowsAnyAsync<Exception>(async () => await PickleSerializer.SerializeAsync(stream, Sequence()));
        Assert.NotEmpty(PickleSerializer.Serialize(new Knot { Number = 1 }));
        Assert.ThrowsAny<Exception>(() => pickler.Dump(Sequence()));
        Assert.Equal(0, stream.Length);
        pickler.Dump(new Knot { Number = 2 });
        Assert.Equal(2, PickleSerializer.Deserialize<Knot>(stream.ToArray())!.Number);

        IReadOnlyCollection<int> Sequence() => new NotDisposable(failsBefore);
    }

    /// <summary>A sequence of two, whose enumerator fails when it is disposed of, if not before.</summary>
    private sealed class NotDisposable(bool failsBefore) : IReadOnlyCollection<int>, IEnumerator<int>
    {
        public int Count => 2;

        public int Current { get; private set; }

        object System.Collections.IEnumerator.Current => Current;

        public IEnumerator<int> GetEnumerator() => this;

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => this;

        public bool MoveNext() => failsBefore && Current == 1 ? throw new TimeoutException("No second one.") : ++Current <= Count;

        public void Reset() => throw new NotSupportedException();

        public void Dispose() => throw new FormatException("Not disposed of.");
    }

    /// <summary>Does not take the end of the first pickle.</summary>
    private sealed class FailsAtStop : MemoryStream
    {
        private bool _hasFailed;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!_hasFailed && buffer[^1] == (byte)'.' && buffer.Length < 1 << 16)
            {
                _hasFailed = true;
                throw new IOException("No room for the end.");
            }
            base.Write(buffer);
        }
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
}
