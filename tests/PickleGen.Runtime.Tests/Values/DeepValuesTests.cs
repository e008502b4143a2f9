namespace PickleGen.Tests.Values;

/// <summary>A pickle can build values that are deeper than any call stack. They compare, hash and print all the same.</summary>
public class DeepValuesTests
{
    private const int Depth = 200_000;

    [Fact]
    public void A_deep_tuple_is_a_key()
    {
        var dict = new PickleDict { [DeepTuple()] = "found" };
        Assert.Equal("found", dict[DeepTuple()]);
        Assert.False(dict.ContainsKey(DeepTuple(Depth - 1)));
    }

    [Fact]
    public void Deep_tuples_are_equal_and_hash_alike()
    {
        Assert.Equal(DeepTuple(), DeepTuple());
        Assert.Equal(DeepTuple().GetHashCode(), DeepTuple().GetHashCode());
    }

    [Fact]
    public void Deep_lists_compare_by_content() => Assert.True(new PickleTuple(DeepList()).Equals(new PickleTuple(DeepList())));

    [Fact]
    public void A_deep_value_prints_shortened()
    {
        Assert.Equal("((((((...,),),),),),)", DeepTuple().ToString().Replace("(...,)", "...", StringComparison.Ordinal));
        Assert.True(new PickleTuple(Enumerable.Repeat<object?>("text", 1000).ToArray()).ToString().Length < 2000);
    }

    [Fact]
    public void Shared_parts_are_hashed_and_compared_once()
    {
        Assert.Equal(Laughs(), Laughs());
        Assert.Equal(Laughs().GetHashCode(), Laughs().GetHashCode());
        Assert.NotEqual(Laughs(), Laughs("another"));
    }

    [Fact]
    public void Cycles_compare_to_an_end()
    {
        Assert.True(PickleEquality.AreEqual(Cycle(), Cycle()));
    }

    [Fact]
    public void Sets_nested_too_deep_to_compare_are_a_clean_error()
    {
        var (left, right) = (new PickleFrozenSet(), new PickleFrozenSet());
        for (int i = 0; i < 1000; i++) (left, right) = (new PickleFrozenSet(left), new PickleFrozenSet(right));
        Assert.Throws<UnpicklingException>(() => left.Equals(right));
    }

    private static PickleTuple DeepTuple(int depth = Depth)
    {
        var tuple = PickleTuple.Empty;
        for (int i = 0; i < depth; i++) tuple = new PickleTuple(tuple);
        return tuple;
    }

    private static List<object?> DeepList()
    {
        List<object?> list = [];
        for (int i = 0; i < Depth; i++) list = [list];
        return list;
    }

    // 2 to the 200th leaves, were they written out.
    private static PickleTuple Laughs(string leaf = "lol")
    {
        var tuple = new PickleTuple(leaf);
        for (int i = 0; i < 200; i++) tuple = new PickleTuple(tuple, tuple);
        return tuple;
    }

    private static List<object?> Cycle()
    {
        List<object?> list = [1];
        list.Add(new PickleDict { ["self"] = list });
        return list;
    }
}
