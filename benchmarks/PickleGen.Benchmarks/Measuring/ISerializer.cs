using System.Buffers;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>The three operations that are measured of a serializer. Implemented by structs, so that nothing stands between a loop and what it measures.</summary>
internal interface ISerializer<T>
{
    /// <summary>To a new array.</summary>
    byte[] Save(T value);

    /// <summary>Into a buffer that is used again.</summary>
    void Save(ArrayBufferWriter<byte> buffer, T value);

    object? Load(byte[] bytes);
}
