namespace PickleGen.Tests.Generated;

/// <summary>Types that give or take their state themselves, among types that do not.</summary>
public class OwnStateTests
{
    private static readonly PickleOptions s_options = new() { Classes = new ClassRegistry().Add(Unit.Create) };

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static T Copy<T>(T value, int protocol = 5) =>
        PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, s_options with { Protocol = protocol }), s_options)!;

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Own_states_setters_and_reductions_are_members_like_any_other(int protocol) => AssertExample(Copy(Workshop.Example(), protocol));

    [Fact]
    public void Own_states_load_by_the_stack_machine_too() =>
        AssertExample(Assert.IsType<Workshop>(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize(Workshop.Example()), s_options)));

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Untyped_dump_has_them_too(int protocol)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        new Pickler(buffer, s_options with { Protocol = protocol }).Dump((object)Workshop.Example());
        AssertExample(PickleSerializer.Deserialize<Workshop>(buffer.WrittenSpan, s_options)!);
    }

    [Fact]
    public void Hook_that_reads_every_value_and_declines_changes_nothing() =>
        AssertExample(PickleSerializer.Deserialize<Workshop>(PickleSerializer.Serialize(Workshop.Example(), s_options with { Reducers = [new Declining()] }), s_options)!);

    [Fact]
    public void Hook_and_dispatch_table_come_before_the_own_state()
    {
        var byHook = s_options with { Reducers = [new Renaming()] };
        Assert.Equal("hook", Assert.IsType<Unit>(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize(new Ledger("ada"), byHook), s_options)).Name);
        var byTable = s_options with { DispatchTable = new DispatchTable().Add<Gauge>(static _ => new ReduceValue(Unit.Create, ["table"])) };
        Assert.Equal("table", Assert.IsType<Unit>(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize(new Gauge { Reading = 1 }, byTable), s_options)).Name);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void State_that_leads_back_to_its_object_finds_it(int protocol)
    {
        var link = new Link();
        link.Self = link;
        var copy = Copy(link, protocol);
        Assert.Same(copy, copy.Self);
        Assert.Null(copy.Next);
    }

    // What an old program wrote names the setter by the old name of its type, too.
    [Theory]
    [MemberData(nameof(Protocols))]
    public void Type_with_a_setter_may_be_renamed(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        byte[] barograph = WithName(PickleSerializer.Serialize(new Barometer { Pressure = 1013 }, options), "Barometer", "Barograph");
        Assert.Equal(1013, PickleSerializer.Deserialize<Barometer>(barograph)!.Pressure);
        Assert.Equal(1013, Assert.IsType<Barometer>(new Unpickler(barograph).Load()).Pressure);
        var added = new PickleOptions { Classes = new ClassRegistry().Add(typeof(Barometer), "renamed", "Altimeter") };
        byte[] altimeter = WithName(PickleSerializer.Serialize(new Barometer { Pressure = 987 }, options), "Barometer", "Altimeter");
        Assert.Equal(987, Assert.IsType<Barometer>(new Unpickler(altimeter, added).Load()).Pressure);
        Assert.Throws<PickleSecurityException>(() => new Unpickler(altimeter).Load());
        byte[] holder = WithName(PickleSerializer.Serialize(new Keeper<int> { Held = 7 }, options), "Keeper", "Holder");
        Assert.Equal(7, PickleSerializer.Deserialize<Keeper<int>>(holder)!.Held);
        Assert.Equal(7, Assert.IsType<Keeper<int>>(new Unpickler(holder).Load()).Held);

        static byte[] WithName(byte[] pickle, string name, string former)
        {
            string text = System.Text.Encoding.Latin1.GetString(pickle);
            Assert.Contains(name, text, StringComparison.Ordinal);
            return System.Text.Encoding.Latin1.GetBytes(text.Replace(name, former, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Chain_of_own_states_may_be_deeper_than_the_call_stack()
    {
        Link? first = null;
        for (int i = 0; i < 100_000; i++) first = new Link { Next = first };
        int count = 0;
        for (var link = Copy(first); link is not null; link = link.Next) count++;
        Assert.Equal(100_000, count);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Null_state_is_not_saved_and_not_set(int protocol)
    {
        var copy = Copy(new List<Memo> { new((string?)null), new("x") }, protocol);
        Assert.Equal([false, true], copy.Select(static memo => memo.WasSet));
    }

    [Fact]
    public void Setter_is_called_instead_of_BUILD_after_the_object_is_memoized()
    {
        var gauge = new Gauge { Reading = 1 };
        var text = new StringWriter();
        PickleDisassembler.Disassemble(PickleSerializer.Serialize(gauge), text);
        Assert.DoesNotContain("BUILD", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("TUPLE2", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("'Gauge.Restore'", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Setter_takes_the_state_that_Python_gives_to_BUILD()
    {
        byte[] pickle = System.Text.Encoding.Latin1.GetBytes("cPickleGen.Tests.Generated\nGauge\n)\x81}(VReading\nI5\nVTwin\nNub.");
        var gauge = PickleSerializer.Deserialize<Gauge>(pickle);
        Assert.Equal(10, gauge!.Doubled);
    }

    [Fact]
    public void Populate_gives_the_state_to_the_existing_object()
    {
        var existing = new Ledger("old");
        PickleSerializer.Populate(PickleSerializer.Serialize(new Ledger("new").Add(3)), existing);
        Assert.Equal(("new", 3m), (existing.Owner, existing.Balance));
    }

    private static void AssertExample(Workshop copy)
    {
        Assert.Equal(("ada", 3.10m), (copy.Ledger!.Owner, copy.Ledger.Balance));
        Assert.Same(copy.Ledger, copy.Same);
        Assert.Equal([1.5, -2], copy.Angles.Select(static angle => angle.Radians));
        Assert.Equal(3, copy.Turn!.Value.Radians);
        Assert.Equal(("note", true), (copy.Memo!.Text, copy.Memo.WasSet));
        Assert.Equal((0, 8), (copy.Gauge!.Reading, copy.Gauge.Doubled));
        Assert.Same(copy.Gauge, copy.Gauge.Twin);
        Assert.Equal((3, "setter", 1), (copy.Pair.Item1.Count, copy.Pair.Item1.Way, copy.Pair.Item2["a"]));
        Assert.Equal(21, Assert.IsType<SubThermometer>(copy.Heat).Degrees);
        Assert.Equal("m", copy.Unit!.Name);
        Assert.Equal([copy.Unit, null], copy.Units);
        Assert.Equal(2, copy.Marked.Item2["b"]);
        Assert.Equal(5m, Assert.IsType<Ledger>(copy.Open).Balance);
        Assert.Equal("end", copy.Last);
    }

    private sealed class Declining : IReducerOverride
    {
        public bool Handles(Type type) => true;

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = default;
            return false;
        }
    }

    private sealed class Renaming : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Ledger);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = new ReduceValue(Unit.Create, ["hook"]);
            return true;
        }
    }
}
