namespace PickleGen.Conformance.Tests.Typed;

#pragma warning disable PICKLE015 // Open members are the point.
[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Shelf
{
    public object? Any { get; set; }
    public List<object?>? Mixed { get; set; }
    public object? Chosen { get; set; }
    public List<int>? Numbers { get; set; }
    public Dictionary<string, long>? Prices { get; set; }
    public HashSet<(int, int)>? Pairs { get; set; }
}

/// <summary>Where an object of Python's is in an open member first and in a typed one later, it is one object here, as it is there.</summary>
public class OpenFirstTests
{
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void What_python_shares_stays_shared_whichever_member_comes_first(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(
            """
            it, numbers, prices, pairs = Shelf(), [1, 2], {"a": 1}, {(1, 2)}
            it.any, it.mixed, it.chosen, it.numbers, it.prices, it.pairs = numbers, [prices, [numbers]], pairs, numbers, prices, pairs
            """, "it", protocol);

        var shelf = PickleSerializer.Deserialize<Shelf>(pickle)!;
        Assert.Equal([1, 2], shelf.Numbers);
        Assert.Same(shelf.Numbers, shelf.Any);
        Assert.Same(shelf.Prices, shelf.Mixed![0]);
        Assert.Same(shelf.Numbers, Assert.IsType<List<object?>>(shelf.Mixed[1])[0]);
        Assert.Equal([(1, 2)], shelf.Pairs);
        Assert.Same(shelf.Pairs, shelf.Chosen);

        Village.JudgedByPython(PickleSerializer.Serialize(shelf, new PickleOptions { Protocol = protocol }),
            """
            assert it.any is it.numbers == [1, 2] and it.mixed[0] is it.prices and it.mixed[1][0] is it.numbers and it.chosen is it.pairs == {(1, 2)}
            """);
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];
}
