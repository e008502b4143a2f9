using System.Diagnostics;
using System.Text.Json;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>Objects worth a gigabyte through a stream, element by element, next to System.Text.Json.</summary>
internal static class StreamTable
{
    /// <summary>As many of W2's objects as make a pickle of a gigabyte.</summary>
    private const int Elements = 15_000_000;

    private static readonly PickleOptions s_untracked = new() { TrackReferences = false };
    private static readonly Person[] s_run = IPerson.MakeMany<Person>();

    public static IEnumerable<string> Rows()
    {
        // The code's last tier first.
        for (int i = 0; i < 3; i++)
        {
            Write(300_000).GetAwaiter().GetResult();
            Read(300_000).GetAwaiter().GetResult();
            WriteJson(300_000).GetAwaiter().GetResult();
            ReadJson(300_000).GetAwaiter().GetResult();
        }
        var written = Write(Elements).GetAwaiter().GetResult();
        var writtenJson = WriteJson(Elements).GetAwaiter().GetResult();
        var read = Read(Elements).GetAwaiter().GetResult();
        var readJson = ReadJson(Elements).GetAwaiter().GetResult();

        yield return "| | bytes | time | ratio | MB/s | held in memory, KB |";
        yield return "|---|---:|---:|---:|---:|---:|";
        yield return Row("System.Text.Json, SerializeAsync", writtenJson, writtenJson);
        yield return Row("PickleGen, SerializeAsync", written, writtenJson);
        yield return Row("System.Text.Json, DeserializeAsyncEnumerable", readJson, readJson);
        yield return Row("PickleGen, DeserializeElementsAsync", read, readJson);
    }

    private static string Row(string name, Passage passage, Passage rival) => FormattableString.Invariant(
        $"| {name} | {passage.Bytes:N0} | {passage.Seconds:f1} s | {passage.Seconds / rival.Seconds:f2} | {passage.Bytes / passage.Seconds / 1e6:f0} | {passage.Held / 1024:N0} |");

    private static Task<Passage> Write(int elements) => Through(Empty(), stream => PickleSerializer.SerializeAsync(stream, Produce(elements), s_untracked).AsTask());

    private static Task<Passage> WriteJson(int elements) => Through(Empty(), stream => JsonSerializer.SerializeAsync(stream, Produce(elements), JsonContext.Default.IEnumerablePerson));

    private static Task<Passage> Read(int elements)
    {
        // Behind the second run every further one is the same bytes.
        byte[] two = PickleSerializer.Serialize<Person[]>([.. s_run, .. s_run], s_untracked), three = PickleSerializer.Serialize<Person[]>([.. s_run, .. s_run, .. s_run], s_untracked);
        int run = three.Length - two.Length;
        var stream = new LoopStream(two[..^2], three[^(run + 2)..^2], elements / s_run.Length - 2, two[^2..]);
        return Through(stream, async source =>
        {
            int count = 0;
            await foreach (var person in PickleSerializer.DeserializeElementsAsync<Person>(source, s_untracked)) count += person is null ? 0 : 1;
            if (count != elements) throw new InvalidOperationException($"{count} elements came.");
        });
    }

    private static Task<Passage> ReadJson(int elements)
    {
        byte[] run = JsonSerializer.SerializeToUtf8Bytes(s_run, JsonContext.Default.PersonArray);
        var stream = new LoopStream(run[..^1], [(byte)',', .. run[1..^1]], elements / s_run.Length - 1, "]"u8.ToArray());
        return Through(stream, async source =>
        {
            int count = 0;
            await foreach (var person in JsonSerializer.DeserializeAsyncEnumerable(source, JsonContext.Default.Person)) count += person is null ? 0 : 1;
            if (count != elements) throw new InvalidOperationException($"{count} elements came.");
        });
    }

    private static async Task<Passage> Through(LoopStream stream, Func<Stream, Task> pass)
    {
        long start = Stopwatch.GetTimestamp();
        await pass(stream);
        return new Passage(stream.Total, Stopwatch.GetElapsedTime(start).TotalSeconds, stream.Held);
    }

    private static LoopStream Empty() => new([], [], 0, []);

    private static IEnumerable<Person> Produce(int elements)
    {
        for (int i = 0; i < elements; i++) yield return s_run[i % s_run.Length];
    }

    /// <summary>What went through, in which time, and how much of it was in memory at most.</summary>
    private readonly record struct Passage(long Bytes, double Seconds, long Held);
}
