using System.Buffers;

namespace PickleGen.Tests.Pickling;

public sealed partial class PicklerTests
{
    private static readonly PickleCallable s_newObject = new("copyreg", "__newobj__");
    private static readonly PickleCallable s_newObjectEx = new("copyreg", "__newobj_ex__");

    public static TheoryData<string, Func<ReduceValue>> WrongReduceValues => new()
    {
        { "returned nothing", () => default },
        { "must be the class", () => new ReduceValue(s_newObject, []) },
        { "must be a class, not '5'", () => new ReduceValue(s_newObject, [5]) },
        { "exactly three arguments", () => new ReduceValue(s_newObjectEx, [s_make]) },
        { "must be a PickleTuple", () => new ReduceValue(s_newObjectEx, [s_make, new object[0], new PickleDict()]) },
        { "must be a dictionary", () => new ReduceValue(s_newObjectEx, [s_make, PickleTuple.Empty, 5]) },
        { "local to a function", () => new ReduceValue(new PickleCallable("m", "f.<locals>.g"), []) },
    };

    [Theory]
    [MemberData(nameof(WrongReduceValues))]
    public void A_wrong_reduce_value_is_refused_and_nothing_is_written(string message, Func<ReduceValue> reduce)
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output, new PickleOptions { DispatchTable = new DispatchTable().Add<Thing>(_ => reduce()) });
        var error = Assert.Throws<PicklingException>(() => pickler.Dump((object)ListOf(1, new Thing())));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void A_type_that_nobody_can_save_is_named_with_its_path()
    {
        var error = Assert.Throws<PicklingException>(() => Hex(new PickleDict { ["Lines"] = ListOf(1, PickleTuple.Create(["x", new Thing()])) }));
        Assert.Contains(typeof(Thing).ToString(), error.Message, StringComparison.Ordinal);
        Assert.Equal("$['Lines'][1][1]", error.Path);
    }

    [Fact]
    public void The_path_of_a_deep_failure_is_shortened()
    {
        var deep = ListOf(new Thing());
        for (int i = 0; i < 1000; i++) deep = ListOf(deep);
        var error = Assert.Throws<PicklingException>(() => Hex(deep));
        Assert.InRange(error.Path!.Length, 10, 200);
    }

    [Fact]
    public void After_a_failed_dump_the_memo_is_as_it_was()
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output);
        var before = ListOf("before");
        var during = ListOf("during");
        pickler.Dump((object)before);
        int written = output.WrittenCount;
        Assert.Throws<PicklingException>(() => pickler.Dump((object)ListOf(before, during, new Thing())));
        Assert.Equal(written, output.WrittenCount);

        pickler.Dump((object)ListOf(before, during));
        string second = Convert.ToHexString(output.WrittenSpan[written..]);
        Assert.Contains("6800", second, StringComparison.Ordinal); // BINGET of the one that was written
        Assert.Contains(Convert.ToHexString("during"u8), second, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_memo_a_cycle_is_an_error_and_what_is_shared_is_written_twice()
    {
        var shared = ListOf(1);
        Assert.Equal(2, Hex(ListOf(shared, shared), configure: pickler => pickler.Fast = true).Split("4B01").Length - 1);

        var cycle = ListOf();
        cycle.Add(PickleTuple.Create([new PickleDict { ["back"] = cycle }]));
        Assert.Throws<PicklingException>(() => Hex(cycle, configure: pickler => pickler.Fast = true));
        Assert.Throws<PicklingException>(() => Hex(cycle, options: new() { TrackReferences = false }));
    }

    [Fact]
    public void Without_a_memo_depth_alone_is_no_cycle()
    {
        var deep = ListOf();
        for (int i = 0; i < 5000; i++) deep = ListOf(deep, ListOf());
        Assert.NotEmpty(Hex(deep, configure: pickler => pickler.Fast = true));
    }

    [Fact]
    public void A_buffer_needs_protocol_5() => Assert.Throws<PicklingException>(() => Hex(new PickleBuffer(new byte[1]), protocol: 4));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Names_that_old_protocols_cannot_spell_are_refused(int protocol) =>
        Assert.Throws<PicklingException>(() => Hex(new PickleCallable("módulo", "f"), protocol));
}
