using System.IO.Pipelines;

namespace PickleGen.Samples.Pages;

/// <summary>docs/options.md: a list that never is in memory as a whole.</summary>
public static class Streams
{
    public static async Task Write(Stream destination, IAsyncEnumerable<Line> lines)
    {
        var progress = new Progress<long>(bytes => Console.Error.WriteLine($"{bytes} bytes"));
        await PickleSerializer.SerializeElementsAsync(destination, lines, bytesWritten: progress);
    }

    public static async Task<decimal> Sum(Stream source)
    {
        decimal sum = 0;
        await foreach (var line in PickleSerializer.DeserializeElementsAsync<Line>(source)) sum += line.Price;
        return sum;
    }

    public static async Task Answer(IDuplexPipe connection)
    {
        Stream requests = connection.Input.AsStream(), answers = connection.Output.AsStream();
        await foreach (var order in PickleSerializer.DeserializeStreamAsync<Order>(requests)) await PickleSerializer.SerializeAsync(answers, order!.Total);
    }

    /// <summary>Lines as they come from wherever they come.</summary>
    public static async IAsyncEnumerable<Line> Lines(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (i % 1000 == 0) await Task.Yield();
            yield return new Line($"tea {i}", 0.25m);
        }
    }
}
