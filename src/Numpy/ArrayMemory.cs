using System.Buffers;
using System.Runtime.InteropServices;

namespace PickleGen.Numpy;

/// <summary>The memory of an array of numbers, as bytes and without a copy.</summary>
/// <param name="array">The array; its elements have no references.</param>
/// <param name="itemSize">Bytes of an element.</param>
internal sealed class ArrayMemory(Array array, int itemSize) : MemoryManager<byte>
{
    private GCHandle _pinned;

    public override Span<byte> GetSpan() => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), checked(array.Length * itemSize));

    public override unsafe MemoryHandle Pin(int elementIndex = 0)
    {
        _pinned = GCHandle.Alloc(array, GCHandleType.Pinned);
        return new MemoryHandle((byte*)_pinned.AddrOfPinnedObject() + elementIndex, default, this);
    }

    public override void Unpin()
    {
        if (_pinned.IsAllocated) _pinned.Free();
    }

    protected override void Dispose(bool disposing) => Unpin();
}
