namespace PickleGen;

/// <summary>Python's bytearray: bytes that may be written to. (bytes is <c>byte[]</c>.)</summary>
/// <param name="bytes">The bytes; not copied.</param>
public sealed class PickleByteArray(byte[] bytes)
{
    private readonly byte[] _bytes = bytes ?? throw new ArgumentNullException(nameof(bytes));

    /// <summary>How many bytes there are.</summary>
    public int Length => _bytes.Length;

    /// <summary>The bytes, to read and write.</summary>
    public Span<byte> AsSpan() => _bytes;

    /// <summary>The bytes, to read and write.</summary>
    public Memory<byte> AsMemory() => _bytes;

    /// <summary>The bytes, in an array of their own.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>As Python prints it, shortened where it is long.</summary>
    public override string ToString() => PickleRepr.Of(this);
}
