using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>What was saved or loaded before goes a shorter way: with the same result.</summary>
public partial class WarmClosureTests
{
    private const int Uses = 6;
    private const byte Mark = (byte)PickleOpcode.Mark;
    private const byte Stop = (byte)PickleOpcode.Stop;
    private const byte Pop = (byte)PickleOpcode.Pop;
    private const byte None = (byte)PickleOpcode.None;
    private const byte BinInt1 = (byte)PickleOpcode.BinInt1;
    private const byte BinGet = (byte)PickleOpcode.BinGet;
    private const byte BinPut = (byte)PickleOpcode.BinPut;
    private const byte Memoize = (byte)PickleOpcode.Memoize;
    private const byte EmptyDict = (byte)PickleOpcode.EmptyDict;
    private const byte SetItem = (byte)PickleOpcode.SetItem;
    private const byte SetItems = (byte)PickleOpcode.SetItems;
    private const byte Tuple2 = (byte)PickleOpcode.Tuple2;
    private const byte Reduce = (byte)PickleOpcode.Reduce;
    private const byte EmptyTuple = (byte)PickleOpcode.EmptyTuple;
    private const byte Dict = (byte)PickleOpcode.Dict;
    private const byte Long1 = (byte)PickleOpcode.Long1;
    private const byte BinUnicode = (byte)PickleOpcode.BinUnicode;
    private const byte Frame = (byte)PickleOpcode.Frame;

    private readonly PickleOptions _options = Fresh();

    [Fact]
    public void Bytes_are_the_same_the_first_time_and_ever_after()
    {
        byte[] first = PickleSerializer.Serialize(Capture(1, "one", [1.5]));
        for (int i = 0; i < Uses; i++) Assert.Equal(first, PickleSerializer.Serialize(Capture(1, "one", [1.5])));
    }

    [Fact]
    public void What_a_pickler_with_hooks_writes_and_what_is_saved_as_any_object_is_the_same_delegate()
    {
        byte[] hooked = PickleSerializer.Serialize(Capture(1, "one", [1.5]), new PickleOptions { Reducers = [new Idle()] });
        byte[] saved = PickleSerializer.Serialize<object>(Capture(1, "one", [1.5]));
        for (int i = 0; i < Uses; i++)
        {
            foreach (byte[] pickle in (byte[][])[hooked, saved]) Assert.Equal("3 one 1.5", Load<Func<int, string>>(pickle)(2));
        }
    }

    [Fact]
    public void Every_delegate_gets_its_own_variables()
    {
        for (int i = 0; i < Uses; i++)
        {
            byte[] pickle = PickleSerializer.Serialize(Capture(i, $"text {i}", [i, 2 * i]), _options);
            Assert.Equal($"{i + 1} text {i} {3 * i}", Load<Func<int, string>>(pickle)(1));
        }
    }

    [Fact]
    public void Delegate_that_calls_itself_calls_the_loaded_one()
    {
        Func<int, int> factorial = null!;
        int calls = 0;
        factorial = n => ++calls > 100 || n <= 1 ? 1 : n * factorial(n - 1);
        byte[] pickle = PickleSerializer.Serialize(factorial);
        for (int i = 0; i < Uses; i++) Assert.Equal(120, Load<Func<int, int>>(pickle)(5));
        Assert.Equal(0, calls);
    }

    [Fact]
    public void Variables_of_scopes_around_arrive()
    {
        for (int i = 0; i < Uses; i++)
        {
            int outer = i;
            Func<Func<int>> make = () =>
            {
                int inner = 2 * outer;
                return () => outer + inner;
            };
            Assert.Equal(3 * i, Load<Func<int>>(PickleSerializer.Serialize(make()))());
        }
    }

    [Fact]
    public void Two_loaded_delegates_share_nothing()
    {
        int count = 0;
        byte[] pickle = PickleSerializer.Serialize((Func<int>)(() => ++count));
        for (int i = 0; i < Uses; i++) Assert.Equal(1, Load<Func<int>>(pickle)());
    }

