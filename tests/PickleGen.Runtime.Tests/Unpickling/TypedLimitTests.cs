namespace PickleGen.Tests.Unpickling;

/// <summary>Bounds hold where generated code reads, not only in the stack machine.</summary>
public sealed partial class TypedLimitTests
{
    [Picklable(Module = "limits")]
    public sealed partial class Item
    {
        public int Number { get; set; }
        public Item? Next { get; set; }
    }

    [Picklable(Module = "limits")]
    public partial struct Point
    {
        public float X { get; set; }
        public float Y { get; set; }
        public float Z { get; set; }
    }

    private static readonly List<Item> s_items = [.. Enumerable.Range(0, 600).Select(static i => new Item { Number = i })];

    // The list, the class, two names, and the objects.
    [Theory]
    [InlineData(5, false)]
    [InlineData(20, false)]
    [InlineData(400, false)]
    [InlineData(603, false)]
    [InlineData(604, true)]
    public void Memo_entries(int limit, bool isEnough)
    {
        foreach (byte[] pickle in (byte[][])[PickleSerializer.Serialize(s_items), PickleSerializer.Serialize(s_items, new PickleOptions { Protocol = 4 })])
        {
            AssertLimited<List<Item>>(pickle, new() { MaxMemoEntries = limit }, isEnough, nameof(UnpicklingLimits.MaxMemoEntries));
            Assert.Equal(600, PickleSerializer.Deserialize<List<Item>>(pickle)!.Count);
        }
    }

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public void Items(int limit, bool isEnough)
    {
        byte[] pickle = PickleSerializer.Serialize(s_items);
        AssertLimited<List<Item>>(pickle, new() { MaxTotalItems = limit }, isEnough, nameof(UnpicklingLimits.MaxTotalItems));
        AssertLimited<List<Item>>(pickle, new() { MaxCollectionLength = limit }, isEnough, nameof(UnpicklingLimits.MaxCollectionLength));
        AssertLimited<int[]>(PickleSerializer.Serialize(Enumerable.Range(0, 600).ToArray()), new() { MaxTotalItems = limit }, isEnough, nameof(UnpicklingLimits.MaxTotalItems));
        AssertLimited<Point[]>(PickleSerializer.Serialize(new Point[600]), new() { MaxCollectionLength = limit }, isEnough, nameof(UnpicklingLimits.MaxCollectionLength));
        AssertLimited<List<Point>>(PickleSerializer.Serialize(new Point[600].ToList()), new() { MaxTotalItems = limit }, isEnough, nameof(UnpicklingLimits.MaxTotalItems));
        AssertLimited<Queue<string>>(PickleSerializer.Serialize(new Queue<string>(Enumerable.Repeat("x", 600))), new() { MaxTotalItems = limit }, isEnough, nameof(UnpicklingLimits.MaxTotalItems));
        AssertLimited<SortedDictionary<int, int>>(PickleSerializer.Serialize(new SortedDictionary<int, int>(Enumerable.Range(0, 600).ToDictionary(static i => i))), new() { MaxTotalItems = limit }, isEnough, nameof(UnpicklingLimits.MaxTotalItems));
        AssertLimited<List<int[]>>(PickleSerializer.Serialize(Enumerable.Repeat(0, 100).Select(static i => new[] { 1, 2, 3, 4, 5 }).ToList()), new() { MaxTotalItems = limit }, isEnough, nameof(UnpicklingLimits.MaxTotalItems));
        AssertLimited<Item[]>(PickleSerializer.Serialize(s_items.ToArray()), new() { MaxCollectionLength = limit }, isEnough, nameof(UnpicklingLimits.MaxCollectionLength));
        AssertLimited<Dictionary<int, int>>(PickleSerializer.Serialize(Enumerable.Range(0, 600).ToDictionary(static i => i)), new() { MaxCollectionLength = limit }, isEnough, nameof(UnpicklingLimits.MaxCollectionLength));
        AssertLimited<HashSet<int>>(PickleSerializer.Serialize(Enumerable.Range(0, 600).ToHashSet()), new() { MaxCollectionLength = limit }, isEnough, nameof(UnpicklingLimits.MaxCollectionLength));
    }

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    public void Sizes(int limit, bool isEnough)
    {
        AssertLimited<string[]>(PickleSerializer.Serialize((string[])["short", new('x', 300)]), new() { MaxStringBytes = limit }, isEnough, nameof(UnpicklingLimits.MaxStringBytes));
        AssertLimited<int[]>(PickleSerializer.Serialize(new int[75]), new() { MaxStringBytes = limit }, isEnough, nameof(UnpicklingLimits.MaxStringBytes));
        AssertLimited<Point[]>(PickleSerializer.Serialize(new Point[25]), new() { MaxStringBytes = limit }, isEnough, nameof(UnpicklingLimits.MaxStringBytes));
        AssertLimited<byte[]>(PickleSerializer.Serialize(new byte[300]), new() { MaxStringBytes = limit }, isEnough, nameof(UnpicklingLimits.MaxStringBytes));
        var number = System.Numerics.BigInteger.Pow(2, 300 * 8 - 2);
        AssertLimited<System.Numerics.BigInteger>(PickleSerializer.Serialize(number), new() { MaxIntegerBytes = limit }, isEnough, nameof(UnpicklingLimits.MaxIntegerBytes));
    }

    // CPython's pickler announces no length, and begins anew every thousand elements: each of them counts once.
    [Theory]
    [InlineData(9_999, false)]
    [InlineData(10_000, true)]
    public void Items_as_CPython_writes_them(int limit, bool isEnough)
    {
        foreach (string name in (string[])[nameof(UnpicklingLimits.MaxTotalItems), nameof(UnpicklingLimits.MaxCollectionLength)])
        {
            var limits = name == nameof(UnpicklingLimits.MaxTotalItems) ? new UnpicklingLimits { MaxTotalItems = limit } : new() { MaxCollectionLength = limit };
            AssertLimited<List<string>>(Plain(Enumerable.Range(0, 10_000).Select(static i => (object?)$"{i}").ToList()), limits, isEnough, name);
            AssertLimited<int[]>(Plain(Enumerable.Range(0, 10_000).Select(static i => (object?)i).ToList()), limits, isEnough, name);
            AssertLimited<Item?[]>(Plain(Enumerable.Repeat<object?>(null, 10_000).ToList()), limits, isEnough, name);
            AssertLimited<Dictionary<string, int>>(Plain(Enumerable.Range(0, 10_000).ToDictionary(static i => $"{i}", static i => (object?)i)), limits, isEnough, name);
        }

        static byte[] Plain(object value)
        {
            var output = new System.Buffers.ArrayBufferWriter<byte>();
            new Pickler(output).Dump(value);
            return output.WrittenSpan.ToArray();
        }
    }

    private static void AssertLimited<T>(byte[] pickle, UnpicklingLimits limits, bool isEnough, string name)
    {
        var options = new PickleOptions { Limits = limits };
        if (isEnough)
        {
            Assert.NotNull(PickleSerializer.Deserialize<T>(pickle, options));
            return;
        }
        var exceeded = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<T>(pickle, options));
        Assert.Contains(name, exceeded.Message, StringComparison.Ordinal);
        Assert.NotNull(exceeded.Offset);
        Assert.NotNull(exceeded.Path);
    }
}
