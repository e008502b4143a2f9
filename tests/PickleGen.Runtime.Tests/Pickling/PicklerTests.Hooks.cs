using System.Buffers;

namespace PickleGen.Tests.Pickling;

public sealed partial class PicklerTests
{
    [Fact]
    public void A_hook_is_asked_once_per_type_and_dump_whether_it_handles_it()
    {
        var hook = new Recorder(IsOurs, _ => new ReduceValue(s_make, []));
        var pickler = new Pickler(new ArrayBufferWriter<byte>(), new PickleOptions { Reducers = [hook] });
        pickler.Dump((object)ListOf(new Thing(), new Other(), new Thing()));
        Assert.Equal([typeof(Thing), typeof(PickleCallable), typeof(Other)], hook.Types);
        pickler.Dump((object)ListOf(new Thing()));
        Assert.Equal([typeof(Thing), typeof(PickleCallable), typeof(Other), typeof(Thing), typeof(PickleCallable)], hook.Types);
    }

    [Fact]
    public void An_object_met_again_does_not_reach_a_hook_twice()
    {
        var hook = new Recorder(IsOurs, _ => new ReduceValue(s_make, []));
        var thing = new Thing();
        Hex(ListOf(thing, thing, ListOf(thing)), options: new() { Reducers = [hook] });
        Assert.Equal([thing], hook.Values);
    }

    [Fact]
    public void Atoms_and_built_in_collections_reach_no_hook()
    {
        var hook = new Recorder(IsOurs, _ => new ReduceValue(s_make, []));
        object?[] values =
        [
            null, true, 1, 2L, 3.0, "text", new byte[] { 1 }, new System.Numerics.BigInteger(5), PickleTuple.Create([1]), (1, 2), new PickleDict(), new PickleSet(),
            new PickleFrozenSet(), new Dictionary<string, int> { ["a"] = 1 }, new HashSet<int> { 1 }, new List<int> { 1 }, new PickleByteArray([1]), new string[] { "a" },
        ];
        Hex(values, protocol: 5, options: new() { Reducers = [hook] });
        Assert.Empty(hook.Types);
    }

    [Fact]
    public void What_a_hook_declines_goes_to_the_next_hook_then_to_the_table()
    {
        var asked = new List<string>();
        var first = new Recorder(type => type == typeof(Thing), _ => Say(asked, "first", null));
        var second = new Recorder(IsOurs, _ => Say(asked, "second", null));
        var table = new DispatchTable().Add<Thing>(_ => Say(asked, "table", new ReduceValue(s_make, []))!.Value);
        Hex(new Thing(), options: new() { Reducers = [first, second], DispatchTable = table });
        Assert.Equal(["first", "second", "table"], asked);
    }

    [Fact]
    public void A_derived_pickler_comes_before_the_options_hooks_and_only_for_types_it_admits()
    {
        var hook = new Recorder(IsOurs, _ => new ReduceValue(s_make, [1]));
        var output = new ArrayBufferWriter<byte>();
        var pickler = new OverridingPickler(output, new PickleOptions { Reducers = [hook] });
        pickler.Dump((object)ListOf(new Thing(), new Other(), new Thing()));
        Assert.Equal([typeof(Thing), typeof(PickleCallable), typeof(Other)], pickler.Types);
        Assert.Equal([typeof(Thing), typeof(Thing)], pickler.Values.Select(value => value.GetType()));
        Assert.IsType<Other>(Assert.Single(hook.Values));
    }

    [Fact]
    public void Persistent_ids_are_asked_for_every_object_even_atoms()
    {
        var pickler = new AskingPickler(new ArrayBufferWriter<byte>(), new PickleOptions { Protocol = 3 });
        pickler.Dump((object)ListOf("a", 1, "a"));
        Assert.Equal(["List`1", "a", "1", "a"], pickler.Asked);
    }

    [Theory]
    [InlineData("zwölf")]
    [InlineData("a\nb")]
    public void A_persistent_id_that_protocol_0_cannot_write_is_refused(string id)
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new AskingPickler(output, new PickleOptions { Protocol = 0 }) { Id = id };
        Assert.Throws<PicklingException>(() => pickler.Dump((object)ListOf(1)));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void A_hook_cannot_dump_with_the_pickler_that_calls_it()
    {
        Pickler? pickler = null;
        var hook = new Recorder(_ => true, _ =>
        {
            pickler!.Dump((object)1);
            return null;
        });
        pickler = new Pickler(new ArrayBufferWriter<byte>(), new PickleOptions { Reducers = [hook] });
        Assert.IsType<InvalidOperationException>(Assert.Throws<PicklingException>(() => pickler.Dump((object)new Thing())).InnerException);
    }

    [Fact]
    public void A_hook_that_reduces_what_it_calls_ends_in_an_error()
    {
        var hook = new Recorder(_ => true, _ => new ReduceValue(s_make, []));
        var error = Assert.Throws<PicklingException>(() => Hex(new Thing(), options: new() { Reducers = [hook] }));
        Assert.Contains("m.make", error.Message, StringComparison.Ordinal);
    }

    private static bool IsOurs(Type type) => type == typeof(Thing) || type == typeof(Other);

    private static ReduceValue? Say(List<string> asked, string name, ReduceValue? answer)
    {
        asked.Add(name);
        return answer;
    }

    private sealed class OverridingPickler(IBufferWriter<byte> output, PickleOptions options) : Pickler(output, options)
    {
        public List<Type> Types { get; } = [];

        public List<object> Values { get; } = [];

        protected override bool OverridesType(Type type)
        {
            Types.Add(type);
            return type == typeof(Thing);
        }

        protected override bool TryReducerOverride(object value, out ReduceValue reduced)
        {
            Values.Add(value);
            reduced = new ReduceValue(s_make, []);
            return true;
        }
    }

    private sealed class AskingPickler(IBufferWriter<byte> output, PickleOptions options) : Pickler(output, options)
    {
        public List<string> Asked { get; } = [];

        public string? Id { get; init; }

        protected override object? PersistentId(object value)
        {
            Asked.Add(value is List<object?> ? "List`1" : $"{value}");
            return value is int ? Id : null;
        }
    }
}
