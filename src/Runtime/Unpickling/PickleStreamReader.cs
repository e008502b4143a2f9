namespace PickleGen;

/// <summary>Cuts pickles out of a stream, one at a time: exactly up to STOP, because what follows belongs to somebody else.</summary>
/// <remarks>
/// Reads no more than must still belong to the pickle (a frame, a declared length, one more opcode), in pieces, so that a length that
/// lies costs nothing. A stream that can seek is read in larger pieces and put back.
/// </remarks>
internal sealed class PickleStreamReader(ArrivingBytes bytes, long maxBytes)
{
    private const int ReadAhead = 4096;
    private const int LargestRead = 1 << 20;

    private OpcodeSkipper _skipper;
    private bool _isStopped;
    private bool _hasRest;
    private int _cut;

    /// <summary>Bytes of the pickles so far.</summary>
    public long BytesConsumed { get; private set; }

    /// <summary>The next pickle. Valid until the next call of anything here.</summary>
    /// <exception cref="UnpicklingException">It is cut short, has no end within the limit, or there is none.</exception>
    public ReadOnlySpan<byte> ReadPickle()
    {
        Begin();
        try
        {
            while (!IsComplete(out int wanted))
            {
                if (!bytes.Read(wanted)) throw Ended();
            }
        }
        catch (UnpicklingException failure) when (ForeignBytes.Noted(failure, bytes.Span))
        {
            throw;
        }
        return Cut().Span;
    }

    /// <inheritdoc cref="ReadPickle"/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadPickleAsync(CancellationToken cancellationToken)
    {
        Begin();
        try
        {
            while (!IsComplete(out int wanted))
            {
                if (!await bytes.ReadAsync(wanted, cancellationToken).ConfigureAwait(false)) throw Ended();
            }
        }
        catch (UnpicklingException failure) when (ForeignBytes.Noted(failure, bytes.Span))
        {
            throw;
        }
        return Cut();
    }

    /// <summary>Whether nothing follows the last pickle. Reads a byte ahead, and keeps it.</summary>
    public bool IsAtEnd()
    {
        Begin();
        return bytes.Count == 0 && !bytes.Read(1);
    }

    /// <inheritdoc cref="IsAtEnd"/>
    public async ValueTask<bool> IsAtEndAsync(CancellationToken cancellationToken)
    {
        Begin();
        return bytes.Count == 0 && !await bytes.ReadAsync(1, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the buffer back, if nothing is in it of a frame that goes on behind STOP.</summary>
    public void Release()
    {
        bytes.Drop(_cut);
        _cut = 0;
        if (!_hasRest) bytes.Release();
    }

    // The last pickle has been used by now.
    private void Begin()
    {
        bytes.Drop(_cut);
        _cut = 0;
        _skipper = default;
        _isStopped = _hasRest = false;
    }

    private bool IsComplete(out int wanted)
    {
        wanted = 0;
        // A frame is there as a whole, also where STOP comes before its end.
        long missing = 0;
        if (!_isStopped) _isStopped = _skipper.Skip(bytes.Span, out missing);
        if (_isStopped) missing = _skipper.FrameEnd - bytes.Count;
        if (_isStopped && missing <= 0) return true;
        if (bytes.Count + missing > Math.Min(maxBytes, Array.MaxLength))
            throw new UnpicklingException($"The pickle exceeds UnpicklingLimits.{nameof(UnpicklingLimits.MaxInputBytes)} ({maxBytes}), or what one buffer can hold.", offset: bytes.Count);
        wanted = (int)Math.Min(bytes.CanPutBack ? Math.Max(missing, ReadAhead) : missing, LargestRead);
        return false;
    }

    private UnpicklingException Ended() => new(
        bytes.Count == 0 ? "There is no pickle: the stream is at its end." : _isStopped ? "The pickle is truncated: the stream ends within its last frame." : "The pickle is truncated: the stream ends before STOP.", offset: bytes.Count);

    private ReadOnlyMemory<byte> Cut()
    {
        _cut = _skipper.Position;
        var pickle = bytes.Memory[..(int)Math.Max(_cut, _skipper.FrameEnd)];
        bytes.PutBackBehind(_cut);
        _hasRest = bytes.Count > _cut;
        BytesConsumed += _cut;
        return pickle;
    }
}
