using System.IO.Pipelines;

namespace PickleGen.Samples.Pages;

/// <summary>Two ends of a connection in one process, for what docs/options.md says of pipes.</summary>
public sealed class Connection : IDuplexPipe
{
    private readonly Pipe _there = new();
    private readonly Pipe _back = new();

    public PipeReader Input => _there.Reader;

    public PipeWriter Output => _back.Writer;

    /// <summary>Sends an order, and gets its total back.</summary>
    public static async Task<decimal> Ask(Order order)
    {
        var connection = new Connection();
        var answering = Streams.Answer(connection);
        await PickleSerializer.SerializeAsync(connection._there.Writer.AsStream(), order);
        decimal total = await PickleSerializer.DeserializeAsync<decimal>(connection._back.Reader.AsStream());
        await connection._there.Writer.CompleteAsync();
        await answering;
        return total;
    }
}
