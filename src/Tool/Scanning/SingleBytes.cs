namespace PickleGen.Tool;

/// <summary>Bytes that are given one at a time, so that a reader takes none of those that it looks no further than.</summary>
internal sealed class SingleBytes(byte[] content) : Stream
{
    /// <summary>How many were taken.</summary>
    public int Taken { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Takes zeros.</summary>
    public void PassZeros()
    {
        while (Taken < content.Length && content[Taken] == 0) Taken++;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || Taken == content.Length) return 0;
        buffer[0] = content[Taken++];
        return 1;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
