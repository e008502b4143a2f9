using System.Buffers;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>Pickles that call module <c>picklegen</c> with what no pickler writes, trusted or not.</summary>
public partial class HostileDelegateTests
{
    private const string Assembly = "PickleGen.Runtime.Tests";
    private const string Type = "PickleGen.Tests.Closures.HostileDelegateTests";

    private const string Declared = Assembly + "/" + Type;

    private int _untouched = 1;

    public static TheoryData<string, object?[]> Malformed() => new()
    {
        { "method", [] },
        { "method", ["a", "b"] },
        { "method", [1, 2, 3] },
        { "method", [Declared, "Twice"] },
        { "method", [Declared, "Twice", null] },
        { "method", [Declared, "Twice", "int (int)", 5] },
        { "method", [Declared, "Twice", "int (int)", null] },
        { "method", [Declared, "Twice", "int (int)", "int"] },
        { "method", [Declared, "Twice", "long (int)"] },
        { "method", [Declared, "Twice", new byte[16]] },
        { "method", [Declared, "Twice", new byte[16], "row"] },
        { "method", [Declared, "Twice", new byte[3], 1] },
        { "method", [Declared, "Twice", new byte[16], -1] },
        { "method", [Declared, "Twice", new byte[20], int.MaxValue] },
        { "method", [Declared, "Twice", new byte[16], 1, 5] },
        { "method", [Type, "Twice", "int (int)"] },
        { "method", [Assembly + "/No.Such.Type", "Twice", "int (int)"] },
        { "method", [Declared + "[int]", "Twice", "int (int)"] },
        { "method", [Declared + "[", "Twice", "int (int)"] },
        { "method", ["", "Twice", "int (int)"] },
        { "method", [Declared, "Generic", "!!0 (!!0)"] },
        { "method", [Declared, "Generic", "!!0 (!!0)", "void"] },
        { "delegate", [] },
        { "delegate", ["System.Action"] },
        { "delegate", ["System.Action", "not a method"] },
        { "delegate", ["System.Action", new Call("method", Declared, "Twice", "int (int)")] },
        { "delegate", ["System.Func`2[int,int]", new Call("method", Declared, "Twice", "int (int)"), 1, 2] },
        { "delegate", ["int", new Call("method", Declared, "Twice", "int (int)")] },
        { "delegate", ["System.Delegate", new Call("method", Declared, "Twice", "int (int)")] },
        { "delegate", ["System.Func`1", new Call("method", Declared, "Twice", "int (int)")] },
        { "delegate", ["System.Func`2[int,int]", new Call("method", Declared, "Twice", "int (int)"), new Call("closure")] },
        { "delegate", ["System.Func`1[int]", new Call("method", Declared, "Instance", "int ()"), new Call("closure")] },
        { "delegate", ["System.Func`1[int]", new Call("method", Declared, "Instance", "int ()"), "another type"] },
        { "delegate", ["Func`1[int]", new Call("method", Declared, "Instance", "int ()"), null] },
        { "delegate", ["Action", new Call("method", "Action", "Invoke", "void ()"), null] },
        { "delegate", ["Func`2[int,int]", new Call("method", Declared + "[]", "Twice", "int (int)")] },
        { "delegate", ["Func`2[int,int]", new Call("method", Declared + "[][,]", "Twice", "int (int)")] },
        { "delegate", ["Func`1[string]", new Call("method", "string[]", "Trim", "string ()"), "text"] },
        { "multicast", [] },
        { "multicast", ["System.Action"] },
        { "multicast", ["System.Action", 1] },
        { "multicast", ["System.Action", new Call("delegate", "System.Func`2[int,int]", new Call("method", Declared, "Twice", "int (int)"))] },
        { "anonymous", [] },
        { "anonymous", [Type] },
        { "anonymous", [Declared] },
        { "anonymous", ["System.Text.StringBuilder", "text"] },
        { "anonymous", [Assembly + "/{One,Two}[int,int]", 1] },
        { "anonymous", [Assembly + "/{One,Two}[int,int]", 1, "text"] },
        { "anonymous", [Assembly + "/{One,Two}", 1, 2] },
        { "fill", [] },
        { "fill", [1, new PickleDict()] },
        { "fill", [new Call("closure"), new PickleDict()] },
        { "no_such_name", [] },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Call_with_arguments_that_nobody_writes_is_an_error_of_the_pickle(string name, object?[] arguments) =>
        Assert.ThrowsAny<UnpicklingException>(() => Load(new Call(name, arguments)));

    [Fact]
    public void Anonymous_types_are_made_of_all_their_members()
    {
        Assert.Equal(new { One = 1, Two = 2 }, Load(new Call("anonymous", Assembly + "/{One,Two}[int,int]", 1, 2)));
        Assert.Throws<PickleSecurityException>(() => new Unpickler(Save(new { One = 1, Two = 2 })).Load());
    }

    [Fact]
    public void State_setter_fills_closures_and_no_other_object()
    {
        var target = new Call("delegate", "System.Func`1[int]", new Call("method", Declared, "LengthOf", "int (string)"), "text");
        Assert.Equal(4, Assert.IsType<Func<int>>(Load(target))());
        Assert.ThrowsAny<UnpicklingException>(() => Load(new Call("fill", target, new PickleDict { ["_stringLength"] = 2 })));
        Assert.Equal(1, Instance());
        _untouched = 3;
    }

    [Fact]
    public void Lambda_gets_all_variables_that_it_reads_or_is_refused()
    {
        int n = 1, m = 2;
        Func<int> reads = () => (10 * n) + m;
        for (int i = 0; i < 1; i++)
        {
            int k = 3;
            Func<int> deeper = () => (100 * k) + (10 * n) + m;
            var inner = new PickleDict { ["n"] = 4, ["m"] = 5 };
            Assert.Equal(645, Assert.IsType<Func<int>>(Filled(deeper, new PickleDict { ["k"] = 6, ["CS$<>8__locals"] = new PickleTuple(new Call("closure"), inner) }))());
            foreach (var given in (PickleDict[])[[], new() { ["k"] = 6 }, With(null), With([]), With(new() { ["n"] = 4 }), With(new() { ["m"] = 4 })])
                Assert.Contains("variable", Assert.Throws<UnpicklingException>(() => Filled(deeper, given)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(45, Assert.IsType<Func<int>>(Filled(reads, new PickleDict { ["n"] = 4, ["m"] = 5 }))());
        Assert.Contains("'m'", Assert.Throws<UnpicklingException>(() => Filled(reads, new PickleDict { ["n"] = 4 })).Message, StringComparison.Ordinal);
        Assert.Contains("'n'", Assert.Throws<UnpicklingException>(() => Filled(reads, [])).Message, StringComparison.Ordinal);
        Assert.Contains("'n'", Assert.Throws<UnpicklingException>(() => Load(Made(reads))).Message, StringComparison.Ordinal);
        Assert.Contains("'n'", Assert.Throws<UnpicklingException>(() => Load(new List<object?> { 1, Made(reads) })).Message, StringComparison.Ordinal);

        static PickleDict With(PickleDict? scope) => new() { ["k"] = 6, ["CS$<>8__locals"] = new PickleTuple(new Call("closure"), scope) };
    }

    /// <summary>Such pickles are compared with those before, and their variables read without the stack machine.</summary>
    [Fact]
    public void Lambda_as_a_root_gets_all_variables_that_it_reads_each_time()
    {
        int first = 1, second = 2;
        Func<int> reads = () => (10 * first) + second;
        byte[] pickle = PickleSerializer.Serialize(reads);
        byte[] variable = [(byte)PickleOpcode.ShortBinUnicode, 6, .. "second"u8, (byte)'K', 2];
        int at = pickle.AsSpan().IndexOf(variable);
        byte[] less = [.. pickle[..at], .. pickle[(at + variable.Length)..]], twice = [.. pickle[..at], .. variable, .. pickle[at..]];
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(12, PickleSerializer.Deserialize<Func<int>>(pickle, Options())!());
            Assert.Equal(12, PickleSerializer.Deserialize<Func<int>>(twice, Options())!());
            Assert.Contains("'second'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Func<int>>(less, Options())).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void State_setter_knows_only_the_variables_of_the_closure()
    {
        int n = 1;
        Func<int> reads = () => n;
        var identity = MethodIdentity.Of(reads.Method).ToArguments();
        var made = new Call("delegate", "System.Func`1[int]", new Call("method", identity), new Call("closure"));
        Assert.Throws<StaleCodeException>(() => Load(new Call("fill", made, new PickleDict { ["m"] = 2 })));
        Assert.ThrowsAny<UnpicklingException>(() => Load(new Call("fill", made, new PickleDict { ["n"] = "text" })));
    }

    [Fact]
    public void Delegate_that_was_loaded_is_not_callable_from_the_pickle()
    {
        // reduce(delegate, ()) : in Python this would call it.
        byte[] pickle = Save(new Call("delegate", "System.Func`2[int,int]", new Call("method", Declared, "Twice", "int (int)")));
        byte[] calls = [.. Unframed(pickle)[..^1], (byte)'K', 2, 0x85, (byte)'R', (byte)'.'];
        Assert.Throws<UnpicklingException>(() => new Unpickler(calls, Options()).Load());
    }

    /// <summary>Combined, delegates are all that their parts call: through the memo a few bytes would be millions of calls.</summary>
    [Fact]
    public void Multicast_of_multicasts_is_refused()
    {
        var single = new Call("delegate", "Action`1[int]", new Call("method", Declared, "Take", "void (int)"));
        Assert.Equal(3, ((Action<int>)Load(new Call("multicast", "Action`1[int]", single, single, single))!).GetInvocationList().Length);
        var twice = new Call("multicast", "Action`1[int]", single, single);
        Assert.Throws<UnpicklingException>(() => Load(new Call("multicast", "Action`1[int]", twice, twice)));
    }

    [Fact]
    public void Calls_of_a_multicast_count_for_the_limits_each_time_that_it_is_made()
    {
        string single = $"cpicklegen\ndelegate\n({Text("Action`1[int]")}cpicklegen\nmethod\n({Text(Declared)}{Text("Take")}{Text("void (int)")}tRtRp1\n0";
        string arguments = $"({Text("Action`1[int]")}{string.Concat(Enumerable.Repeat("g1\n", 100))}tp2\n0";
        byte[] pickle = System.Text.Encoding.Latin1.GetBytes($"{single}{arguments}]{string.Concat(Enumerable.Repeat("cpicklegen\nmulticast\ng2\nRa", 50))}.");
        Assert.Equal(5000, Assert.IsType<List<object?>>(new Unpickler(pickle, Options()).Load()).Sum(each => ((Action<int>)each!).GetInvocationList().Length));
        var limited = Options() with { Limits = new UnpicklingLimits { MaxTotalItems = 1000 } };
        Assert.Contains(nameof(UnpicklingLimits.MaxTotalItems), Assert.Throws<UnpicklingException>(() => new Unpickler(pickle, limited).Load()).Message, StringComparison.Ordinal);

        static string Text(string text) => $"X{(char)text.Length}\0\0\0{text}";
    }

    private static void Take(int x)
    {
    }

    private static int Twice(int x) => x * 2;

    private static T Generic<T>(T value) => value;

    private static int LengthOf(string text) => text.Length;

    private int Instance() => _untouched;

    private static Call Made(Func<int> lambda) => new("delegate", "System.Func`1[int]", new Call("method", MethodIdentity.Of(lambda.Method).ToArguments()), new Call("closure"));

    // fill(delegate, variables), the root being the delegate.
    private static object? Filled(Func<int> lambda, PickleDict variables) =>
        Assert.IsType<List<object?>>(Load(new List<object?> { new Filling(Made(lambda), variables) }))[0];

    private sealed class Filling(Call made, PickleDict variables) : IReducible
    {
        public ReduceValue Reduce(int protocol)
        {
            var reduced = made.Reduce(protocol);
            return new(reduced.Func!, reduced.Args, variables, stateSetter: new PickleCallable("picklegen", "fill"));
        }
    }

    private static byte[] Unframed(byte[] pickle) => [.. pickle[..2], .. pickle[11..]];

    private static PickleOptions Options() => new() { Closures = ClosurePolicy.TrustAssemblies(typeof(HostileDelegateTests).Assembly) };

    private static byte[] Save(object value)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output).Dump(value);
        return output.WrittenSpan.ToArray();
    }

    private static object? Load(object value) => new Unpickler(Save(value), Options()).Load();
}
