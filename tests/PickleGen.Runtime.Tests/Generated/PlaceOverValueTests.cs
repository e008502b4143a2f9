using System.Collections;
using System.Collections.Specialized;

namespace PickleGen.Tests.Generated;

[Picklable(Module = "places")]
public sealed partial class Failures
{
    public Exception? Last { get; set; }
}

[Picklable(Module = "places")]
public sealed partial record Outcome<T>(T? Value, Exception? Failure);

[Picklable(Module = "places")]
public sealed partial class PairPlaces
{
    public IEnumerable<KeyValuePair<string, int>>? Sequence { get; set; }
    public ICollection<KeyValuePair<string, int>>? Collection { get; set; }
    public IReadOnlyCollection<KeyValuePair<string, int>>? ReadOnly { get; set; }
    public ICollection? Untyped { get; set; }
    public IEnumerable? UntypedSequence { get; set; }
}

[Picklable(Module = "places")]
public sealed partial class SharedPairs
{
    public IDictionary<string, int>? Map { get; set; }
    public SortedDictionary<string, int>? Sorted { get; set; }
    public IEnumerable<KeyValuePair<string, int>>? Pairs { get; set; }
    public IEnumerable? Any { get; set; }
    public Dictionary<string, int>? Exact { get; set; }
}

[Picklable(Module = "places")]
public sealed partial class NullKeys
{
    public NameValueCollection? Names { get; set; }
    public ILookup<string?, string?>? Groups { get; set; }
}

/// <summary>Where a member's type says more than the value does, it decides at every protocol.</summary>
public sealed class PlaceOverValueTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private sealed class NobodysException(string message) : Exception(message);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void An_exception_that_nobody_annotated_comes_back_from_a_member_as_a_PickledException(int protocol)
    {
        var failure = new NobodysException("no");
        var options = new PickleOptions { Protocol = protocol };
        Assert.Equal("no", Assert.IsType<PickledException>(PickleSerializer.DeepClone(new Failures { Last = failure }, options)!.Last).Message);
        Assert.Equal("no", Assert.IsType<PickledException>(PickleSerializer.DeepClone(new Outcome<int>(1, failure), options)!.Failure).Message);
        var program = options with { Closures = ClosurePolicy.TrustAssemblies(typeof(PlaceOverValueTests).Assembly) };
        Exception captured = failure;
        Func<Exception> give = () => captured;
        Assert.Equal("no", Assert.IsType<PickledException>(PickleSerializer.DeepClone(give, program)!()).Message);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_dictionary_in_a_place_of_pairs_comes_back_as_pairs(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var pairs = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        var back = PickleSerializer.DeepClone(new PairPlaces { Sequence = New(), Collection = New(), ReadOnly = New(), Untyped = New(), UntypedSequence = New() }, options)!;
        Assert.Equal(pairs, back.Sequence);
        Assert.Equal(pairs, back.Collection);
        Assert.Equal(pairs, back.ReadOnly);
        Assert.Equal([new PickleTuple("a", 1), new PickleTuple("b", 2)], back.Untyped!.Cast<object>());
        Assert.Equal([new PickleTuple("a", 1), new PickleTuple("b", 2)], back.UntypedSequence!.Cast<object>());
        var untyped = PickleSerializer.DeepClone(new PairPlaces { Untyped = new Hashtable { ["a"] = 1 } }, options)!;
        Assert.Equal([new PickleTuple("a", 1)], untyped.Untyped!.Cast<object>());

        var program = options with { Closures = ClosurePolicy.TrustAssemblies(typeof(PlaceOverValueTests).Assembly) };
        IEnumerable<KeyValuePair<string, int>> captured = pairs;
        Func<int> sum = () => captured.Sum(static pair => pair.Value);
        Assert.Equal(3, PickleSerializer.DeepClone(sum, program)!());

        Dictionary<string, int> New() => new(pairs);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_dictionary_in_two_places_of_different_types_is_read_in_both(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var sorted = new SortedDictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        var pairs = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        Check(new() { Map = sorted, Sorted = sorted }, static back => back.Map, static back => back.Sorted);
        Check(new() { Pairs = pairs, Exact = pairs }, static back => back.Pairs, static back => back.Exact);
        Check(new() { Any = pairs, Exact = pairs }, static _ => null, static back => back.Exact);

        void Check(SharedPairs value, Func<SharedPairs, IEnumerable<KeyValuePair<string, int>>?> first, Func<SharedPairs, IEnumerable<KeyValuePair<string, int>>?> second)
        {
            var back = PickleSerializer.DeepClone(value, options)!;
            Assert.Equal(first(value), first(back));
            Assert.Equal(second(value), second(back));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_null_key_comes_back_where_NET_has_one(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var names = new NameValueCollection { { null, "x" }, { "a", "b" } };
        var groups = new[] { "a", null, "b", null }.ToLookup(static item => item);
        foreach (var back in new[] { PickleSerializer.DeepClone(new NullKeys { Names = names, Groups = groups }, options)!, new() { Names = PickleSerializer.DeepClone(names, options), Groups = PickleSerializer.DeepClone(groups, options) } })
        {
            Assert.Equal(("x", "b", 2), (back.Names![null], back.Names["a"], back.Names.Count));
            Assert.Equal(["a", null, "b"], back.Groups!.Select(static group => group.Key));
            Assert.Equal(2, back.Groups![null].Count());
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_captured_lookup_comes_back_where_the_variable_says_so(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol, Closures = ClosurePolicy.TrustAssemblies(typeof(PlaceOverValueTests).Assembly) };
        ILookup<int, string> captured = new[] { "a", "bb", "c" }.ToLookup(static text => text.Length);
        Func<int> count = () => captured[1].Count();
        Assert.Equal(2, PickleSerializer.DeepClone(count, options)!());
    }
}
