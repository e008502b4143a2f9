using System.Runtime.CompilerServices;

namespace PickleGen.Tests.Serializer;

/// <summary>What a thread keeps between calls: memory to work with, and nothing of what was saved or loaded.</summary>
public sealed partial class KeptMemoryTests
{
    [Picklable(Module = "kept")]
    public sealed partial class Leaf
    {
        public int Value { get; set; }
        public Leaf? Next { get; set; }
    }

    [Fact]
    public void Options_of_the_same_values_that_are_made_anew_cost_what_the_same_ones_do()
    {
        var leaf = new Leaf { Value = 3 };
        byte[] pickle = PickleSerializer.Serialize(leaf);
        static PickleOptions Fresh() => new() { Protocol = 4, Limits = new UnpicklingLimits { MaxDepth = 77 } };
        for (int i = 0; i < 3; i++) Assert.Equal(3, PickleSerializer.Deserialize<Leaf>(PickleSerializer.Serialize(leaf, Fresh()), Fresh())!.Value);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) PickleSerializer.Deserialize<Leaf>(PickleSerializer.Serialize(leaf, Fresh()), Fresh());
        // A pickler and an unpickler of their own took 70,000 bytes each time.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 2000);
        Assert.NotEqual(pickle, PickleSerializer.Serialize(leaf, Fresh()));
    }

    [Fact]
    public void Other_values_are_other_options()
    {
        var leaf = new Leaf { Value = 3 };
        byte[] pickle = PickleSerializer.Serialize(leaf, new() { Protocol = 4 });
        Assert.Equal(2, PickleSerializer.Serialize(leaf, new() { Protocol = 2 })[1]);
        Assert.Equal(4, PickleSerializer.Serialize(leaf, new() { Protocol = 4 })[1]);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Leaf>(pickle, new() { Limits = new UnpicklingLimits { MaxInputBytes = 5 } }));
        Assert.Equal(3, PickleSerializer.Deserialize<Leaf>(pickle, new() { Limits = new UnpicklingLimits() })!.Value);
    }

    public static TheoryData<string> Ways => ["machine", "typed", "save", "plain save"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_of_a_graph_stays_alive(string way)
    {
        WeakReference[] parts = Go(way);
        for (int i = 0; i < 3 && parts.Any(part => part.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.DoesNotContain(parts, part => part.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Go(string way)
    {
        var leaves = Enumerable.Range(0, 300).Select(i => new Leaf { Value = i, Next = new() }).ToList();
        var plain = Enumerable.Range(0, 300).Select(i => (object?)new List<object?> { i * 1000.5, $"text {i}" }).ToList();
        switch (way)
        {
            case "machine": return [.. Assert.IsType<List<object>>(new Unpickler(Dumped(plain)).Load()).Select(part => new WeakReference(part))];
            case "typed": return [.. PickleSerializer.Deserialize<List<Leaf>>(PickleSerializer.Serialize(leaves))!.Select(part => new WeakReference(part))];
            case "save": PickleSerializer.Serialize(leaves); return [.. leaves.Select(part => new WeakReference(part))];
            default: Dumped(plain); return [.. plain.Select(part => new WeakReference(part))];
        }
    }

    // What most values do not need is made when one needs it.
    [Fact]
    public void A_pickler_and_an_unpickler_of_one_value_are_small()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>(100);
        byte[] pickle = "K\u0001."u8.ToArray();
        Assert.InRange(Allocated(() => new Pickler(output).Dump(1)), 1, 500);
        Assert.InRange(Allocated(() => new Unpickler(pickle).Load()), 1, 700);

        // The thread's arrays are there after the first.
        static long Allocated(Action action)
        {
            action();
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_long_memo_is_left_to_the_collector()
    {
        new Unpickler((byte[])[(byte)'(', .. Memoized(200_000), (byte)'t', (byte)'.']).Load();
        Assert.InRange(new Unpickler(ReadOnlyMemory<byte>.Empty).Memo.Capacity, 0, 100_000);

        static byte[] Memoized(int count)
        {
            byte[] opcodes = new byte[2 * count];
            for (int i = 0; i < count; i++) (opcodes[2 * i], opcodes[2 * i + 1]) = ((byte)']', 0x94);
            return opcodes;
        }
    }

    [Fact]
    public void What_a_deep_pickle_took_is_left_to_the_collector()
    {
        object? deep = null;
        for (int i = 0; i < 300_000; i++) deep = new List<object?> { deep };
        Assert.InRange(Allocated(deep), 20_000_000, long.MaxValue);
        Assert.InRange(Allocated(deep), 20_000_000, long.MaxValue);

        static long Allocated(object? value)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            PickleSerializer.Serialize(value);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static byte[] Dumped(object value)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        new Pickler(output).Dump(value);
        return output.WrittenSpan.ToArray();
    }
}
