namespace PickleGen.Tests.Closures;

/// <summary>A dispatch table says how delegates, and objects that could not travel, are saved: it is asked before closures.</summary>
public class TableReducerTests
{
    private static readonly PickleCallable s_open = new("tests", "open", (byte[] content) => new MemoryStream(content));
    private static readonly PickleCallable s_constant = new("tests", "constant", (int value) => (Func<int>)(() => value));

    private static readonly PickleOptions s_options = new()
    {
        Closures = ClosurePolicy.TrustAssemblies(typeof(TableReducerTests).Assembly),
        Classes = new ClassRegistry().Add(s_open).Add(s_constant),
        DispatchTable = new DispatchTable()
            .Add<MemoryStream>(stream => new ReduceValue(s_open, [stream.ToArray()]))
            .Add<Func<int>>(function => new ReduceValue(s_constant, [function() + 100])),
    };

    /// <summary>The same hooks, and one that is asked before them and declines.</summary>
    public static TheoryData<PickleOptions> Options() => [s_options, s_options with { Reducers = [new Declining()] }, s_options with { Protocol = 2 }];

    [Theory, MemberData(nameof(Options))]
    public void Stream_that_the_table_knows_travels_alone_and_in_a_lambda(PickleOptions options)
    {
        var stream = new MemoryStream([1, 2, 3]);
        Assert.Equal([1, 2, 3], Assert.IsType<MemoryStream>(Again<object>(stream, options)).ToArray());
        Func<long> length = () => stream.Length;
        Assert.Equal(3, Again(length, options)());
    }

    [Theory, MemberData(nameof(Options))]
    public void Delegate_that_the_table_knows_is_what_the_table_makes_of_it(PickleOptions options)
    {
        int n = 5;
        Func<int> five = () => n;
        Assert.Equal(105, Again(five, options)());
        Assert.Equal(105, Again<List<Func<int>>>([five], options)[0]());
        Func<long> other = () => n;
        Assert.Equal(5, Again(other, options)());
    }

    [Fact]
    public void Hook_goes_before_the_table()
    {
        int n = 5;
        Func<int> five = () => n;
        var hook = new Fixed(new ReduceValue(s_constant, [1]));
        Assert.Equal(1, Again(five, s_options with { Reducers = [hook] })());
    }

    private static T Again<T>(T value, PickleOptions options) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, options), options)!;

    private sealed class Declining : IReducerOverride
    {
        public bool Handles(Type type) => true;

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = default;
            return false;
        }
    }

    private sealed class Fixed(ReduceValue answer) : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Func<int>);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = answer;
            return true;
        }
    }
}
