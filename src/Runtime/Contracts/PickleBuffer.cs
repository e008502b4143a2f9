namespace PickleGen;

/// <summary>Bytes that may travel beside the pickle (PEP 574).</summary>
/// <param name="memory">The bytes.</param>
/// <param name="readOnly">Whether the receiver must not write to them: bytes in Python; else bytearray.</param>
public sealed class PickleBuffer(ReadOnlyMemory<byte> memory, bool readOnly = false)
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory { get; } = memory;

    /// <summary>Whether the receiver must not write to them.</summary>
    public bool ReadOnly { get; } = readOnly;
}
