using System.Buffers;

namespace PickleGen.Tests.Pickling;

/// <summary>A pickler whose dump failed goes on with the next as if there had been none.</summary>
public sealed partial class AfterFailureTests
{
    [Picklable(Module = "after")]
    public sealed partial class Deep
    {
        public Deep? Next { get; set; }
#pragma warning disable PICKLE015 // What cannot be saved is put into it.
        public object? Any { get; set; }
#pragma warning restore PICKLE015
    }

    private static readonly MemoryStream s_unpicklable = new();

    // Those that were open are not in a cycle when they come again.
    [Fact]
    public void What_was_open_without_a_memo_may_be_saved_again()
    {
        List<object?> last = [s_unpicklable], deep = last;
        for (int i = 0; i < 70; i++) deep = [deep];
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output) { Fast = true };
        Assert.Throws<PicklingException>(() => pickler.Dump((object)deep));
        last.Clear();
        pickler.Dump((object)deep);
        object? loaded = new Unpickler(output.WrittenMemory).Load();
        for (int i = 0; i < 70; i++) loaded = Assert.Single(Assert.IsType<List<object?>>(loaded));
        Assert.Empty(Assert.IsType<List<object?>>(loaded));
    }

    // Their members would have followed: the first one's fail, the second's are not the next dump's.
    [Fact]
    public void What_was_too_deep_is_forgotten()
    {
        Deep[] both = [Chain(new Deep { Any = s_unpicklable }), Chain(new Deep())];
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output);
        Assert.Throws<PicklingException>(() => pickler.Dump(both));
        Assert.Throws<PicklingException>(() => pickler.Dump((object)both));
        pickler.Dump(new Deep { Any = 7 });
        var unpickler = new Unpickler(output.WrittenMemory);
        Assert.Equal(7, Assert.IsType<Deep>(unpickler.Load()).Any);
        Assert.True(unpickler.IsAtEnd);

        static Deep Chain(Deep end)
        {
            for (int i = 0; i < 400; i++) end = new Deep { Next = end };
            return end;
        }
    }

    [Fact]
    public void The_destination_has_nothing_of_it_whatever_it_had_before()
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output);
        pickler.Dump((object)"before");
        int before = output.WrittenCount;
        Assert.Equal(0, Assert.Throws<PicklingException>(() => pickler.Dump((object)s_unpicklable)).BytesWritten);
        Assert.Equal(0, Assert.Throws<PicklingException>(() => pickler.Dump(s_unpicklable)).BytesWritten);
        Assert.Equal(before, output.WrittenCount);
    }

    private sealed class Clearing : IReducerOverride
    {
        public Pickler? Pickler { get; set; }

        public bool Handles(Type type) => type == typeof(Deep);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = default;
            Pickler!.ClearMemo();
            return false;
        }
    }

    // What stands in the pickle already would have no entry.
    [Fact]
    public void A_hook_cannot_clear_the_memo()
    {
        var hook = new Clearing();
        hook.Pickler = new Pickler(new ArrayBufferWriter<byte>(), new PickleOptions { Reducers = [hook] });
        Assert.IsType<InvalidOperationException>(Assert.Throws<PicklingException>(() => hook.Pickler.Dump((object)new Deep())).InnerException);
    }
}
