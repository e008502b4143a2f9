namespace PickleGen.Tests.Unpickling;

/// <summary>A tuple of up to three items whose first one has a MARK of its own, and in it a time with what Python's has no room for.</summary>
public partial class RefinedFirstItemTests
{
    [Picklable(Module = "refined")]
    internal sealed partial class Row
    {
        public (Tuple<DateTime, int, string?, TimeSpan>? First, object? Other) Pair { get; set; }

        public (Tuple<DateTime, int, string?, TimeSpan>? First, object? Other, int Number) Triple { get; set; }

        public KeyValuePair<(DateTime, int, int, int), string> Entry { get; set; }

        public Call? Call { get; set; }
    }

    [Picklable(Module = "refined", Layout = PickleLayout.Positional)]
    internal sealed partial record Call((TimeSpan, int, int, DateTime) First, string? Other);

    public static TheoryData<int, long, DateTimeKind> Cases
    {
        get
        {
            var cases = new TheoryData<int, long, DateTimeKind>();
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                foreach (long digit in (long[])[0, 7])
                {
                    cases.Add(protocol, digit, DateTimeKind.Unspecified);
                    cases.Add(protocol, digit, DateTimeKind.Utc);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_told_from_the_tuple(int protocol, long digit, DateTimeKind kind)
    {
        var time = new DateTime(637_000_000_000_000_000 + digit, kind);
        var span = new TimeSpan(70 + digit);
        List<Row> rows = [.. Enumerable.Range(0, 3).Select(i => new Row
        {
            Pair = (Tuple.Create(time, i, (string?)"x", span), i),
            Triple = (Tuple.Create(time, i, (string?)null, span), "o", i),
            Entry = new((time, i, 2, 3), "e"),
            Call = new((span, i, 2, time), "c"),
        })];
        var back = PickleSerializer.Deserialize<List<Row>>(PickleSerializer.Serialize(rows, new PickleOptions { Protocol = protocol }))!;
        for (int i = 0; i < rows.Count; i++)
        {
            Assert.Equal(rows[i].Pair, back[i].Pair);
            Assert.Equal(rows[i].Triple, back[i].Triple);
            Assert.Equal(rows[i].Entry, back[i].Entry);
            Assert.Equal(rows[i].Call, back[i].Call);
            Assert.Equal(kind, back[i].Pair.First!.Item1.Kind);
        }
    }
}
