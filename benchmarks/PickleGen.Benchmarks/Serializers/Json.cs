using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Serializers;

/// <summary>System.Text.Json.</summary>
internal readonly struct Json<T>(JsonTypeInfo<T> info) : ISerializer<T>
{
    private readonly Utf8JsonWriter _writer = new(new ArrayBufferWriter<byte>(), new JsonWriterOptions { SkipValidation = true, MaxDepth = 100_000 });

    /// <summary>With references kept, which its generated code cannot do.</summary>
    public Json() : this((JsonTypeInfo<T>)new JsonSerializerOptions
    {
        ReferenceHandler = ReferenceHandler.Preserve, MaxDepth = 100_000, TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    }.GetTypeInfo(typeof(T)))
    {
    }

    public byte[] Save(T value) => JsonSerializer.SerializeToUtf8Bytes(value, info);

    public void Save(ArrayBufferWriter<byte> buffer, T value)
    {
        _writer.Reset(buffer);
        JsonSerializer.Serialize(_writer, value, info);
    }

    public object? Load(byte[] bytes) => JsonSerializer.Deserialize(bytes, info);
}
