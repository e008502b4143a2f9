namespace PickleGen.Conformance.Tests.Typed;

/// <summary>
/// Two ways through what CPython writes: the guided readers, and the stack machine whose objects are converted. They must never disagree.
/// Members have their names and texts in the memo, from the second object on by references.
/// </summary>
public sealed partial class ForeignTierTests
{
    [Picklable(Module = "tiers", Name = "Stop")]
    public sealed partial class Stop
    {
        public string? Name { get; set; }
        public int Minute { get; set; }
        public Stop? Next { get; set; }
        public decimal Fare { get; set; }
        public string? Zone { get; set; }
        public bool IsOpen { get; set; }
    }

    [Picklable(Module = "tiers", Name = "Seat")]
    public sealed partial record Seat(string Row, int Number, decimal Price);

    [Picklable(Module = "tiers", Name = "Fact", Layout = PickleLayout.Dict)]
    public sealed partial class Fact
    {
        public string? Subject { get; set; }
        public long Value { get; set; }
    }

    private static Stop[] Stops()
    {
        var last = new Stop { Name = "Süd", Minute = 70000, Fare = -0.5m, Zone = "B", IsOpen = true };
        return
        [
            new() { Name = "North", Minute = 3, Next = new() { Name = "Hill", Minute = 300, Next = last, Fare = 2.50m, Zone = "A" }, Fare = 10m, Zone = "A" },
            last,
            new() { Name = null, Minute = -1, Next = null, Fare = 1234567890.25m, Zone = "North", IsOpen = true },
            new() { Name = "", Minute = 0, Next = last, Fare = 0m, Zone = null },
        ];
    }

    private static string Show(Stop stop) => Show(stop, depth: 0);

    // A changed byte may lead to a cycle.
    private static string Show(Stop stop, int depth) =>
        $"{stop.Name ?? "-"} {stop.Minute} ({(stop.Next is null ? "" : depth > 4 ? "…" : Show(stop.Next, depth + 1))}) {stop.Fare} {stop.Zone ?? "-"} {stop.IsOpen}";

