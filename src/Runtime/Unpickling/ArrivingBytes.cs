using System.Buffers;

namespace PickleGen;

/// <summary>What has come from a stream and was not used yet. Grows with what comes, never with what somebody declares.</summary>
internal sealed class ArrivingBytes(Stream stream)
{
    private const int FirstBuffer = 4096;

    private byte[] _buffer = [];
    private int _start;
    private int _end;

    /// <summary>Bytes before the first of <see cref="Span"/>.</summary>
    public long Offset { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count => _end - _start;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, Count);

    /// <inheritdoc cref="Span"/>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(_start, Count);

    /// <summary>Whether what was read too much can be put back.</summary>
    public bool CanPutBack => stream.CanSeek;

    /// <summary>How many bytes come, of a stream that can seek.</summary>
    public long Rest => stream.Length - stream.Position;

    /// <summary>Reads at most so many more bytes. False: the stream is at its end.</summary>
    public bool Read(int wanted) => Take(stream.Read(Room(wanted).Span));

    /// <inheritdoc cref="Read"/>
    public async ValueTask<bool> ReadAsync(int wanted, CancellationToken cancellationToken) =>
        Take(await stream.ReadAsync(Room(wanted), cancellationToken).ConfigureAwait(false));

    /// <summary>Forgets the first <paramref name="count"/> bytes, which were used.</summary>
    public void Drop(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Puts back what is behind the first <paramref name="count"/> bytes, if the stream can seek; it stays here otherwise.</summary>
    public void PutBackBehind(int count)
    {
        if (Count <= count || !CanPutBack) return;
        stream.Seek(count - Count, SeekOrigin.Current);
        _end = _start + count;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Release()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private bool Take(int read)
    {
        _end += read;
        return read > 0;
    }

    private Memory<byte> Room(int wanted)
    {
        if (_buffer.Length - _end < wanted)
        {
            int count = Count;
            byte[] room = _buffer;
            if (room.Length - count < wanted) room = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(count + (long)wanted, Math.Max(FirstBuffer, count * 2L)), Array.MaxLength));
            Span.CopyTo(room);
            if (room != _buffer && _buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = room;
            (_start, _end) = (0, count);
        }
        return _buffer.AsMemory(_end, wanted);
    }
}
