using System.Collections;

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
    public void A_captured_lookup_comes_back_where_the_variable_says_so(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol, Closures = ClosurePolicy.TrustAssemblies(typeof(PlaceOverValueTests).Assembly) };
        ILookup<int, string> captured = new[] { "a", "bb", "c" }.ToLookup(static text => text.Length);
        Func<int> count = () => captured[1].Count();
        Assert.Equal(2, PickleSerializer.DeepClone(count, options)!());
    }
}
