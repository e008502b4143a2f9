namespace PickleGen.Tests.Unpickling;

/// <summary>Tuples of up to three items have no MARK below protocol 4, and in what CPython writes: a reference may be all of one, or its first item.</summary>
public partial class MetFirstItemTests
{
#pragma warning disable PICKLE015 // Open items are the point.
    [Picklable(Module = "met", Layout = PickleLayout.Dict)]
    internal sealed partial class Row
    {
        public Dictionary<string, int> Names { get; set; } = [];

        public (Dictionary<string, int> Names, object? Other) Pair { get; set; }

        public (Dictionary<string, int> Names, object? Other, int Number) Triple { get; set; }

        public KeyValuePair<List<object?>, object?> Entry { get; set; }

        public Tuple<List<object?>, object?>? First { get; set; }

        public Tuple<List<object?>, object?>? Again { get; set; }
    }
#pragma warning restore PICKLE015

    public static TheoryData<int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int>();
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                foreach (int length in (ReadOnlySpan<int>)[0, 1, 20, 200]) cases.Add(protocol, length);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_told_from_the_tuple_however_long_the_rest_is(int protocol, int length)
    {
        var names = new Dictionary<string, int> { ["a"] = 1 };
        var items = new List<object?> { 1, 2 };
        var entry = Tuple.Create(items, Rest(length));
        var row = new Row { Names = names, Pair = (names, Rest(length)), Triple = (names, Rest(length), 7), Entry = new(items, Rest(length)), First = entry, Again = entry };

        // Typed, and as CPython has it: the untyped dump of the dictionary that a row is.
        Check(PickleSerializer.DeepClone(row, new PickleOptions { Protocol = protocol }), length);
        var plain = PickleSerializer.Deserialize(PickleSerializer.Serialize(row));
        var output = new MemoryStream();
        new Pickler(output, new PickleOptions { Protocol = protocol }).Dump(plain);
        Check(PickleSerializer.Deserialize<Row>(output.ToArray())!, length);
    }

    private static object? Rest(int length) => Enumerable.Range(0, length).Select(static i => (object?)new List<object?> { i, $"x{i}", new Dictionary<string, object?> { [$"k{i}"] = 1.5 } }).ToList();

    private static void Check(Row row, int length)
    {
        Assert.Same(row.Names, row.Pair.Names);
        Assert.Same(row.Names, row.Triple.Names);
        Assert.Equal(1, row.Names["a"]);
        Assert.Equal(7, row.Triple.Number);
        Assert.Equal([1, 2], row.Entry.Key);
        Assert.Same(row.Entry.Key, row.First!.Item1);
        Assert.Same(row.First, row.Again);
        foreach (object? rest in (object?[])[row.Pair.Other, row.Triple.Other, row.Entry.Value, row.First.Item2]) Assert.Equal(length, Assert.IsType<List<object?>>(rest).Count);
    }
}
