using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace PickleGen.Tests.Unpickling;

/// <summary>What a place takes by itself it takes as well among others: in a tuple, an array, a dictionary. The pickles are CPython's.</summary>
public sealed partial class RetypedPlaceTests
{
    [Picklable(Module = "retyped")]
    public enum Level
    {
        Low,
        High,
    }

    // frozenset({1, 2}), 5
    private const string SetAndNumber = "8004950c00000000000000284b014b0291944b0586942e";

    // (1, 2, 3, 4), 5 at protocols 4 and 2
    private const string TupleAndNumber = "8004951000000000000000284b014b024b034b0474944b0586942e", TupleAndNumberEarly = "8002284b014b024b034b047471004b058671012e";

    // ('a', 'b', 'c', 'd'), 5
    private const string TextsAndNumber = "8004951800000000000000288c0161948c0162948c0163948c01649474944b0586942e";

    // [(1, 2, 3, 4)]
    private const string TupleInList = "8004950f000000000000005d94284b014b024b034b047494612e";

    [Fact]
    public void A_frozenset_as_a_tuples_first_item_is_a_set()
    {
        Assert.Equal([1, 2], Load<(HashSet<int>, int)>(SetAndNumber).Item1.Order());
        Assert.Equal([1, 2], Load<(ISet<long>, int)>(SetAndNumber).Item1.Order());
        Assert.Equal([1, 2], Load<Tuple<FrozenSet<int>, int>>(SetAndNumber).Item1.Order());
        Assert.Equal([1, 2], Load<KeyValuePair<int[], byte>>(SetAndNumber).Key);
    }

    [Theory]
    [InlineData(TupleAndNumber)]
    [InlineData(TupleAndNumberEarly)]
    public void A_tuple_as_a_tuples_first_item_is_a_collection(string pickle)
    {
        Assert.Equal([1, 2, 3, 4], Load<(int[], int)>(pickle).Item1);
        Assert.Equal([1, 2, 3, 4], Load<(List<double>, int)>(pickle).Item1);
        Assert.Equal([1, 2, 3, 4], Load<(Memory<byte>, int)>(pickle).Item1.ToArray());
        Assert.Equal("[1,2,3,4]", Load<(JsonNode, int)>(pickle).Item1.ToJsonString());
        Assert.Equal(5, Load<(Queue<int>, int)>(pickle).Item2);
    }

    [Fact]
    public void Texts_that_begin_a_tuple_are_told_from_the_name_of_a_class()
    {
        Assert.Equal(["a", "b", "c", "d"], Load<(List<string>, int)>(TextsAndNumber).Item1);
        foreach (int protocol in (int[])[0, 1, 2, 3, 4, 5])
        {
            var options = new PickleOptions { Protocol = protocol };
            Assert.Equal(["a", "b"], PickleSerializer.Deserialize<(List<string>, int)>(PickleSerializer.Serialize((new List<string> { "a", "b" }, 5), options)).Item1);
            Assert.Equal([1.5, 2], PickleSerializer.Deserialize<(List<double>, int)>(PickleSerializer.Serialize((new[] { 1.5, 2 }, 5), options)).Item1);
        }
    }

    [Fact]
    public void A_tuple_is_JSON_among_elements_too() => Assert.Equal("[1,2,3,4]", Load<List<JsonNode>>(TupleInList)[0].ToJsonString());

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_annotated_enum_is_a_dictionarys_only_number(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var rows = new List<Dictionary<string, Level>> { new() { ["k"] = Level.High }, new() { ["k"] = Level.High }, new() };
        var output = new MemoryStream();
        new Pickler(output, options).Dump((object)rows);
        foreach (byte[] pickle in (byte[][])[PickleSerializer.Serialize(rows, options), output.ToArray()])
        {
            var loaded = PickleSerializer.Deserialize<List<Dictionary<string, int>>>(pickle)!;
            Assert.Equal([1, 1], loaded.SelectMany(static row => row.Values));
            Assert.Equal([1d, 1d], PickleSerializer.Deserialize<List<Dictionary<string, double>>>(pickle)!.SelectMany(static row => row.Values));
        }
    }

    [Fact]
    public void Elements_of_an_array_are_what_numbers_in_a_list_are()
    {
        Assert.Equal([1.5m, 0.10000000149011612m], Again<float[], decimal[]>([1.5f, 0.1f]));
        Assert.Equal([Level.High, Level.Low], Again<byte[], Level[]>([1, 0]));
        Assert.Equal([Level.High, Level.Low], Again<short[], List<Level>>([1, 0]));
        Assert.Equal([null, Level.Low], Again<object?[], Level?[]>([null, (sbyte)0]));
        Assert.Equal("-1 18446744073709551615 1.5", string.Join(' ', (JsonNode[])[Again<sbyte[], JsonNode[]>([-1])[0], Again<ulong[], JsonNode[]>([ulong.MaxValue])[0], Again<float[], JsonNode[]>([1.5f])[0]]));
    }

    private static TTo Again<TFrom, TTo>(TFrom value) => PickleSerializer.Deserialize<TTo>(PickleSerializer.Serialize(value))!;

    private static T Load<T>(string pickle) => PickleSerializer.Deserialize<T>(Convert.FromHexString(pickle))!;
}