    public static TheoryData<string, byte[]> OtherWaysToSayIt() => new()
    {
        // The state of (int) 5, "text", as a pickler may write it behind the same opening.
        { "DICT", [Mark, .. Name("n"), BinInt1, 5, .. Name("text"), .. Name("text"), Dict] },
        { "SETITEM for each", [EmptyDict, .. Name("n"), BinInt1, 5, SetItem, .. Name("text"), .. Name("text"), SetItem] },
        { "two batches", [EmptyDict, Mark, .. Name("n"), BinInt1, 5, SetItems, Mark, .. Name("text"), .. Name("text"), SetItems] },
        { "a batch, and one", [EmptyDict, Mark, .. Name("n"), BinInt1, 5, SetItems, .. Name("text"), .. Name("text"), SetItem] },
        { "puts by index", [EmptyDict, BinPut, 200, Mark, .. Name("n"), BinPut, 201, BinInt1, 5, .. Name("text"), BinPut, 202, BinGet, 202, SetItems] },
        { "the other order", [EmptyDict, Memoize, Mark, .. Name("text"), Memoize, .. Name("text"), .. Name("n"), BinInt1, 5, SetItems] },
        { "the same variable twice", [EmptyDict, Mark, .. Name("n"), BinInt1, 4, .. Name("n"), BinInt1, 5, .. Name("text"), .. Name("text"), SetItems] },
        { "a hint between", [EmptyDict, Mark, .. Name("n"), BinInt1, 5, .. Name("text"), .. Name("text"), None, Pop, SetItems] },
        { "a long int", [EmptyDict, Mark, .. Name("n"), Long1, 1, 5, .. Name("text"), .. Name("text"), SetItems] },
        { "text in another length", [EmptyDict, Mark, BinUnicode, 1, 0, 0, 0, (byte)'n', BinInt1, 5, .. Name("text"), BinUnicode, 4, 0, 0, 0, .. "text"u8, SetItems] },
        { "a dict that is popped", [BinInt1, 1, Pop, EmptyDict, Mark, .. Name("n"), BinInt1, 5, .. Name("text"), .. Name("text"), SetItems] },
        { "a frame", [Frame, 22, 0, 0, 0, 0, 0, 0, 0, EmptyDict, Mark, .. Name("n"), BinInt1, 5, .. Name("text"), .. Name("text"), SetItems] },
    };

    [Theory]
    [MemberData(nameof(OtherWaysToSayIt))]
    public void Variables_in_other_opcodes_arrive_as_well(string way, byte[] state)
    {
        Assert.NotEmpty(way);
        byte[] pickle = Known(out int at);
        Assert.Equal("text 5", Load<Func<string>>([.. pickle[..at], .. state, .. SetterCall])());
    }

    [Fact]
    public void Call_in_other_opcodes_is_a_call_as_well()
    {
        byte[] pickle = Known(out int at);
        byte[] state = [EmptyDict, Mark, .. Name("n"), BinInt1, 5, .. Name("text"), .. Name("text"), SetItems];
        Assert.Equal("text 5", Load<Func<string>>([.. pickle[..at], .. state, Tuple2, Memoize, Reduce, Memoize, Pop, Stop])());
        Assert.Equal("text 5", Load<Func<string>>([.. pickle[..at], .. state, Tuple2, Reduce, Pop, None, Pop, Stop])());
        // Filled twice: the later wins.
        byte[] again = [.. pickle[(at - 3)..at], .. (byte[])[EmptyDict, .. Name("n"), BinInt1, 6, SetItem], .. SetterCall];
        int setter = at - 2 - "fill".Length - 2 - 3 - 2;
        Assert.Equal("text 6", Load<Func<string>>([.. pickle[..at], .. state, .. SetterCall[..^1], .. pickle[setter..at], .. again[3..]])());
    }

    /// <summary>What a load answers does not depend on what was loaded before.</summary>
    [Fact]
    public void Changed_bytes_have_the_same_result_the_first_time_and_later()
    {
        byte[] pickle = Known(out _);
        foreach (byte other in (byte[])[0x00, 0x01, 0x7F, 0xFF, Mark, Stop, Pop, None, BinInt1, BinGet, Memoize, EmptyDict, SetItem, SetItems, Tuple2, Reduce, EmptyTuple, Dict, (byte)'n'])
        {
            for (int i = 2; i < pickle.Length; i++)
            {
                byte[] changed = [.. pickle];
                changed[i] = other;
                Assert.True(Outcome(changed, Fresh()) == Outcome(changed, _options), $"Byte {i} as 0x{other:x2}");
            }
        }
    }

