using System.IO.Pipelines;
using System.Text;

namespace PickleGen.Tests.Streams;

/// <summary>Pickles through pipes, as docs/options.md promises.</summary>
public class PipesTests
{
    [Fact]
    public async Task What_lies_behind_a_pickle_stays_in_the_pipe()
    {
        var pipe = new Pipe();
        Stream destination = pipe.Writer.AsStream(), source = pipe.Reader.AsStream();
        await PickleSerializer.SerializeAsync(destination, new[] { 1, 2, 3 });
        await pipe.Writer.WriteAsync("a line\n"u8.ToArray());
        await PickleSerializer.SerializeAsync(destination, "text");
        await pipe.Writer.CompleteAsync();

        int[]? numbers = await PickleSerializer.DeserializeAsync<int[]>(source);
        Assert.Equal([1, 2, 3], numbers!);
        var between = await pipe.Reader.ReadAtLeastAsync(7);
        Assert.Equal("a line\n", Encoding.ASCII.GetString(between.Buffer.Slice(0, 7)));
        pipe.Reader.AdvanceTo(between.Buffer.GetPosition(7));
        Assert.Equal("text", await PickleSerializer.DeserializeAsync<string>(source));
        Assert.Equal(-1, source.ReadByte());
    }

    [Fact]
    public async Task A_slow_reader_makes_the_writer_wait()
    {
        const int Most = 1 << 16;
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: Most, resumeWriterThreshold: Most / 2));
        int produced = 0;
        var saving = Task.Run(async () =>
        {
            await PickleSerializer.SerializeAsync(pipe.Writer.AsStream(), Texts());
            await pipe.Writer.CompleteAsync();
        });
        // As much as the pipe takes has come, and none of it is taken; given time, a writer that does not wait goes on.
        var first = await pipe.Reader.ReadAtLeastAsync(Most / 2);
        pipe.Reader.AdvanceTo(first.Buffer.Start);
        await Task.Delay(50);
        Assert.False(saving.IsCompleted);
        Assert.InRange(produced, 1, 5 * Most / 100);

        var loaded = await PickleSerializer.DeserializeAsync<List<string>>(pipe.Reader.AsStream());
        await saving;
        Assert.Equal(10_000, loaded!.Count);
        Assert.Equal(new string('z', 100), loaded[^1]);

        IEnumerable<string> Texts()
        {
            for (int i = 0; i < 10_000; i++)
            {
                produced++;
                yield return new string('z', 100);
            }
        }
    }
}
