using System.Buffers;

namespace PickleGen;

/// <summary>Where bytes go while a pickle is still being written.</summary>
internal abstract class PickleSink
{
    /// <summary>Bytes that the destination has taken.</summary>
    public long Written { get; private protected set; }

    /// <summary>Hands bytes over.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        Take(bytes);
        Written += bytes.Length;
    }

    /// <summary>Gives bytes to the destination, whose exceptions come through as they are.</summary>
    protected abstract void Take(ReadOnlySpan<byte> bytes);
}

/// <summary>A stream; neither flushed nor closed.</summary>
internal sealed class StreamSink(Stream destination) : PickleSink
{
    protected override void Take(ReadOnlySpan<byte> bytes) => destination.Write(bytes);
}

/// <summary>A buffer; one sink after another, so that a dump into a buffer allocates none.</summary>
internal sealed class BufferSink : PickleSink
{
    private IBufferWriter<byte>? _destination;

    /// <summary>From here on bytes go into <paramref name="destination"/>, and are counted anew; null: into none, which is forgotten.</summary>
    public void Open(IBufferWriter<byte>? destination)
    {
        _destination = destination;
        Written = 0;
    }

    protected override void Take(ReadOnlySpan<byte> bytes) => _destination!.Write(bytes);
}
