namespace PickleGen.Tests.Streams;

/// <summary>Streams that do what streams may do and memory never does. All of them complete at once, on the caller's thread.</summary>
internal abstract class TestStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => throw new InvalidOperationException("Nobody asked for that.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Assert.NotEqual(0, buffer.Length);
        return new(Read(buffer.Span));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return default;
    }
}

/// <summary>Takes everything and keeps nothing but sizes.</summary>
internal sealed class Drain : TestStream
{
    public long Total { get; private set; }
    public long LargestWrite { get; private set; }
    public int Writes { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Total += buffer.Length;
        LargestWrite = Math.Max(LargestWrite, buffer.Length);
        Writes++;
    }
}

/// <summary>Gives bytes in pieces of a size and cannot seek.</summary>
internal sealed class Pieces(byte[] bytes, int piece) : TestStream
{
    public int Given { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(piece, buffer.Length), bytes.Length - Given);
        bytes.AsSpan(Given, count).CopyTo(buffer);
        Given += count;
        return count;
    }
}

/// <summary>Gives some bytes; whoever wants more than those gets an exception, and not the end.</summary>
internal sealed class Breaking(byte[] bytes, int piece = int.MaxValue) : TestStream
{
    private readonly Pieces _bytes = new(bytes, piece);

    public static IOException Failure { get; } = new("The line is dead.");

    public override int Read(Span<byte> buffer) => _bytes.Read(buffer) is > 0 and var read ? read : throw Failure;
}

/// <summary>Gives a beginning, then one piece over and over, then an end.</summary>
internal sealed class Repeated(byte[] beginning, byte[] piece, long times, byte[] end) : TestStream
{
    private byte[] _current = beginning;
    private int _at;
    private long _left = times;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            if (_at == _current.Length)
            {
                if (_ended) break;
                _ended = _left-- == 0;
                _current = _ended ? end : piece;
                _at = 0;
            }
            int count = Math.Min(buffer.Length - read, _current.Length - _at);
            _current.AsSpan(_at, count).CopyTo(buffer[read..]);
            read += count;
            _at += count;
        }
        return read;
    }
}

/// <summary>Takes so many bytes, then throws.</summary>
internal sealed class Full(long room) : TestStream
{
    public static IOException Failure { get; } = new("No space left on device.");

    public long Taken { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Taken + buffer.Length > room) throw Failure;
        Taken += buffer.Length;
    }
}

/// <summary>Takes nothing until it is opened.</summary>
internal sealed class Gate : TestStream
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Taken { get; private set; }
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _opened.SetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Asked.TrySetResult();
        await _opened.Task.WaitAsync(cancellationToken);
        Taken += buffer.Length;
    }
}