    [Fact]
    public void Every_prefix_is_refused()
    {
        byte[] pickle = Known(out _);
        for (int length = 0; length < pickle.Length; length++) Assert.ThrowsAny<UnpicklingException>(() => Load<Func<string>>(pickle[..length]));
    }

    [Fact]
    public void Limits_hold_for_what_was_loaded_before()
    {
        byte[] pickle = Known(out _);
        foreach (var limits in (UnpicklingLimits[])[new() { MaxStringBytes = 8 }, new() { MaxMemoEntries = 4 }, new() { MaxInputBytes = 100 }])
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Func<string>>(pickle, _options with { Limits = limits }));
        Assert.Equal("text 5", PickleSerializer.Deserialize<Func<string>>(pickle, _options with { Limits = new() { MaxStringBytes = 1000 } })!());
    }

    [Fact]
    public void Text_that_names_the_delegates_type_is_a_variable_like_any_other()
    {
        // The captured string is the very object that the opening has in the memo.
        string name = PickledText.NameOf(typeof(Func<string>)).Text;
        byte[] first = PickleSerializer.Serialize((Func<string>)(() => name));
        for (int i = 0; i < Uses; i++)
        {
            byte[] pickle = PickleSerializer.Serialize((Func<string>)(() => name));
            Assert.Equal(first.Length, pickle.Length);
            Assert.Equal(name, Load<Func<string>>(pickle)());
        }
    }

    [Fact]
    public void Delegates_in_typed_collections_and_variables_are_told_from_the_names_that_make_them()
    {
        List<Func<int>> many = [.. Enumerable.Range(0, 5).Select(i => (Func<int>)(() => i))];
        Func<int> inner = () => many.Count;
        Func<int> outer = () => inner() + many[0]();
        byte[] pickle = PickleSerializer.Serialize<List<Func<int>>>([.. many, outer, many[1], outer]);
        for (int i = 0; i < Uses; i++)
        {
            List<Func<int>> loaded = Load<List<Func<int>>>(pickle);
            Assert.Equal([0, 1, 2, 3, 4, 5, 1, 5], loaded.Select(each => each()));
            Assert.Same(loaded[1], loaded[6]);
            Assert.Same(loaded[5], loaded[7]);
        }
    }

    private static ReadOnlySpan<byte> SetterCall => [Tuple2, Reduce, Pop, Stop];

    private static byte[] Name(string text) => [(byte)PickleOpcode.ShortBinUnicode, (byte)text.Length, .. System.Text.Encoding.UTF8.GetBytes(text)];

    /// <summary>A pickle that was loaded before; <paramref name="state"/> is where its variables begin.</summary>
    private byte[] Known(out int state)
    {
        int n = 5;
        string text = "text";
        byte[] pickle = PickleSerializer.Serialize((Func<string>)(() => $"{text} {n}"));
        for (int i = 0; i < Uses; i++) Assert.Equal("text 5", Load<Func<string>>(pickle)());
        state = pickle.AsSpan().LastIndexOf([EmptyDict, Mark]);
        return pickle;
    }

    private static string Outcome(byte[] pickle, PickleOptions options)
    {
        try
        {
            return PickleSerializer.Deserialize<Func<string>>(pickle, options) is { } loaded ? loaded() : "null";
        }
        catch (PickleException exception)
        {
            return exception.GetType().Name;
        }
    }

    private static PickleOptions Fresh() => new() { Closures = ClosurePolicy.TrustAssemblies(typeof(WarmClosureTests).Assembly) };

    private static Func<int, string> Capture(int number, string text, double[] weights) => x => $"{x + number} {text} {weights.Sum()}";

    private T Load<T>(byte[] pickle)
        where T : class => PickleSerializer.Deserialize<T>(pickle, _options)!;

    private sealed class Idle : IReducerOverride
    {
        public bool Handles(Type type) => false;

        public bool TryReduce(object value, out ReduceValue reduced) => throw new InvalidOperationException();
    }

    private sealed class Nothing : IReducerOverride
    {
        public static PickleCallable Callable { get; } = new("tests", "nothing", new Func<object?>(() => null));

        public bool Handles(Type type) => type.IsSubclassOf(typeof(Delegate));

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = new ReduceValue(Callable, []);
            return true;
        }
    }
}
