using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>Reads opcodes and their arguments from one pickle in memory. Knows bytes and nothing else; passed by reference through one load.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct PickleReader
{
    private readonly ref byte _start;
    private readonly int _length;
    private int _end;
    private int _position;

    /// <summary>A reader at the start of <paramref name="pickle"/>.</summary>
    internal PickleReader(ReadOnlySpan<byte> pickle)
    {
        _start = ref MemoryMarshal.GetReference(pickle);
        _length = _end = pickle.Length;
    }

    /// <summary>Whether these are some of a pickle's bytes, which end between two values.</summary>
    internal readonly bool IsPart => Beyond > 0;

    /// <summary>How many of the pickle's bytes lie behind these; <see cref="int.MaxValue"/>: they are still to come.</summary>
    internal int Beyond { readonly get; init; }

    /// <summary>The offset of the next byte.</summary>
    public int Position
    {
        readonly get => _position;
        internal set => _position = value;
    }

    /// <summary>Goes on at <paramref name="next"/>, which lies in the pickle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void MoveTo(ref byte next) => _position = (int)Unsafe.ByteOffset(ref _start, ref next);

    /// <summary>What was not read yet; empty while the reader is <see cref="Suspend">suspended</see>.</summary>
    internal readonly ReadOnlySpan<byte> Remaining
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, _position), _end - _position);
    }

    /// <summary>The same bytes, as if they ended between two values.</summary>
    internal readonly PickleReader Until(int end) =>
        new(MemoryMarshal.CreateReadOnlySpan(ref _start, end)) { Beyond = Beyond == int.MaxValue ? int.MaxValue : Beyond + _length - end, Position = _position };

    /// <summary>Whether all bytes were read.</summary>
    internal readonly bool IsAtEnd => _position >= _length;

    /// <summary>
    /// Holds the bytes back: every look at them finds the end. Values that come next lie on the unpickler's stack, as objects, and the
    /// slow path that each codec takes at the end of the bytes picks them up there. So what was read from another tool's opcodes costs
    /// the fast path nothing.
    /// </summary>
    internal void Suspend() => _end = _position;

    /// <summary>Gives the bytes free again.</summary>
    internal void Resume() => _end = _length;
}
