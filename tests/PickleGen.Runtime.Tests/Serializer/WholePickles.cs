using System.Buffers;

namespace PickleGen.Tests.Serializer;

/// <summary>Compares what is saved and loaded without a pickler with <see cref="Pickler"/> and <see cref="Unpickler"/>, which do not take that way.</summary>
internal static class WholePickles
{
    public static byte[] ByPickler<T>(T value, PickleOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output, options).Dump<T>(value);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The same bytes, into an array and into buffers of any size.</summary>
    public static void AssertSame<T>(T value)
    {
        byte[] expected = ByPickler(value);
        Assert.Equal(expected, PickleSerializer.Serialize(value));
        foreach (int room in (int[])[1, 16, 1023, 1024, 100_000])
        {
            var small = new Portions(room);
            PickleSerializer.Serialize(small, value);
            Assert.Equal(expected, small.Written);
        }
    }

    /// <summary>The same value or the same refusal, whatever one of the bytes is.</summary>
    public static void AssertAgree<T>(T value, Func<T, string> show)
    {
        byte[] pickle = PickleSerializer.Serialize(value);
        Assert.Equal(show(value), show(PickleSerializer.Deserialize<T>(pickle)!));
        for (int at = 0; at < pickle.Length; at++)
        {
            for (int other = 0; other < 256; other++)
            {
                byte[] changed = [.. pickle, 1, 2, 3];
                changed[at] = (byte)other;
                string flat = Shown(() =>
                {
                    var read = PickleSerializer.Deserialize<T>(changed, out int consumed);
                    return (read, consumed);
                });
                string guided = Shown(() =>
                {
                    var read = new Unpickler(changed).Load<T>();
                    return (read, changed.Length - 3);
                });
                if (flat.StartsWith("refused", StringComparison.Ordinal) || guided.StartsWith("refused", StringComparison.Ordinal)) Assert.Equal(guided, flat);
                else Assert.Equal(guided.Split('|')[0], flat.Split('|')[0]);
            }
        }

        string Shown(Func<(T?, int)> load)
        {
            try
            {
                return load() is ({ } read, int consumed) ? $"{show(read)}|{consumed}" : "null";
            }
            catch (PickleException failure)
            {
                return $"refused: {failure.Message} {(failure as UnpicklingException)?.Path} {(failure as UnpicklingException)?.Offset}";
            }
        }
    }

    // Lends room of one size, as pipes do.
    private sealed class Portions(int size) : IBufferWriter<byte>
    {
        private byte[] _lent = [];

        public List<byte> Written { get; } = [];

        public void Advance(int count) => Written.AddRange(_lent[..count]);

        public Span<byte> GetSpan(int sizeHint = 0) => _lent = new byte[Math.Max(size, sizeHint)];

        public Memory<byte> GetMemory(int sizeHint = 0) => _lent = new byte[Math.Max(size, sizeHint)];
    }
}
