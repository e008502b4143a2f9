namespace PickleGen.Benchmarks.Measuring;

/// <summary>Takes what is written and keeps none of it; gives a beginning, one piece over and over, and an end. Now and then it looks at what is held in memory.</summary>
internal sealed class LoopStream(byte[] beginning, byte[] piece, long times, byte[] end) : Stream
{
    private const long LookEvery = 100 << 20;

    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private byte[] _current = beginning;
    private int _at;
    private long _left = times;
    private bool _isAtEnd;
    private long _next = LookEvery;

    /// <summary>Bytes that went through.</summary>
    public long Total { get; private set; }

    /// <summary>The largest number of bytes that were alive in the middle of it, besides those that were before.</summary>
    public long Held { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            if (_at == _current.Length)
            {
                if (_isAtEnd) break;
                _isAtEnd = _left-- == 0;
                _current = _isAtEnd ? end : piece;
                _at = 0;
            }
            int count = Math.Min(buffer.Length - read, _current.Length - _at);
            _current.AsSpan(_at, count).CopyTo(buffer[read..]);
            read += count;
            _at += count;
        }
        Count(read);
        return read;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Write(byte[] buffer, int offset, int count) => Count(count);

    public override void Write(ReadOnlySpan<byte> buffer) => Count(buffer.Length);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Count(buffer.Length);
        return default;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Count(int bytes)
    {
        Total += bytes;
        if (Total < _next) return;
        _next += LookEvery;
        Held = Math.Max(Held, GC.GetTotalMemory(forceFullCollection: true) - _before);
    }
}
