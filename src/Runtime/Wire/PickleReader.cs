using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Reads opcodes and their arguments from one pickle in memory. Knows bytes and nothing else; passed by reference through one load.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct PickleReader
{
    private readonly ReadOnlySpan<byte> _pickle;
    private int _position;

    /// <summary>A reader at the start of <paramref name="pickle"/>.</summary>
    internal PickleReader(ReadOnlySpan<byte> pickle) => _pickle = pickle;

    /// <summary>The offset of the next byte.</summary>
    public int Position
    {
        readonly get => _position;
        internal set => _position = value;
    }

    /// <summary>What was not read yet.</summary>
    internal readonly ReadOnlySpan<byte> Remaining
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _pickle[_position..];
    }
}
