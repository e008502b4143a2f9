using System.Buffers;
using MessagePack;
using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Peers;

/// <summary>MessagePack-CSharp with its standard resolver, members by number.</summary>
internal readonly struct MessagePackPeer<T> : ISerializer<T>
{
    public byte[] Save(T value) => MessagePackSerializer.Serialize(value);

    public void Save(ArrayBufferWriter<byte> buffer, T value) => MessagePackSerializer.Serialize(buffer, value);

    public object? Load(byte[] bytes) => MessagePackSerializer.Deserialize<T>(bytes);
}
