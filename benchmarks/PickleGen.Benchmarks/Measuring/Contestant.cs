using System.Buffers;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>One serializer with one value: what is measured of it. What it cannot do is null.</summary>
internal sealed record Contestant(string Name, byte[] Bytes)
{
    /// <summary>A buffer that is used again has become so much larger than the values it was used for, and as large again.</summary>
    private const int Spare = 4096;

    public required Action<int> Load { get; init; }

    public Action<int>? ToArray { get; init; }

    public Action<int>? ToBuffer { get; init; }

    /// <summary>Makes so many values that nobody has seen, and returns what saves each of them once.</summary>
    public Func<int, Action>? Fresh { get; init; }

    public static Contestant Of<T, TSerializer>(string name, TSerializer serializer, Func<T> make) where TSerializer : struct, ISerializer<T>
    {
        T value = make();
        byte[] bytes = serializer.Save(value);
        var buffer = new ArrayBufferWriter<byte>(2 * bytes.Length + Spare);
        return new Contestant(name, bytes) { ToArray = ToArray, ToBuffer = ToBuffer, Load = Loading<T, TSerializer>(serializer, bytes), Fresh = Fresh };

        void ToArray(int times)
        {
            for (int i = 0; i < times; i++) serializer.Save(value);
        }

        void ToBuffer(int times)
        {
            for (int i = 0; i < times; i++)
            {
                buffer.ResetWrittenCount();
                serializer.Save(buffer, value);
            }
        }

        Action Fresh(int count)
        {
            T[] values = [.. Enumerable.Range(0, count).Select(_ => make())];
            return () => { foreach (T item in values) serializer.Save(item); };
        }
    }

    /// <summary>One that loads what another wrote.</summary>
    public static Contestant Reader<T, TSerializer>(string name, TSerializer serializer, byte[] bytes) where TSerializer : struct, ISerializer<T> =>
        new(name, bytes) { Load = Loading<T, TSerializer>(serializer, bytes) };

    private static Action<int> Loading<T, TSerializer>(TSerializer serializer, byte[] bytes) where TSerializer : struct, ISerializer<T> => times =>
    {
        for (int i = 0; i < times; i++) serializer.Load(bytes);
    };
}