    [PythonTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_other_member_comes_of_one_byte_of_what_CPython_writes(int protocol) => TwoTiers.Agree(CPython.Rewrites(Stops().ToList(), protocol), Stops(), Show);

    [PythonTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_other_argument_comes_of_one_byte_of_what_CPython_writes(int protocol)
    {
        Seat[] seats = [new("A", 1, 9.90m), new("A", 2, 9.90m), new("B", 1, 19m)];
        TwoTiers.Agree(CPython.Rewrites(seats.ToList(), protocol), seats, static seat => seat.ToString());
    }

    [PythonTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_other_item_comes_of_one_byte_of_what_CPython_writes(int protocol)
    {
        Fact[] facts = [new() { Subject = "sky", Value = 1 }, new() { Subject = "sky", Value = long.MaxValue }, new() { Value = -3 }];
        // A set of what was a list: the machine's dictionaries cannot be in one, objects can.
        TwoTiers.Agree(CPython.Rewrites(facts.ToList(), protocol), facts, static fact => $"{fact.Subject} {fact.Value}", except: PickleOpcode.FrozenSet);
    }

    [PythonTheory]
    [InlineData(3)]
    [InlineData(4)]
    public void They_agree_when_a_value_of_what_CPython_writes_is_put_anywhere_in_the_memo(int protocol)
    {
        byte[] pickle = CPython.Rewrites(Stops().ToList(), protocol);
        pickle = pickle[2] == (byte)PickleOpcode.Frame ? [.. pickle[..2], .. pickle[11..]] : pickle;
        var differences = new List<string>();
        for (int at = 2; at < pickle.Length; at++)
        {
            byte[][] puts = [[(byte)PickleOpcode.Memoize], .. Enumerable.Range(0, 40).Select(i => new[] { (byte)PickleOpcode.BinPut, (byte)i })];
            foreach (byte[] put in puts)
            {
                byte[] changed = [.. pickle[..at], .. put, .. pickle[at..]];
                string guided = ShownStops(() => PickleSerializer.Deserialize<Stop[]>(changed));
                string machine = ShownStops(() =>
                {
                    var unpickler = new Unpickler(changed);
                    return (Stop[]?)unpickler.ConvertTo(unpickler.Load(), typeof(Stop[]));
                });
                if (guided != machine && guided != "refused") differences.Add($"{Convert.ToHexString(put)} at {at}: guided {guided}, machine {machine}");
            }
        }
        if (differences.Count > 0) Assert.Fail(string.Join("\n", differences));
    }

    // More than the memo has room for at first, and names that stand beyond the first 256 entries.
    [PythonTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void They_agree_on_many_objects_of_what_CPython_writes(int protocol)
    {
        var stops = Enumerable.Range(0, 700).Select(i => new Stop { Name = $"stop {i}", Minute = i, Fare = i / 4m, Zone = i % 2 == 0 ? "even" : $"odd {i}" }).ToArray();
        string expected = string.Join('|', stops.Select(stop => Show(stop)));
        Assert.Equal(expected, ShownStops(() => PickleSerializer.Deserialize<Stop[]>(CPython.Rewrites(stops.ToList(), protocol))));
        Assert.Equal(expected, ShownStops(() => PickleSerializer.Deserialize<Timetable>(CPython.Rewrites(new Timetable { Texts = [.. Enumerable.Range(0, 300).Select(i => $"text {i}")], Stops = [.. stops] }, protocol))!.Stops.ToArray()));
    }

#pragma warning disable PICKLE015 // Whatever may come is the point.
    [Picklable(Module = "tiers", Name = "Loose")]
    public sealed partial class Loose
    {
        public object? First { get; set; }
        public object? Second { get; set; }
        public string? Third { get; set; }
        public Tuple<string?, string?>? Fourth { get; set; }
        public string? Fifth { get; set; }
    }
#pragma warning restore PICKLE015

    // NONE and what could be the next member's name: CPython puts no MARK before a tuple of two or three.
    [PythonFact]
    public void A_tuple_of_nothing_and_the_next_members_name_is_a_tuple()
    {
        Loose[] all =
        [
            new() { First = new PickleTuple(null, "Second"), Second = new PickleTuple(null, "Third", 5), Fourth = Tuple.Create<string?, string?>(null, "Fifth") },
            new() { First = new PickleTuple(null, "Second"), Second = new PickleTuple(null, "Third"), Fourth = Tuple.Create<string?, string?>(null, "Fifth"), Fifth = "Fifth" },
            new() { First = null, Second = null, Third = "First" },
        ];
        var loaded = PickleSerializer.Deserialize<List<Loose>>(CPython.Rewrites(all.ToList()))!;
        Assert.Equal(all.Select(Parts), loaded.Select(Parts));
        foreach (var one in all) Assert.Equal(Parts(one), Parts(PickleSerializer.Deserialize<Loose>(CPython.Rewrites(one))!));

        static string Parts(Loose loose) => $"{loose.First} {loose.Second} {loose.Third} {loose.Fourth} {loose.Fifth}";
    }

    [PythonFact]
    public void A_limit_of_texts_counts_for_the_names_of_what_is_called()
    {
        var seats = new List<Seat> { new("A", 1, 9.90m), new("B", 2, 9.90m) };
        var options = new PickleOptions { Limits = new UnpicklingLimits { MaxStringBytes = 6 } };
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<Seat>>(CPython.Rewrites(seats), options));
    }

    [Picklable(Module = "tiers", Name = "Box", Layout = PickleLayout.Dict)]
    public sealed partial class Box
    {
        public string? Name { get; set; }
        public decimal Weight { get; set; }
        public Box? Inner { get; set; }
    }

    // Where generated code has gone as deep as the call stack reaches, the machine's dictionaries are converted without going deeper.
    [PythonTheory]
    [InlineData(1_500, 1024 * 1024)]
    [InlineData(3_000, 1536 * 1024)]
    [InlineData(1_500, 512 * 1024)]
    public void Dictionaries_that_lie_deep_in_each_other_do_not_fill_the_call_stack(int depth, int stack)
    {
        Box? box = null;
        for (int i = 0; i < depth; i++) box = new Box { Name = $"{i}", Weight = i, Inner = box };
        byte[] pickle = CPython.Rewrites(box!);
        int count = 0;
        var thread = new Thread(() =>
        {
            for (var loaded = PickleSerializer.Deserialize<Box>(pickle); loaded is not null; loaded = loaded.Inner) count += loaded.Weight == depth - 1 - count ? 1 : 0;
        }, stack);
        thread.Start();
        thread.Join();
        Assert.Equal(depth, count);
    }

    // Those that are too deep for the call stack wait for the end of a load: of this one there is none.
    [PythonFact]
    public void What_is_converted_behind_a_load_is_complete()
    {
        const int depth = 300;
        Box? box = null;
        for (int i = 0; i < depth; i++) box = new Box { Name = $"{i}", Weight = i, Inner = box };
        var unpickler = new Unpickler(CPython.Rewrites(box!));
        int count = 0;
        for (var loaded = (Box?)unpickler.ConvertTo(unpickler.Load(), typeof(Box)); loaded is not null; loaded = loaded.Inner) count += loaded.Weight == depth - 1 - count ? 1 : 0;
        Assert.Equal(depth, count);
    }

    // As deep as generated code goes with a look at the call stack, and deeper; and where there is little of that.
    [PythonTheory]
    [InlineData(1_500, 0)]
    [InlineData(5_000, 0)]
    [InlineData(1_500, 256 * 1024)]
    public void They_agree_on_lists_that_CPython_nests_as_deep_as_they_are_long(int length, int stack)
    {
        Stop? first = null;
        for (int i = length; i > 0; i--) first = new Stop { Name = $"stop {i}", Minute = i, Next = first };
        byte[] pickle = CPython.Rewrites(first!);
        string shown = "";
        var thread = new Thread(() => shown = string.Join(' ', Minutes(PickleSerializer.Deserialize<Stop>(pickle))), stack);
        thread.Start();
        thread.Join();
        Assert.Equal(string.Join(' ', Enumerable.Range(1, length)), shown);

        static IEnumerable<int> Minutes(Stop? stop)
        {
            for (; stop is not null; stop = stop.Next) yield return stop.Minute;
        }
    }

    [Picklable(Module = "tiers", Name = "Timetable")]
    public sealed partial class Timetable
    {
        public List<string> Texts { get; set; } = [];
        public List<Stop> Stops { get; set; } = [];
    }

    private static string ShownStops(Func<Stop[]?> load)
    {
        try
        {
            return load() is { } stops ? string.Join('|', stops.Select(stop => stop is null ? "null" : Show(stop))) : "null";
        }
        catch (UnpicklingException)
        {
            return "refused";
        }
    }
}
