namespace PickleGen.Conformance.Tests.Typed;

#pragma warning disable PICKLE015 // Open members are the point.
[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Parcel
{
    public object? First { get; set; }
    public int Number { get; set; }
    public object? Middle { get; set; }
    public List<object?> Mixed { get; set; } = [];
    public object? Last { get; set; }
}

/// <summary>A tuple of up to three has no MARK before it: what was read as an object may be its first item.</summary>
public class TuplesInOpenPlacesTests
{
    private static Parcel Whole(int size)
    {
        var parcel = new Parcel { Number = 7 };
        parcel.First = Tuple(new Parcel { Number = 1 }, size);
        parcel.Middle = Tuple(new Parcel { Number = 2, Last = Tuple(new Parcel { Number = 3 }, size) }, size);
        parcel.Mixed = [Tuple(new Parcel { Number = 4 }, size), 5, Tuple(parcel.Middle, size)];
        parcel.Last = Tuple(parcel, size);
        return parcel;
    }

    private static PickleTuple Tuple(object first, int size) => new([first, .. Enumerable.Range(10, size - 1).Select(static i => (object?)i)]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tuples_that_begin_with_objects_come_back(int protocol, int size)
    {
        byte[] pickle = PickleSerializer.Serialize(Whole(size), new PickleOptions { Protocol = protocol });
        Check(PickleSerializer.Deserialize<Parcel>(pickle)!, size);
    }

    [PythonTheory]
    [MemberData(nameof(Cases))]
    public void Python_reads_and_writes_them_too(int protocol, int size)
    {
        byte[] pickle = Village.DumpedByPython(
            $$"""
            def made(number, **members):
                it = Parcel()
                it.first, it.number, it.middle, it.mixed, it.last = None, number, None, [], None
                it.__dict__.update(members)
                return it
            def pair(first):
                return (first, *range(10, 9 + {{size}}))
            it = made(7, first=pair(made(1)), middle=pair(made(2, last=pair(made(3)))))
            it.mixed, it.last = [pair(made(4)), 5, pair(it.middle)], pair(it)
            """, "it", protocol);

        Check(PickleSerializer.Deserialize<Parcel>(pickle)!, size);
        Village.JudgedByPython(PickleSerializer.Serialize(Whole(size), new PickleOptions { Protocol = protocol }),
            $"assert len(it.first) == len(it.last) == {size} and it.last[0] is it and it.mixed[2][0] is it.middle and it.middle[0].last[0].number == 3\n");
    }

    private static void Check(Parcel parcel, int size)
    {
        Assert.Equal(7, parcel.Number);
        Assert.Equal(1, First(parcel.First, size).Number);
        Assert.Equal(3, First(First(parcel.Middle, size).Last, size).Number);
        Assert.Equal(4, First(parcel.Mixed[0], size).Number);
        Assert.Equal(5, parcel.Mixed[1]);
        Assert.Same(First(parcel.Middle, size), First(Assert.IsType<PickleTuple>(parcel.Mixed[2])[0], size));
        Assert.Same(parcel, First(parcel.Last, size));
    }

    private static Parcel First(object? tuple, int size)
    {
        var items = Assert.IsType<PickleTuple>(tuple);
        Assert.Equal(Enumerable.Range(10, size - 1).Cast<object?>(), items.Skip(1));
        return Assert.IsType<Parcel>(items[0]);
    }

    public static TheoryData<int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int>();
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                for (int size = 1; size <= 4; size++) cases.Add(protocol, size);
            }
            return cases;
        }
    }
}

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Letter<T>
{
    public object? Open { get; set; }
    public int Number { get; set; }
    public Tuple<string?, int>? Typed { get; set; }
    public T? Some { get; set; }
    public string? Text { get; set; }
    public object? Last { get; set; }
}

[Picklable(Module = "village", Layout = PickleLayout.Positional)]
public sealed partial record Card(object? Open, int Number, Tuple<string?, int>? Typed, string? Text, object? Last);

/// <summary>NONE may be the first item of a tuple, and then is no member.</summary>
public class TuplesThatBeginWithNoneTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void They_come_back(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        foreach (var tuple in new PickleTuple?[] { null, new(null), new(null, 1), new(null, null, "a"), new(null, 2, 3, 4) })
        {
            foreach (var typed in new[] { null, Tuple.Create<string?, int>(null, 5), Tuple.Create<string?, int>("a", 6) })
            {
                var letter = new Letter<object> { Open = tuple, Number = 7, Typed = typed, Some = tuple, Text = null, Last = tuple };
                var copy = PickleSerializer.Deserialize<Letter<object>>(PickleSerializer.Serialize(letter, options))!;
                Assert.Equal((tuple, 7, typed, tuple, null, tuple), (copy.Open, copy.Number, copy.Typed, copy.Some, copy.Text, copy.Last));

                var card = new Card(tuple, 7, typed, null, tuple);
                Assert.Equal(card, PickleSerializer.Deserialize<Card>(PickleSerializer.Serialize(card, options)));
            }
        }
    }
}
