using System.Buffers;
using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Serializers;

/// <summary>Ours.</summary>
internal readonly struct Pickles<T>(PickleOptions options) : ISerializer<T>
{
    public byte[] Save(T value) => PickleSerializer.Serialize(value, options);

    public void Save(ArrayBufferWriter<byte> buffer, T value) => PickleSerializer.Serialize(buffer, value, options);

    public object? Load(byte[] bytes) => PickleSerializer.Deserialize<T>(bytes, options);
}
