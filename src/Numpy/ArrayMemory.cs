using System.Buffers;
using System.Runtime.InteropServices;

namespace PickleGen.Numpy;

/// <summary>The memory of an array of numbers, as bytes and without a copy.</summary>
/// <param name="array">The array; its elements have no references.</param>
/// <param name="itemSize">Bytes of an element.</param>
internal sealed class ArrayMemory(Array array, int itemSize) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), checked(array.Length * itemSize));

    public override unsafe MemoryHandle Pin(int elementIndex = 0)
    {
        // Each has a handle of its own: several may be pinned at once.
        var pinned = GCHandle.Alloc(array, GCHandleType.Pinned);
        return new MemoryHandle((byte*)pinned.AddrOfPinnedObject() + elementIndex, pinned);
    }

    // The handle does that.
    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
