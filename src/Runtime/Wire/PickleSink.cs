using System.Buffers;

namespace PickleGen;

/// <summary>Where bytes go while a pickle is still being written.</summary>
internal abstract class PickleSink
{
    /// <summary>Bytes that the destination has taken.</summary>
    public long Written { get; private protected set; }

    /// <summary>What the destination itself threw.</summary>
    public Exception? Failure { get; private protected set; }

    /// <summary>Whether what was written may be handed over while more is to come; else it stays together, long blocks excepted.</summary>
    public virtual bool TakesParts => true;

    /// <summary>From this size on a block goes to the destination by itself.</summary>
    public virtual int SmallestBlock => PickleWriter.HandOverSize;

    /// <summary>What was handed over, if it is still at hand.</summary>
    public virtual ReadOnlySpan<byte> Taken => default;

    /// <summary>Takes a long block and what stands before it; false: neither.</summary>
    public virtual bool TryTake(ReadOnlySpan<byte> pending, ReadOnlySpan<byte> block)
    {
        Write(pending);
        Write(block);
        return true;
    }

    /// <summary>Hands bytes over.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        try
        {
            Take(bytes);
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
        Written += bytes.Length;
    }

    /// <summary>Room in the destination itself, for bytes that <see cref="Advance"/> hands over; empty: it has none to lend.</summary>
    public virtual Span<byte> Lend() => default;

    /// <summary>Hands over what was written into lent room, which ends with that.</summary>
    public void Advance(int size)
    {
        try
        {
            Move(size);
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
        Written += size;
    }

    /// <summary>Moves the destination behind what was written into its own room.</summary>
    protected virtual void Move(int size) => throw new NotSupportedException();

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

    /// <summary>From here on bytes go into <paramref name="destination"/>, and are counted anew.</summary>
    public void Open(IBufferWriter<byte> destination)
    {
        _destination = destination;
        Written = 0;
        Failure = null;
    }

    /// <summary>Forgets the destination, and what it threw.</summary>
    public void Close()
    {
        _destination = null;
        Failure = null;
    }

    // Without a size, for the reason that PickleSerializer gives.
    public override Span<byte> Lend() => _destination!.GetSpan();

    protected override void Move(int size) => _destination!.Advance(size);

    protected override void Take(ReadOnlySpan<byte> bytes) => _destination!.Write(bytes);
}
