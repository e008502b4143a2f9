using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace PickleGen.Tests.Pickling;

/// <summary>Hooks for .NET's own types: asked in places of the type as in an <c>object</c>.</summary>
public sealed partial class OwnValueHookTests
{
    public enum Level
    {
        Low,
        High,
    }

    /// <summary>A member of each type.</summary>
    [Picklable(Module = "hooked")]
    public sealed partial class Everything
    {
        public DateTime When { get; set; } = new(2020, 1, 2);
        public DateTimeOffset Instant { get; set; } = new(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        public DateOnly Day { get; set; } = new(2020, 1, 2);
        public TimeOnly Hour { get; set; } = new(3, 4);
        public TimeSpan Span { get; set; } = TimeSpan.FromMinutes(7);
        public Guid Id { get; set; } = new("00112233-4455-6677-8899-aabbccddeeff");
        public decimal Price { get; set; } = 1.50m;
        public Complex Wave { get; set; } = new(1, 2);
        public Uri? Link { get; set; } = new("http://a/");
        public Version? Version { get; set; } = new(1, 2);
        public Exception? Failure { get; set; } = new InvalidOperationException("no");
        public Vector3 Place { get; set; } = new(1, 2, 3);
        public char Letter { get; set; } = 'x';
        public Half Small { get; set; } = (Half)1.5;
        public Int128 Wide { get; set; } = 5;
        public Rune Rune { get; set; } = new('r');
        public StringBuilder? Text { get; set; } = new("text");
        public int[]? Numbers { get; set; } = [1, 2];
        public DateTime[]? Times { get; set; } = [new(2020, 1, 2)];
        public ImmutableList<int>? Fixed { get; set; } = [1, 2];
        public SortedDictionary<string, int>? Sorted { get; set; } = new() { ["a"] = 1 };
        public Level Level { get; set; } = Level.High;
        public Level? Perhaps { get; set; } = OwnValueHookTests.Level.Low;
    }

    [Picklable(Module = "hooked")]
    public partial struct Reading
    {
        public Half Value;
        public Level Level;
    }

    private sealed class Counting(Type handled, bool takes) : IReducerOverride
    {
        public List<object> Asked { get; } = [];

        public bool Handles(Type type) => type == handled;

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            Asked.Add(value);
            reduced = takes ? new ReduceValue(new PickleCallable("hooked", "seen"), []) : default;
            return takes;
        }
    }

    public static TheoryData<int> Protocols => [0, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_hook_is_asked_once_for_a_value_in_any_place_of_its_type(int protocol)
    {
        var all = new Everything();
        Check(all.When, protocol);
        Check(all.Instant, protocol);
        Check(all.Day, protocol);
        Check(all.Hour, protocol);
        Check(all.Span, protocol);
        Check(all.Id, protocol);
        Check(all.Price, protocol);
        Check(all.Wave, protocol);
        Check(all.Link, protocol);
        Check(all.Version, protocol);
        Check(all.Failure, protocol);
        Check(all.Place, protocol);
        Check(all.Letter, protocol);
        Check(all.Small, protocol);
        Check(all.Wide, protocol);
        Check(all.Rune, protocol);
        Check(all.Text, protocol);
        Check(all.Numbers, protocol);
        Check(all.Times, protocol);
        Check(all.Fixed, protocol);
        Check(all.Sorted, protocol);
        Check(all.Level, protocol);
    }

    [Fact]
    public void A_dispatch_table_says_what_a_date_is_as_a_root_and_as_a_member()
    {
        var ticks = new PickleCallable("hooked", "ticks", (long value) => new DateTime(value));
        var options = new PickleOptions
        {
            DispatchTable = new DispatchTable().Add<DateTime>(value => new ReduceValue(ticks, [value.Ticks + 1])),
            Classes = new ClassRegistry().Add(ticks).Add(typeof(Everything)),
        };
        var value = new DateTime(2020, 1, 2);
        Assert.Equal(value.AddTicks(1), PickleSerializer.DeepClone(value, options));
        Assert.Equal(value.AddTicks(1), PickleSerializer.DeepClone(new Everything { When = value }, options)!.When);
        Assert.Equal([value.AddTicks(1)], PickleSerializer.DeepClone<DateTime[]>([value], options));
    }

    [Fact]
    public void A_member_that_is_met_twice_is_asked_for_once_and_stays_one()
    {
        var link = new Uri("http://a/");
        var hook = new Counting(typeof(Uri), takes: true);
        byte[] pickle = PickleSerializer.Serialize<Uri[]>([link, link], new PickleOptions { Reducers = [hook] });
        var made = new PickleCallable("hooked", "seen", () => new Version(1, 0));
        var both = (List<object?>)PickleSerializer.Deserialize(pickle, new PickleOptions { Classes = new ClassRegistry().Add(made) })!;
        Assert.Same(both[0], both[1]);
        Assert.Single(hook.Asked);
    }

    private sealed class DecliningAll : IReducerOverride
    {
        public bool Handles(Type type) => true;

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = default;
            return false;
        }
    }

