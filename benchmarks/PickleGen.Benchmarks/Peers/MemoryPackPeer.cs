using System.Buffers;
using MemoryPack;
using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Peers;

/// <summary>MemoryPack. In which mode, is a matter of the type's attributes.</summary>
internal readonly struct MemoryPackPeer<T> : ISerializer<T>
{
    public byte[] Save(T value) => MemoryPackSerializer.Serialize(value);

    public void Save(ArrayBufferWriter<byte> buffer, T value) => MemoryPackSerializer.Serialize(buffer, value);

    public object? Load(byte[] bytes) => MemoryPackSerializer.Deserialize<T>(bytes);
}
