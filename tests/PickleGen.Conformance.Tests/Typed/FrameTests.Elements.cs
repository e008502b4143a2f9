#pragma warning disable PICKLE015 // Open members are the point.

namespace PickleGen.Conformance.Tests.Typed;

/// <content>Elements that are given out one by one, which are cut off wherever one is whole.</content>
public sealed partial class FrameTests
{
    [Picklable(Module = "framed", Name = "Open")]
    public sealed partial class Open
    {
        public object? Any { get; set; }
    }

    // What is in an open member, and what the type lacks, is read by itself: a frame that begins in it ends behind it.
    [PythonFact]
    public void A_frame_may_end_in_what_is_read_by_itself() =>
        Agree<Open>("[made('Open', Any=[i, 'x', (i, 2.5)], other=[datetime.timedelta(i), {'a': decimal.Decimal(i)}]) for i in range(12)]", static one => PickleRepr.Of(one.Any));

    // CPython's own frames, of 64 KB.
    [PythonFact]
    public void Elements_of_many_frames_are_those_of_the_list()
    {
        byte[] pickle = PythonRunner.Run(Script[..Script.IndexOf("value = ", StringComparison.Ordinal)] + """
            pickle.dump([made("Open", Any=["x" * (i % 40), i], other={"a": i}) for i in range(4000)], sys.stdout.buffer, 4)
            """);
        Assert.Equal(Enumerable.Range(0, 4000).Select(static i => $"['{new string('x', i % 40)}', {i}]"), Elements<Open>(pickle).Select(static one => PickleRepr.Of(one.Any)));
    }

    // Texts and bytes of 64 KB and more stand outside of frames, what memoizes them in the next one.
    [PythonFact]
    public void A_long_text_is_whole_before_the_frame_that_memoizes_it()
    {
        byte[] texts = PythonRunner.Run("import pickle, sys; pickle.dump(['y' * 70_000, 'b', 'z' * 80_000], sys.stdout.buffer, 4)");
        Assert.Equal([new('y', 70_000), "b", new('z', 80_000)], Elements<string>(texts));
        byte[] bytes = PythonRunner.Run("import pickle, sys; pickle.dump([b'y' * 70_000, b'b', b'z' * 80_000], sys.stdout.buffer, 5)");
        Assert.Equal([70_000, 1, 80_000], Elements<byte[]>(bytes).Select(static element => element.Length));
    }

    private static IEnumerable<T> Elements<T>(byte[] pickle) => PickleSerializer.DeserializeElementsAsync<T>(new MemoryStream(pickle)).ToBlockingEnumerable()!;
}
