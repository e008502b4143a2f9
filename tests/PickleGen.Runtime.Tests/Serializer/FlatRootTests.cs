using PickleGen.Codecs;
using static PickleGen.Tests.Serializer.WholePickles;

namespace PickleGen.Tests.Serializer;

/// <summary>Objects that are flat as roots alone: times, GUIDs, decimals, and numbers that may be null, are among their members.</summary>
public sealed partial class FlatRootTests
{
    [Picklable(Module = "flat")]
    public sealed partial record Visit
    {
        public int Id { get; init; }
        public Guid Key { get; init; }
        public string? Name { get; init; }
        public DateTime Came { get; init; }
        public DateTime? Left { get; init; }
        public decimal Price { get; init; }
        public decimal? Discount { get; init; }
        public double Rating { get; init; }
        public int? Count { get; init; }
        public bool? Again { get; init; }
    }

    [Picklable(Module = "flat", TrackReferences = false)]
    public sealed partial record Times
    {
        public DateTimeOffset At { get; init; }
        public TimeSpan Took { get; init; }
        public DateOnly Day { get; init; }
        public TimeOnly Clock { get; init; }
        public DateTimeOffset? Then { get; init; }
        public TimeSpan? Waited { get; init; }
        public DateTime Noted { get; init; }
        public long? Ticks { get; init; }
        public double? Share { get; init; }
    }

    [Picklable(Module = "flat", Layout = PickleLayout.Positional)]
    public sealed partial record Call(Guid Key, DateTime At, Guid? Parent, DateTime? Until, string? Label, decimal Cost);

    [Picklable(Module = "flat")]
    public partial class Entry<T>
    {
        public DateOnly Day { get; set; }
    }

    [Picklable(Module = "flat")]
    public sealed partial class Derived : Entry<int>
    {
        public TimeOnly? Clock { get; set; }
    }

    [Picklable(Module = "flat")]
    public partial record struct Place(double X, double Y)
    {
        public string? Name { get; set; }
        public TimeOnly Opens { get; set; }
    }

    [Picklable(Module = "flat", Layout = PickleLayout.Positional)]
    public partial struct Pair
    {
        public int First { get; set; }

        [PickleMember]
        private long _second;

        public readonly long Second => _second;

        public Pair With(long second)
        {
            _second = second;
            return this;
        }
    }

    /// <summary>Whose constructor is called, though a struct could do without.</summary>
    [Picklable(Module = "flat")]
    public partial struct Made
    {
        public Made() => Hidden = 5;

        [PickleIgnore]
        public int Hidden { get; set; }

        public int Value { get; set; }
    }

    public enum Size : byte
    {
        Small,
        Large = 200,
    }

    [Picklable(Module = "flat")]
    public sealed partial record Numbers
    {
        public sbyte? Signed { get; init; }
        public byte? Byte { get; init; }
        public short? Short { get; init; }
        public ushort? Unsigned { get; init; }
        public uint? Wide { get; init; }
        public ulong? Widest { get; init; }
        public float? Single { get; init; }
        public Size? Size { get; init; }
        public DayOfWeek? Day { get; init; }
    }

    private static readonly DateTime s_time = new DateTime(2024, 2, 29, 12, 34, 56, 789, DateTimeKind.Utc).AddTicks(1);

    private static Visit[] Visits =>
    [
        new(),
        new()
        {
            Id = 70000, Key = new Guid("00112233-4455-6677-8899-aabbccddeeff"), Name = "née", Came = s_time, Left = DateTime.MaxValue, Price = -9.99m, Discount = 0.000m,
            Rating = -0.0, Count = int.MinValue, Again = false,
        },
        new() { Name = new string('y', 5000), Came = DateTime.MinValue, Price = decimal.MaxValue, Discount = new decimal(1, 0, 0, true, 28), Count = 0, Again = true },
    ];

    private static Times[] AllTimes =>
    [
        new(),
        new()
        {
            At = new DateTimeOffset(s_time.Ticks, TimeSpan.FromMinutes(-210)), Took = TimeSpan.FromTicks(-1), Day = new(2024, 2, 29), Clock = new(23, 59, 59, 999, 999),
            Then = new DateTimeOffset(s_time.Ticks + 1, TimeSpan.FromHours(14)), Waited = TimeSpan.MaxValue, Noted = s_time.ToLocalTime(), Ticks = long.MinValue, Share = double.NaN,
        },
    ];

    private static Numbers[] AllNumbers =>
    [
        new(),
        new() { Signed = -1, Byte = 255, Short = short.MinValue, Unsigned = 65535, Wide = uint.MaxValue, Widest = ulong.MaxValue, Single = float.NegativeInfinity, Size = Size.Large, Day = (DayOfWeek)(-1) },
        new() { Signed = 1, Byte = 2, Short = 3, Unsigned = 4, Wide = 5, Widest = long.MaxValue, Single = 1.5f, Size = Size.Small, Day = DayOfWeek.Friday },
    ];

    private static readonly Place s_place = new(1.5, -0.0) { Name = "Köln", Opens = new(9, 30) };

    private static readonly Guid s_key = new("ffeeddcc-bbaa-9988-7766-554433221100");

