using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Keys that a pickle has once and refers to again and again: what it takes to hash and compare them counts.</summary>
public sealed partial class KeyWorkTests
{
    private const int Long = 20_000;

    /// <summary>References to a key: together they make more work than is allowed, one after another far less.</summary>
    private const int Often = 500;

    private static readonly PickleOptions s_narrow = new() { Limits = new UnpicklingLimits { MaxTotalItems = 1_000_000 } };

    [Picklable(Module = "work", Layout = PickleLayout.Positional)]
    public sealed partial record Pair(Pair? Left, Pair? Right);

    public static TheoryData<string, string> Keys() => new()
    {
        { "bytes", Bytes() },
        { "a Decimal", $"cdecimal\nDecimal\n{Text('7')}\u0085R" },
        { "an int", Integer(Long) },
        { "a Fraction", $"cfractions\nFraction\nK\u0001{Integer(Long)}\u0086R" },
        { "a range", $"cbuiltins\nrange\nK\u0000{Integer(Long)}K\u0003\u0087R" },
        { "a path", $"cpathlib\nPureWindowsPath\n{Text('a')}\u0085R" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void Long_keys_are_counted_each_time_that_they_are_hashed(string what, string key)
    {
        foreach (string use in (string[])["h\u0001Ns", "h\u0001\u0085Ns"])
        {
            Refuses(Latin1($"\u0080\u0004{key}q\u00010}}" + Repeated(use) + "."));
            Assert.True(new Unpickler(Latin1($"\u0080\u0004{key}q\u00010}}{use}{use}."), s_narrow).Load() is PickleDict { Count: 1 }, what);
        }
        Refuses(Latin1($"\u0080\u0004{key}q\u00010\u008f(" + Repeated("h\u0001") + "\u0090."));
        Refuses(Latin1($"\u0080\u0004{key}q\u00010}}(" + Repeated("h\u0001N") + "u."));
    }

    // However long, and however little may be shared.
    [Fact]
    public void A_long_key_of_the_pickles_own_is_not()
    {
        var none = new PickleOptions { Limits = new UnpicklingLimits { MaxTotalItems = 10 } };
        foreach (string key in (string[])[Bytes(), Integer(Long)]) Assert.Single(Assert.IsType<PickleDict>(new Unpickler(Latin1($"\u0080\u0004}}{key}Ns."), none).Load()));
    }

    public static TheoryData<string> Twins() =>
    [
        Bytes(),
        Text('a'),
        "(" + string.Concat(Enumerable.Repeat("N", Long)) + "t",
        "(" + string.Concat(Enumerable.Repeat("(" + new string('N', 50) + "t", 50)) + "t",
        "(" + string.Concat(Enumerable.Range(0, 200).Select(static i => $"M{(char)(i & 0xFF)}\u0001")) + "\u0091",
    ];

    [Theory]
    [MemberData(nameof(Twins))]
    public void Keys_that_are_equal_and_not_the_same_are_counted_each_time_that_they_are_compared(string key)
    {
        byte[] Pickle(int uses) => Latin1($"\u0080\u0004{key}q\u0001{key}q\u000200}}h\u0001Ns" + string.Concat(Enumerable.Repeat("h\u0002Ns", uses)) + ".");
        Refuses(Pickle(Often));
        Assert.Single(Assert.IsType<PickleDict>(new Unpickler(Pickle(1), s_narrow).Load()));
    }

    [Fact]
    public void Long_texts_are_counted_where_NET_hashes_them()
    {
        byte[] dict = Latin1($"\u0080\u0004}}({Text('a')}q\u0001K\u0001" + Repeated("h\u0001K\u0001") + "u."), set = Latin1($"\u0080\u0004\u008f({Text('a')}q\u0001" + Repeated("h\u0001") + "\u0090.");
        Refuses(static pickle => PickleSerializer.Deserialize<Dictionary<string, int>>(pickle, s_narrow), dict);
        Refuses(static pickle => PickleSerializer.Deserialize<System.Collections.Concurrent.ConcurrentDictionary<string, int>>(pickle, s_narrow), PickleOfOurs(dict));
        Refuses(static pickle => PickleSerializer.Deserialize<HashSet<string>>(pickle, s_narrow), set);

        // The library's own dictionaries keep the hashes of long texts, as CPython's do.
        Assert.Single(Assert.IsType<PickleDict>(new Unpickler(dict, s_narrow).Load()));

        // With the number of elements before them.
        static byte[] PickleOfOurs(byte[] pickle) => [.. pickle[..2], .. "M\u0001\u00020"u8, .. pickle[2..]];
    }

    [Fact]
    public void Records_that_share_their_members_are_counted_each_time_that_they_are_looked_through()
    {
        string halves = string.Concat(Enumerable.Range(1, 9).Select(static i => $"0h\u0000(h{(char)i}h{(char)i}tRq{(char)(i + 1)}"));
        byte[] Pickle(int uses) => Latin1("\u0080\u0004cwork\nKeyWorkTests.Pair\nq\u0000(NNtRq\u0001" + halves + "0}" + string.Concat(Enumerable.Repeat("h\u000aNs", uses)) + ".");
        Refuses(Pickle(Often));
        Assert.Single(Assert.IsType<PickleDict>(new Unpickler(Pickle(1), s_narrow).Load()));
    }

    [Picklable(Module = "work", Layout = PickleLayout.Positional)]
    public sealed partial record Named(string? Name, System.Numerics.BigInteger Number);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void So_are_long_texts_and_numbers_in_records(bool isText)
    {
        string members = isText ? Text('a') + "K\u0001" : "N" + Integer(Long);
        byte[] Pickle(int uses) => Latin1($"\u0080\u0004cwork\nKeyWorkTests.Named\n({members}tRq\u00010}}" + string.Concat(Enumerable.Repeat("h\u0001Ns", uses)) + ".");
        Refuses(Pickle(Often));
        Assert.Single(Assert.IsType<PickleDict>(new Unpickler(Pickle(1), s_narrow).Load()));
        Refuses(static pickle => PickleSerializer.Deserialize<Dictionary<Named, object>>(pickle, s_narrow), Pickle(Often));
    }

    // Of .NET's own keys those that hold a long one: each of them is made anew of a few bytes. The number of elements before them leads past the library's own set.
    [Fact]
    public void So_are_long_texts_and_numbers_in_tuples_and_by_themselves()
    {
        Refuses<HashSet<(string, int)>>($"{Text('a')}q\u0001", "K\u0001\u0086");
        Refuses<HashSet<Tuple<string, int>>>($"{Text('a')}q\u0001", "K\u0001\u0086");
        Refuses<HashSet<KeyValuePair<string, int>>>($"{Text('a')}q\u0001", "K\u0001\u0086");
        Refuses<HashSet<System.Numerics.BigInteger>>($"{Integer(Long)}q\u0001", "");

        static void Refuses<T>(string first, string rest)
        {
            byte[] Pickle(int uses) => Latin1($"\u0080\u0004J{Size(uses + 1)}0\u008f({first}{rest}" + string.Concat(Enumerable.Repeat("h\u0001" + rest, uses)) + "\u0090.");
            KeyWorkTests.Refuses(static pickle => PickleSerializer.Deserialize<T>(pickle, s_narrow), Pickle(Often));
            Assert.Single((System.Collections.IEnumerable)PickleSerializer.Deserialize<T>(Pickle(2), s_narrow)!);
        }
    }

    [Fact]
    public void Documents_count_as_loads_do()
    {
        foreach (string use in (string[])["h\u0001Ns", "h\u0001\u0085Ns"]) Counts(Latin1($"\u0080\u0004{Bytes()}q\u00010}}" + Repeated(use) + "."));
        Counts(Latin1($"\u0080\u0004{Bytes()}q\u00010\u008f(" + Repeated("h\u0001") + "\u0090."));

        static void Counts(byte[] pickle)
        {
            Refuses(static pickle => PickleDocument.Parse(pickle, s_narrow), pickle);
            PickleDocument.Parse(pickle);
        }
    }

    // 300 keys of their own for each reference: a dictionary is filled anew once, however often it got something.
    [Fact]
    public void Dictionaries_of_objects_are_hashed_anew_once()
    {
        string keys = string.Concat(Enumerable.Range(0, 5000).Select(static i => "G" + Encoding.Latin1.GetString([.. BitConverter.GetBytes(i + 0.5).Reverse()]) + "N"));
        byte[] pickle = Latin1($"\u0080\u0004cwork\nKeyWorkTests.Pair\n(NNtR0G@@@@@@@@q\u00010}}({keys}u" + string.Concat(Enumerable.Repeat("h\u0001Ns", 5000)) + ".");
        new Unpickler(pickle).Load();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(5001, Assert.IsType<PickleDict>(new Unpickler(pickle).Load()).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void What_a_callback_loads_counts_for_itself()
    {
        byte[] inner = Latin1($"\u0080\u0004{Bytes()}q\u00010}}" + string.Concat(Enumerable.Repeat("h\u0001Ns", 30)) + ".");
        var classes = new ClassRegistry().Add(new PickleCallable("tests", "inner", (object?[] _) => new Unpickler(inner, s_narrow).Load()));
        byte[] outer = Latin1($"\u0080\u0004{Bytes()}q\u00010ctests\ninner\nq\u0002)R0h\u0002)R0}}" + string.Concat(Enumerable.Repeat("h\u0001Ns", 30)) + ".");
        Assert.IsType<PickleDict>(new Unpickler(outer, s_narrow with { Classes = classes }).Load());
        byte[] more = Latin1($"\u0080\u0004{Bytes()}q\u00010ctests\ninner\n)R0}}" + Repeated("h\u0001Ns") + ".");
        Refuses(pickle => new Unpickler(pickle, s_narrow with { Classes = classes }).Load(), more);
    }

    [Fact]
    public void Elements_of_a_stream_count_together()
    {
        byte[] pickle = Latin1($"\u0080\u0004](}}({Bytes()}q\u0001Nu" + Repeated("}(h\u0001Nu") + "e.");
        Refuses(static pickle => PickleSerializer.DeserializeElementsAsync<object>(new MemoryStream(pickle), s_narrow).ToBlockingEnumerable().Count(), pickle);
    }

    // An array that its elements want before it is there: one, and not one for each of them.
    [Fact]
    public void An_array_that_is_often_in_itself_is_read_in_little_memory()
    {
        byte[] pickle = Latin1("\u0080\u0004]q\u0001" + string.Concat(Enumerable.Repeat("h\u0001a", 5000)) + ".");
        PickleSerializer.Deserialize<object[]>(pickle);
        long before = GC.GetAllocatedBytesForCurrentThread();
        object[] array = PickleSerializer.Deserialize<object[]>(pickle)!;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
        Assert.Equal(5000, array.Length);
        Assert.All(array, item => Assert.Same(array, item));
    }

    private static string Bytes() => $"B{Size(Long)}{new string('1', Long)}";

    private static string Text(char of) => $"X{Size(Long)}{new string(of, Long)}";

    private static string Integer(int bytes) => $"\u008b{Size(bytes)}{new string('U', bytes)}";

    private static string Size(int size) => Encoding.Latin1.GetString(BitConverter.GetBytes(size));

    private static string Repeated(string use) => string.Concat(Enumerable.Repeat(use, Often));

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static void Refuses(byte[] pickle) => Refuses(static pickle => new Unpickler(pickle, s_narrow).Load(), pickle);

    private static void Refuses(Func<byte[], object?> load, byte[] pickle)
    {
        var refused = Assert.Throws<UnpicklingException>(() => load(pickle));
        Assert.Contains(nameof(UnpicklingLimits.MaxTotalItems), refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Offset);
    }
}
