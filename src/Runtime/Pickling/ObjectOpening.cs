using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PickleGen;

/// <summary>What an object in state layout begins with, as bytes that are laid down by one store: <c>cls () NEWOBJ [MEMOIZE] {} MARK</c>.</summary>
internal readonly struct ObjectOpening
{
    /// <summary>Room for <see cref="Write"/>.</summary>
    public const int Room = 16;

    private readonly Vector128<byte> _bytes;
    private readonly int _size;

    /// <summary>The opening of a class's objects.</summary>
    /// <param name="class">Where the memo has the class.</param>
    /// <param name="isTracked">Whether the objects are memoized.</param>
    public ObjectOpening(PickleNames @class, bool isTracked)
    {
        Span<byte> bytes = stackalloc byte[Room];
        ref byte start = ref bytes[0];
        ref byte p = ref PickleOps.NewObject(ref PickleOps.Name(ref start, @class, 0), isTracked);
        _size = (int)Unsafe.ByteOffset(ref start, ref PickleOps.StartMembers(ref p));
        _bytes = Vector128.Create<byte>(bytes);
    }

    /// <summary>Writes it and returns where the members go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Write(ref byte p)
    {
        _bytes.StoreUnsafe(ref p);
        return ref Unsafe.Add(ref p, _size);
    }
}