    [Fact]
    public void They_are_the_bytes_that_a_pickler_writes()
    {
        Assert.True(IsFlatRoot<Visit, Visit.PickleCodec>() && IsFlatRoot<Times, Times.PickleCodec>() && IsFlatRoot<Call, Call.PickleCodec>() && IsFlatRoot<Derived, Derived.PickleCodec>());
        Assert.True(IsFlatRoot<Place, Place.PickleCodec>() && Pair.PickleCodec.IsFlat && IsFlatRoot<Numbers, Numbers.PickleCodec>());
        foreach (var visit in Visits) AssertSame(visit);
        foreach (var times in AllTimes) AssertSame(times);
        foreach (var numbers in AllNumbers) AssertSame(numbers);
        AssertSame(s_place);
        AssertSame(default(Place));
        AssertSame<Place?>(s_place);
        AssertSame(new Pair { First = 7 }.With(1L << 40));
        AssertSame(new Call(s_key, s_time, null, s_time.AddDays(1), "label", 1.5m));
        AssertSame(new Call(s_key, s_time, s_key, null, null, 0m));
        AssertSame(new Derived { Day = new(1, 1, 1), Clock = new(1, 2) });
        AssertSame<Entry<int>>(new Derived { Day = new(9999, 12, 31) });
        AssertSame(new Entry<int> { Day = new(2024, 1, 1) });

        static bool IsFlatRoot<T, TCodec>()
            where T : notnull
            where TCodec : struct, IObjectCodec<T> => TCodec.IsFlatRoot;
    }

    [Fact]
    public void They_come_back()
    {
        foreach (var visit in Visits) Assert.Equal(visit, PickleSerializer.DeepClone(visit));
        foreach (var times in AllTimes) Assert.Equal(times, PickleSerializer.DeepClone(times));
        Assert.Equal(DateTimeKind.Utc, PickleSerializer.DeepClone(Visits[1]).Came.Kind);
        Assert.Equal("0.000", PickleSerializer.DeepClone(Visits[1]).Discount!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var call in (Call[])[new(s_key, s_time, null, s_time, "label", 1.5m), new(s_key, s_time, s_key, null, null, -0.0m)]) Assert.Equal(call, PickleSerializer.DeepClone(call));
        Assert.Equal(new TimeOnly(1, 2), PickleSerializer.DeepClone(new Derived { Clock = new(1, 2) }).Clock);
        foreach (var numbers in AllNumbers) Assert.Equal(numbers, PickleSerializer.DeepClone(numbers));
        Assert.Equal((s_place, default, s_place), (PickleSerializer.DeepClone(s_place), PickleSerializer.DeepClone(default(Place)), PickleSerializer.DeepClone<Place?>(s_place)));
        Assert.Equal((7, 1L << 40), PickleSerializer.DeepClone(new Pair { First = 7 }.With(1L << 40)) is var pair ? (pair.First, pair.Second) : default);
        byte[] made = PickleSerializer.Serialize(new Made { Value = 3 });
        Assert.Equal(new Unpickler(made).Load<Made>(), PickleSerializer.Deserialize<Made>(made));
        Assert.Equal((5, 3), PickleSerializer.Deserialize<Made>(made) is var read ? (read.Hidden, read.Value) : default);
        // Among others, where a pickler writes them.
        Assert.Equal(Visits, PickleSerializer.DeepClone(Visits));
    }

    [Fact]
    public void No_other_object_comes_of_one_byte()
    {
        AssertAgree(Visits[1] with { Came = s_time }, static visit => $"{visit} {visit.Came.Ticks} {visit.Came.Kind} {BitConverter.DoubleToInt64Bits(visit.Rating)}");
        AssertAgree(AllTimes[1] with { Waited = TimeSpan.FromHours(2), Noted = s_time }, static times => $"{times} {times.At.Ticks} {times.Took.Ticks} {times.Clock.Ticks} {times.Noted.Ticks}");
        foreach (var numbers in AllNumbers) AssertAgree(numbers, static numbers => numbers.ToString());
        AssertAgree(s_place, static place => $"{place} {BitConverter.DoubleToInt64Bits(place.Y)}");
        AssertAgree(new Pair { First = 7 }.With(1L << 40), static pair => $"{pair.First} {pair.Second}");
        AssertAgree(new Call(s_key, s_time, s_key, null, "é", 1.5m), static call => $"{call} {call.At.Ticks}");
    }

    [Fact]
    public void A_pickle_that_ends_early_is_refused()
    {
        byte[] pickle = PickleSerializer.Serialize(Visits[1]);
        for (int length = 0; length < pickle.Length; length++)
        {
            byte[] start = pickle[..length];
            var flat = Assert.ThrowsAny<PickleException>(() => PickleSerializer.Deserialize<Visit>(start));
            var guided = Assert.ThrowsAny<PickleException>(() => new Unpickler(start).Load<Visit>());
            Assert.Equal((guided.Message, (guided as UnpicklingException)?.Offset), (flat.Message, (flat as UnpicklingException)?.Offset));
        }
    }

    [Fact]
    public void What_the_options_ask_for_is_done()
    {
        foreach (int protocol in (int[])[0, 1, 2, 3, 4]) AssertOptions(new() { Protocol = protocol });
        AssertOptions(new() { TrackReferences = false });
        var hooked = new PickleOptions { Reducers = [new Keys()] };
        Assert.Equal(ByPickler(Visits[1], hooked), PickleSerializer.Serialize(Visits[1], hooked));
        Assert.Contains("renamed", System.Text.Encoding.ASCII.GetString(PickleSerializer.Serialize(Visits[1], hooked)));
        var closed = new PickleOptions { Classes = new ClassRegistry { OnlyAdded = true }.Add(typeof(Visit)) };
        Assert.Equal(Visits[1], PickleSerializer.Deserialize<Visit>(PickleSerializer.Serialize(Visits[1]), closed));

        static void AssertOptions(PickleOptions options)
        {
            byte[] pickle = ByPickler(Visits[1], options);
            Assert.Equal(pickle, PickleSerializer.Serialize(Visits[1], options));
            Assert.Equal(Visits[1], PickleSerializer.Deserialize<Visit>(pickle, options));
        }
    }

    private sealed class Keys : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Guid);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = ReduceValue.Global("flat.renamed");
            return true;
        }
    }
}
