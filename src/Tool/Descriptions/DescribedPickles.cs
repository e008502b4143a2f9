using System.Text.Json;

namespace PickleGen.Tool;

/// <summary>The pickles of one file, described one after another.</summary>
internal abstract class DescribedPickles
{
    /// <summary>Whether nothing follows.</summary>
    public abstract bool IsAtEnd { get; }

    /// <summary>Reads the next pickle and writes its members into the current object.</summary>
    /// <exception cref="PickleException">It cannot be read.</exception>
    public abstract void WriteNext(Utf8JsonWriter json);

    /// <summary>Goes on as a new unpickler would: with an empty memo.</summary>
    public abstract void StartAnew();
}

/// <summary>As graphs.</summary>
internal sealed class GraphPickles(ReadOnlyMemory<byte> input, PickleStringEncoding encoding) : DescribedPickles
{
    private readonly PickleDocumentReader _reader = new(input, new PickleOptions { StringEncoding = encoding });

    public override bool IsAtEnd => _reader.IsAtEnd;

    public override void WriteNext(Utf8JsonWriter json) => GraphDescriber.Write(json, _reader.Read(), Describer.LongestOf(input.Length));

    public override void StartAnew() => _reader.ClearMemo();
}

/// <summary>As values.</summary>
internal sealed class ValuePickles(ReadOnlyMemory<byte> input, PickleStringEncoding encoding, IEnumerable<byte[]> buffers) : DescribedPickles
{
    private readonly StubUnpickler _unpickler = new(input, new PickleOptions { StringEncoding = encoding })
    {
        Buffers = [.. buffers.Select(buffer => new PickleBuffer(buffer))],
    };

    public override bool IsAtEnd => _unpickler.BytesConsumed == input.Length;

    public override void WriteNext(Utf8JsonWriter json) => ValueDescriber.Write(json, _unpickler.Load(), Describer.LongestOf(input.Length));

    public override void StartAnew() => _unpickler.ClearMemo();
}
