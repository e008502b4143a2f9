namespace PickleGen.Tests.Streams;

/// <content>Where elements come from that are written as they come: code of the program's own, which may fail at any step.</content>
public partial class WritingTests
{
    [Theory]
    [InlineData(Step.Begin, "$[0]")]
    [InlineData(Step.Move, "$[2]")]
    [InlineData(Step.Current, "$[0]")]
    [InlineData(Step.End, "$[2]")]
    public async Task A_source_that_fails_at_any_step_is_named(Step step, string path)
    {
        foreach (Func<Stream, ValueTask> write in (Func<Stream, ValueTask>[])
        [
            stream => PickleSerializer.SerializeElementsAsync(stream, new Source(step)),
            stream => PickleSerializer.SerializeAsync<IEnumerable<int>>(stream, new Source(step)),
        ])
        {
            var stream = new MemoryStream();
            var error = await Assert.ThrowsAsync<PicklingException>(async () => await write(stream));
            Assert.Equal((step.ToString(), path, 0), (Assert.IsType<TimeoutException>(error.InnerException).Message, error.Path, stream.Length));
        }
    }

    [Fact]
    public async Task What_failed_first_is_told_and_not_what_disposing_of_the_source_does()
    {
        Assert.Same(Full.Failure, await Assert.ThrowsAsync<IOException>(async () => await PickleSerializer.SerializeElementsAsync(new Full(0), new Source(Step.End, count: 40_000))));
        Assert.Same(Full.Failure, await Assert.ThrowsAsync<IOException>(async () => await PickleSerializer.SerializeAsync<IEnumerable<int>>(new Full(0), new Source(Step.End, count: 40_000))));
    }

    /// <summary>What a source is asked for.</summary>
    public enum Step
    {
        Begin,
        Move,
        Current,
        End,
    }

    /// <summary>So many elements, written by hand: what fails does so at once, and no task of it.</summary>
    private sealed class Source(Step step, int count = 2) : IAsyncEnumerable<int>, IAsyncEnumerator<int>, IEnumerable<int>, IEnumerator<int>
    {
        private int _given;

        public int Current => step == Step.Current ? throw Failure : _given;

        object System.Collections.IEnumerator.Current => Current;

        private TimeoutException Failure => new(step.ToString());

        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => step == Step.Begin ? throw Failure : this;

        public IEnumerator<int> GetEnumerator() => step == Step.Begin ? throw Failure : this;

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public ValueTask<bool> MoveNextAsync() => new(MoveNext());

        public bool MoveNext() => _given < count ? ++_given > 0 : step == Step.Move ? throw Failure : false;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        public void Dispose()
        {
            if (step == Step.End) throw Failure;
        }

        public void Reset() => throw new NotSupportedException();
    }
}
