using System.Buffers;

namespace PickleGen.Tests.Serializer;

[Picklable(Module = "destinations")]
public sealed partial class Watched
{
    [ThreadStatic]
    private static Action? t_whileSaving;

    public int Value { get; set; }

    public static void WhileSaving(Action? look) => t_whileSaving = look;

    [OnPickling]
    private void Look() => t_whileSaving?.Invoke();
}

/// <summary>Where pickles go: a buffer's own room while that lasts, the array that is returned, long blocks without a copy between.</summary>
public class DestinationTests
{
    public static TheoryData<object> Values =>
    [
        7,
        new string('a', 400),
        new string('字', 30_000),
        Enumerable.Range(0, 50_000).Select(i => "item " + i).ToList(),
        new double[20_000],
        new List<object> { new byte[100_000], "between", new byte[200_000], new int[30] },
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_buffer_gets_the_same_bytes_whatever_room_it_lends(object value)
    {
        byte[] expected = Dumped(value);
        foreach (int room in (int[])[1, 255, 256, 300, 4096, 70_000, 1 << 20])
        {
            // Twice: the second time it is known how long such a pickle is.
            for (int round = 0; round < 2; round++)
            {
                var buffer = new LendingBuffer(room);
                buffer.Write("before"u8);
                PickleSerializer.Serialize(buffer, value);
                Assert.Equal([.. "before"u8, .. expected], buffer.Written);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_buffer_that_just_has_room_for_the_pickle_is_enough(object value)
    {
        byte[] expected = Dumped(value);
        for (int round = 0; round < 2; round++)
        {
            var buffer = new ExactBuffer(expected.Length);
            PickleSerializer.Serialize(buffer, value);
            Assert.Equal(expected, buffer.Written);
        }
    }

    [Theory]
    [InlineData(256)]
    [InlineData(1 << 20)]
    public void A_short_pickle_that_fails_leaves_the_buffer_as_it_was(int room)
    {
        var buffer = new LendingBuffer(room);
        PickleSerializer.Serialize(buffer, "first");
        byte[] before = buffer.Written;

        var failure = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(buffer, new List<object> { 1, new Unknown() }));

        Assert.Equal(0, failure.BytesWritten);
        Assert.Equal("$[1]", failure.Path);
        Assert.Equal(before, buffer.Written);
        PickleSerializer.Serialize(buffer, "first");
        Assert.Equal([.. before, .. before], buffer.Written);
    }

    [Fact]
    public void An_array_is_right_whatever_followed_the_block_of_the_last_one()
    {
        foreach (int size in (int[])[20_000, 20_000, 90_000, 3, 90_000])
        {
            foreach (string behind in (string[])["", "x", "longer than before", "x", "x"])
            {
                (byte[], string) value = (new byte[size], behind);
                byte[] pickle = PickleSerializer.Serialize(value);
                Assert.Equal(value, PickleSerializer.Deserialize<(byte[], string)>(pickle, out int consumed), Same);
                Assert.Equal(pickle.Length, consumed);
            }
        }

        static bool Same((byte[], string) x, (byte[], string) y) => x.Item1.SequenceEqual(y.Item1) && x.Item2 == y.Item2;
    }

    [Fact]
    public void Arrays_of_numbers_are_right_each_time()
    {
        foreach (int size in (int[])[20_000, 20_000, 1_000_000, 10, 20_000])
        {
            double[] numbers = [.. Enumerable.Range(0, size).Select(i => i * 0.5)];
            Assert.Equal(numbers, PickleSerializer.Deserialize<double[]>(PickleSerializer.Serialize(numbers), out _));
        }
    }

    [Fact]
    public void A_failure_behind_a_block_tells_the_whole_path()
    {
        for (int round = 0; round < 3; round++)
        {
            // The first ones succeed, so that the block of the last goes into the array at once.
            var value = (Name: "x", Blob: new byte[50_000], Items: new List<object> { 1, 2 });
            if (round == 2) value.Items.Add(new Unknown());
            if (round < 2) Assert.NotEmpty(PickleSerializer.Serialize(value));
            else Assert.Equal("$[2][2]", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value)).Path);
        }
    }

    private static byte[] Dumped(object value)
    {
        using var stream = new MemoryStream();
        PickleSerializer.Serialize(stream, value);
        return stream.ToArray();
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(0, false)]
    public void A_buffer_is_written_in_its_own_room_if_that_has_some_to_spare(int spare, bool isInPlace)
    {
        var watched = new Watched { Value = 7 };
        // Of its own, as what went before on this thread says how much room is tried.
        var options = new PickleOptions();
        byte[] expected = PickleSerializer.Serialize(watched, options);
        for (int round = 0; round < 2; round++)
        {
            var buffer = new ArrayBufferWriter<byte>(expected.Length + spare);
            bool wasThere = false;
            Watched.WhileSaving(() => wasThere = buffer.GetSpan()[0] == 0x80);
            PickleSerializer.Serialize(buffer, watched, options);
            Watched.WhileSaving(null);
            Assert.Equal(expected, buffer.WrittenSpan);
            if (round > 0) Assert.Equal(isInPlace, wasThere);
        }
    }

    [Fact]
    public void A_buffer_that_fails_is_not_kept()
    {
        var failed = Fail();
        GC.Collect();
        Assert.False(failed.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Fail()
        {
            var buffer = new FailingBuffer();
            Assert.Throws<InvalidOperationException>(() => PickleSerializer.Serialize(buffer, 7));
            return new WeakReference(buffer);
        }
    }

    [Fact]
    public void What_a_buffer_threw_is_not_kept()
    {
        var thrown = Fail();
        GC.Collect();
        Assert.False(thrown.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Fail() => new(Assert.Throws<InvalidOperationException>(() => PickleSerializer.Serialize(new LendsAlone(), new Watched())));
    }

    /// <summary>Takes nothing.</summary>
    private sealed class LendsAlone : IBufferWriter<byte>
    {
        public void Advance(int count) => throw new InvalidOperationException("broken");

        public Memory<byte> GetMemory(int sizeHint = 0) => new byte[Math.Max(sizeHint, 1 << 16)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }

    private sealed class Unknown;

    private sealed class FailingBuffer : IBufferWriter<byte>
    {
        public void Advance(int count) => throw new InvalidOperationException("broken");

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new InvalidOperationException("broken");

        public Span<byte> GetSpan(int sizeHint = 0) => throw new InvalidOperationException("broken");
    }

    /// <summary>Lends as much as it was told, and scribbles over what was lent before.</summary>
    private sealed class LendingBuffer(int room) : IBufferWriter<byte>
    {
        private readonly List<byte> _written = [];
        private byte[] _lent = [];

        public byte[] Written => [.. _written];

        public void Advance(int count)
        {
            _written.AddRange(_lent.AsSpan(0, count));
            _lent.AsSpan().Fill(0xEE);
            _lent = [];
        }

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            _lent.AsSpan().Fill(0xEE);
            return _lent = new byte[Math.Max(room, sizeHint)];
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }

    /// <summary>Cannot grow.</summary>
    private sealed class ExactBuffer(int size) : IBufferWriter<byte>
    {
        private readonly byte[] _bytes = new byte[size];
        private int _written;

        public byte[] Written => _bytes[.._written];

        public void Advance(int count) => _written += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.Length - _written >= sizeHint ? _bytes.AsMemory(_written) : throw new InvalidOperationException("full");

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
