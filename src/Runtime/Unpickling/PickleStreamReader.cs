using System.Buffers;

namespace PickleGen;

/// <summary>Cuts pickles out of a stream, one at a time: exactly up to STOP, because what follows belongs to somebody else.</summary>
/// <remarks>
/// Reads no more than must still belong to the pickle (a frame, a declared length, one more opcode), in pieces, so that a length that
/// lies costs nothing. A stream that can seek is read in larger pieces and put back.
/// </remarks>
internal sealed class PickleStreamReader(Stream stream, long maxBytes)
{
    private const int FirstBuffer = 4096;
    private const int LargestRead = 1 << 20;

    private byte[] _buffer = [];
    private int _count;
    private OpcodeSkipper _skipper;

    /// <summary>Bytes of the pickles so far.</summary>
    public long BytesConsumed { get; private set; }

    /// <summary>The next pickle. Valid until <see cref="Release"/>.</summary>
    /// <exception cref="UnpicklingException">It is cut short, has no end within the limit, or there is none.</exception>
    public ReadOnlySpan<byte> ReadPickle()
    {
        Begin();
        while (!IsComplete(out int wanted)) Take(stream.Read(Room(wanted)));
        return Cut();
    }

    /// <inheritdoc cref="ReadPickle"/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadPickleAsync(CancellationToken cancellationToken)
    {
        Begin();
        while (!IsComplete(out int wanted)) Take(await stream.ReadAsync(RoomInMemory(wanted), cancellationToken).ConfigureAwait(false));
        int length = Cut().Length;
        return _buffer.AsMemory(0, length);
    }

    /// <summary>Whether nothing follows the last pickle. Reads a byte ahead, and keeps it.</summary>
    public bool IsAtEnd()
    {
        if (_count > 0) return false;
        Begin();
        _count = stream.Read(_buffer.AsSpan(0, 1));
        return _count == 0;
    }

    /// <inheritdoc cref="IsAtEnd"/>
    public async ValueTask<bool> IsAtEndAsync(CancellationToken cancellationToken)
    {
        if (_count > 0) return false;
        Begin();
        _count = await stream.ReadAsync(_buffer.AsMemory(0, 1), cancellationToken).ConfigureAwait(false);
        return _count == 0;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Release()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _count = 0;
    }

    private void Begin()
    {
        if (_buffer.Length == 0) _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        _skipper = default;
    }

    private bool IsComplete(out int wanted)
    {
        if (_skipper.Skip(_buffer.AsSpan(0, _count), out long missing))
        {
            wanted = 0;
            return true;
        }
        if (_count + missing > Math.Min(maxBytes, Array.MaxLength))
            throw new UnpicklingException($"The pickle exceeds UnpicklingLimits.{nameof(UnpicklingLimits.MaxInputBytes)} ({maxBytes}), or what one buffer can hold.", offset: _count);
        wanted = (int)Math.Min(stream.CanSeek ? Math.Max(missing, FirstBuffer) : missing, LargestRead);
        return false;
    }

    private Span<byte> Room(int wanted) => RoomInMemory(wanted).Span;

    private Memory<byte> RoomInMemory(int wanted)
    {
        if (_buffer.Length - _count < wanted)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(_count + (long)wanted, _buffer.Length * 2L), Array.MaxLength));
            _buffer.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        return _buffer.AsMemory(_count, wanted);
    }

    private void Take(int read)
    {
        if (read == 0)
        {
            throw new UnpicklingException(
                _count == 0 ? "There is no pickle: the stream is at its end." : "The pickle is truncated: the stream ends before STOP.", offset: _count);
        }
        _count += read;
    }

    private ReadOnlySpan<byte> Cut()
    {
        int length = _skipper.Position;
        if (_count > length) stream.Seek(length - _count, SeekOrigin.Current);
        BytesConsumed += length;
        _count = 0;
        return _buffer.AsSpan(0, length);
    }
}
