namespace PickleGen;

/// <summary>Cuts pickles out of a stream, one at a time: exactly up to STOP, because what follows belongs to somebody else.</summary>
/// <remarks>
/// Reads no more than must still belong to the pickle (a frame, a declared length, one more opcode), in pieces, so that a length that
/// lies costs nothing. A stream that can seek is read in larger pieces and put back; and where little is left of it, to its end: who reads the
/// pickle finds STOP, so that nobody has to look for it before.
/// </remarks>
internal sealed class PickleStreamReader(ArrivingBytes bytes, long maxBytes, bool mayTakeRest = true)
{
    private const int ReadAhead = 4096;
    private const int LargestRead = 1 << 20;

    /// <summary>What is left of a stream is little up to so many times what was looked through.</summary>
    private const int Little = 4;

    private OpcodeSkipper _skipper;
    private bool _isStopped;
    private bool _isRest;
    private bool _hasRest;
    private int _cut;

    /// <summary>Bytes of the pickles so far.</summary>
    public long BytesConsumed { get; private set; }

    /// <summary>The next pickle, and perhaps what is behind it: to be told by <see cref="Used"/> or <see cref="FindEnd"/>. Valid until the next call of anything else here.</summary>
    /// <exception cref="UnpicklingException">It is cut short, has no end within the limit, or there is none.</exception>
    public ReadOnlySpan<byte> ReadPickle()
    {
        Begin();
        try
        {
            while (!IsComplete(out int wanted))
            {
                if (bytes.Read(wanted)) continue;
                if (_isRest) break;
                throw Ended();
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
                if (await bytes.ReadAsync(wanted, cancellationToken).ConfigureAwait(false)) continue;
                if (_isRest) break;
                throw Ended();
            }
        }
        catch (UnpicklingException failure) when (ForeignBytes.Noted(failure, bytes.Span))
        {
            throw;
        }
        return Cut();
    }

    /// <summary>The pickle was read, and took so many bytes.</summary>
    public void Used(int size)
    {
        if (_isRest) CutAt(size);
    }

    /// <summary>The pickle could not be read: looks for its end, behind which the stream goes on.</summary>
    /// <exception cref="UnpicklingException">It is cut short.</exception>
    public void FindEnd()
    {
        if (!_isRest) return;
        _isRest = false;
        try
        {
            _isStopped = _skipper.Skip(bytes.Span, out _);
            if (!_isStopped || _skipper.FrameEnd > bytes.Count) throw Ended();
        }
        catch (UnpicklingException failure) when (ForeignBytes.Noted(failure, bytes.Span))
        {
            throw;
        }
        CutAt(_skipper.Position);
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
        _isStopped = _isRest = _hasRest = false;
    }

    private bool IsComplete(out int wanted)
    {
        wanted = 0;
        if (_isRest && TakesRest(out wanted)) return wanted == 0;
        // A frame is there as a whole, also where STOP comes before its end.
        long missing = 0;
        if (!_isStopped) _isStopped = _skipper.Skip(bytes.Span, out missing);
        if (!_isStopped && TakesRest(out wanted)) return wanted == 0;
        if (_isStopped) missing = _skipper.FrameEnd - bytes.Count;
        if (_isStopped && missing <= 0) return true;
        if (bytes.Count + missing > Math.Min(maxBytes, Array.MaxLength))
            throw new UnpicklingException($"The pickle exceeds UnpicklingLimits.{nameof(UnpicklingLimits.MaxInputBytes)} ({maxBytes}), or what one buffer can hold.", offset: bytes.Count);
        wanted = (int)Math.Min(bytes.CanPutBack ? Math.Max(missing, ReadAhead) : missing, LargestRead);
        return false;
    }

    // What is left may change meanwhile: somebody else shortens the file, or goes on writing to it.
    private bool TakesRest(out int wanted)
    {
        long rest = mayTakeRest && bytes.CanPutBack ? Math.Max(bytes.Rest, 0) : 0;
        wanted = (int)Math.Min(rest, LargestRead);
        return _isRest = (_isRest || rest > 0) && rest <= Little * (long)bytes.Count && bytes.Count + rest <= Math.Min(maxBytes, Array.MaxLength);
    }

    private UnpicklingException Ended() => new(
        bytes.Count == 0 ? "There is no pickle: the stream is at its end." : _isStopped ? "The pickle is truncated: the stream ends within its last frame." : "The pickle is truncated: the stream ends before STOP.", offset: bytes.Count);

    private ReadOnlyMemory<byte> Cut()
    {
        if (_isRest) return bytes.Memory;
        var pickle = bytes.Memory[..(int)Math.Max(_skipper.Position, _skipper.FrameEnd)];
        CutAt(_skipper.Position);
        return pickle;
    }

    private void CutAt(int size)
    {
        _isRest = false;
        _cut = size;
        bytes.PutBackBehind(size);
        _hasRest = bytes.Count > size;
        BytesConsumed += size;
    }
}
