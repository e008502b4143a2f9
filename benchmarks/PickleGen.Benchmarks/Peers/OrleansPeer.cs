using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Peers;

/// <summary>Orleans, which keeps references.</summary>
internal readonly struct OrleansPeer<T>() : ISerializer<T>
{
    private readonly Serializer<T> _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<T>>();

    public byte[] Save(T value) => _serializer.SerializeToArray(value);

    public void Save(ArrayBufferWriter<byte> buffer, T value) => _serializer.Serialize(value, buffer);

    public object? Load(byte[] bytes) => _serializer.Deserialize(bytes);
}
