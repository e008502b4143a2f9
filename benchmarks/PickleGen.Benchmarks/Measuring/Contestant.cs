using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>One serializer with one value: what is measured of it.</summary>
/// <param name="name">Its name in the tables.</param>
/// <param name="toArray">Saves to a new array.</param>
/// <param name="toBuffer">Saves to a buffer that is used again.</param>
/// <param name="load">Loads what was saved.</param>
/// <param name="freshToArray">Saves a value that was never saved before, as many as it is asked for; made outside of the time.</param>
internal sealed class Contestant(string name, Func<byte[]> toArray, Action toBuffer, Func<object?> load, Func<int, Action> freshToArray)
{
    public string Name { get; } = name;

    public Action ToArray { get; } = () => toArray();

    public Action ToBuffer { get; } = toBuffer;

    public Action Load { get; } = () => load();

    /// <summary>A run over so many values that nobody has seen.</summary>
    public Func<int, Action> FreshToArray { get; } = freshToArray;

    public byte[] Bytes { get; } = toArray();

    public static Contestant Pickle<T>(string name, Func<T> make, PickleOptions options)
    {
        T value = make();
        byte[] pickle = PickleSerializer.Serialize(value, options);
        var buffer = new ArrayBufferWriter<byte>(pickle.Length + 64);
        return new Contestant(name, () => PickleSerializer.Serialize(value, options), ToBuffer, () => PickleSerializer.Deserialize<T>(pickle, options), Fresh);

        void ToBuffer()
        {
            buffer.ResetWrittenCount();
            PickleSerializer.Serialize(buffer, value, options);
        }

        Action Fresh(int count)
        {
            T[] values = [.. Enumerable.Range(0, count).Select(_ => make())];
            return () => { foreach (T item in values) PickleSerializer.Serialize(item, options); };
        }
    }

    public static Contestant Json<T>(string name, Func<T> make, JsonTypeInfo<T> info)
    {
        T value = make();
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, info);
        var buffer = new ArrayBufferWriter<byte>(json.Length + 64);
        var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 100_000 });
        return new Contestant(name, () => JsonSerializer.SerializeToUtf8Bytes(value, info), ToBuffer, () => JsonSerializer.Deserialize(json, info), Fresh);

        void ToBuffer()
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            JsonSerializer.Serialize(writer, value, info);
        }

        Action Fresh(int count)
        {
            T[] values = [.. Enumerable.Range(0, count).Select(_ => make())];
            return () => { foreach (T item in values) JsonSerializer.SerializeToUtf8Bytes(item, info); };
        }
    }

    /// <summary>System.Text.Json with references kept, which its generated fast path cannot do.</summary>
    public static Contestant Json<T>(string name, Func<T> make) =>
        Json(name, make, (JsonTypeInfo<T>)new JsonSerializerOptions { ReferenceHandler = ReferenceHandler.Preserve, MaxDepth = 100_000, TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(typeof(T)));
}