    [Picklable(Module = "hooked")]
    public sealed partial class Query
    {
        public IEnumerable<int>? Items { get; set; }
    }

    [Fact]
    public void A_hook_that_declines_changes_nothing_in_what_can_be_saved()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            int[] items = [1, 2, 3];
            var query = new Query { Items = items.Where(static item => item > 1) };
            foreach (var options in new[] { new PickleOptions { Reducers = [new DecliningAll()] }, new PickleOptions { DispatchTable = new DispatchTable().Add<Version>(static _ => throw new NotSupportedException()) } })
                Assert.Equal([2, 3], PickleSerializer.DeepClone(query, options with { Protocol = protocol })!.Items);
        }
    }

    [Fact]
    public void A_block_of_structs_is_left_where_a_hook_wants_to_see_a_number_in_them()
    {
        var readings = Enumerable.Repeat(new Reading { Value = (Half)2, Level = Level.High }, 20).ToArray();
        foreach (var type in (Type[])[typeof(Half), typeof(Level)])
        {
            var hook = new Counting(type, takes: true);
            PickleSerializer.Serialize(readings, new PickleOptions { Reducers = [hook] });
            Assert.Equal(20, hook.Asked.Count);
        }
    }

    private static void Check<T>(T value, int protocol)
    {
        CheckPlace(value, 1, value, protocol);
        CheckPlace(Enumerable.Repeat(value, 20).ToList(), typeof(T).IsValueType ? 20 : 1, value, protocol);
        CheckPlace(ImmutableList.Create(value), 1, value, protocol);
        CheckPlace(new Dictionary<string, T> { ["k"] = value }, 1, value, protocol);
        CheckPlace((1, value), 1, value, protocol);
        CheckPlace<object?>(value, 1, value, protocol);
        // Two members are of the enum's type, one of another date's.
        CheckPlace(new Everything(), value is Level ? 2 : value is DateTime && protocol >= 4 ? 2 : -1, value, protocol);
    }

    private static void CheckPlace<TPlace>(TPlace place, int count, object? value, int protocol)
    {
        string what = $"{value!.GetType()} in {typeof(TPlace)} at {protocol}";
        var declines = new Counting(value.GetType(), takes: false);
        byte[] usual = PickleSerializer.Serialize(place, new PickleOptions { Protocol = protocol });
        byte[] declined = PickleSerializer.Serialize(place, new PickleOptions { Protocol = protocol, Reducers = [declines] });
        Assert.True(declines.Asked.Count > 0, what);
        if (count > 0 && typeof(TPlace) == value.GetType()) Assert.True(usual.AsSpan().SequenceEqual(declined), what);

        var takes = new Counting(value.GetType(), takes: true);
        byte[] taken = PickleSerializer.Serialize(place, new PickleOptions { Protocol = protocol, Reducers = [takes] });
        Assert.True(taken.AsSpan().IndexOf("seen"u8) > 0, what);
        if (count > 0) Assert.True(takes.Asked.Count == count, $"{what}: {takes.Asked.Count}");
        else Assert.True(takes.Asked.Count >= 1, what);
    }
}
