using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PickleGen;

/// <summary>
/// How the last object of a class began: <c>cls () NEWOBJ [MEMOIZE] {} [MEMOIZE]</c>, and MARK behind it. The next one most likely begins so,
/// and is recognised by one comparison.
/// </summary>
internal readonly struct MetOpening
{
    /// <summary>The bytes that <see cref="IsAt"/> looks at.</summary>
    public const int Room = 16;

    private readonly Vector128<byte> _bytes;
    private readonly Vector128<byte> _mask;

    /// <summary>An opening.</summary>
    /// <param name="bytes">Its bytes, MARK included.</param>
    /// <param name="puts">How many MEMOIZE are in it.</param>
    public MetOpening(ReadOnlySpan<byte> bytes, int puts)
    {
        Span<byte> padded = stackalloc byte[Room], mask = stackalloc byte[Room];
        bytes.CopyTo(padded);
        mask[..bytes.Length].Fill(byte.MaxValue);
        _bytes = Vector128.Create<byte>(padded);
        _mask = Vector128.Create<byte>(mask);
        Size = bytes.Length - 1;
        Puts = puts;
    }

    /// <summary>Its size without MARK.</summary>
    public int Size { get; }

    /// <summary>How many of the object and its dictionary are memoized, in this order.</summary>
    public int Puts { get; }

    /// <summary>Whether it stands at <paramref name="p"/>, where there are at least <see cref="Room"/> bytes; one that was never met stands nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(ref byte p) => Size > 0 && (Vector128.LoadUnsafe(ref p) & _mask) == _bytes;
}
