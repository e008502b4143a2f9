using System.Collections.Specialized;
using System.Dynamic;
using System.Text.Json.Nodes;

namespace PickleGen.Tests.Unpickling;

/// <content>One list that many refer to, where each makes a copy of it; and collections to which each new element costs more than the last.</content>
public sealed partial class ExpansionTests
{
    private const int Many = 400;

    private static string Numbers => "]q\u0000(" + string.Concat(Enumerable.Repeat("K\u0001", Many)) + "e";

    [Fact]
    public void Rows_of_an_array_are_counted_as_often_as_it_has_them()
    {
        byte[] pickle = Latin1($"\u0080\u0004]({Numbers}" + string.Concat(Enumerable.Repeat("h\u0000", Many - 1)) + "e.");
        AssertRefused(() => PickleSerializer.Deserialize<int[,]>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(Many * Many, PickleSerializer.Deserialize<int[,]>(pickle)!.Length);
    }

    [Fact]
    public void Groups_of_a_lookup_are_counted_as_often_as_it_has_them()
    {
        byte[] pickle = Latin1($"\u0080\u0004}}(K\u0000{Numbers}" + string.Concat(Enumerable.Range(1, 200).Select(key => $"K{(char)key}h\u0000")) + "u.");
        AssertRefused(() => PickleSerializer.Deserialize<ILookup<int, int>>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(201, PickleSerializer.Deserialize<ILookup<int, int>>(pickle)!.Count);
    }

    [Fact]
    public void Values_of_a_name_are_counted_as_often_as_they_are_taken()
    {
        string texts = "]q\u0000(" + string.Concat(Enumerable.Repeat("\u008c\u0001a", Many)) + "e";
        byte[] pickle = Latin1($"\u0080\u0004}}(\u008c\u0001n{texts}" + string.Concat(Enumerable.Range(0, 200).Select(name => $"\u008c\u0003{name:D3}h\u0000")) + "u.");
        AssertRefused(() => PickleSerializer.Deserialize<NameValueCollection>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(201, PickleSerializer.Deserialize<NameValueCollection>(pickle)!.Count);
    }

    [Picklable(Module = "expansion")]
    public partial class OwnNumbers : List<int>;

    [Fact]
    public void Elements_of_collections_of_ones_own_are_counted_as_often_as_they_are_taken()
    {
        static string Own(string items) => $"cexpansion\nExpansionTests.OwnNumbers\n)\u0081}}\u008c\u0009__items__{items}sb";
        byte[] pickle = Latin1($"\u0080\u0004]({Own(Numbers)}" + string.Concat(Enumerable.Repeat(Own("h\u0000"), 200)) + "e.");
        AssertRefused(() => PickleSerializer.Deserialize<List<OwnNumbers>>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.All(PickleSerializer.Deserialize<List<OwnNumbers>>(pickle)!, own => Assert.Equal(Many, own.Count));
    }

    [Fact]
    public void Long_integers_as_JSON_count_what_it_takes_to_print_them()
    {
        byte[] pickle = Latin1("\u0080\u0004](\u008b\u00d0\u0007\u0000\u0000" + new string('1', Blob) + "q\u0000h\u0000e.");
        AssertRefused(() => PickleSerializer.Deserialize<List<JsonNode>>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(2, PickleSerializer.Deserialize<List<JsonNode>>(pickle)!.Count);
        Assert.Equal(double.NaN, PickleSerializer.DeepClone<JsonNode>(JsonValue.Create(double.NaN)).GetValue<double>());
    }

    [Fact]
    public void An_entry_counts_what_it_moves()
    {
        byte[] names = PickleSerializer.Serialize(Enumerable.Range(0, Many).ToDictionary(static i => $"name{i}"));
        AssertRefused(() => PickleSerializer.Deserialize<ExpandoObject>(names, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(Many, PickleSerializer.Deserialize<ExpandoObject>(names)!.Count());

        byte[] rising = PickleSerializer.Serialize(Enumerable.Range(0, 4000).ToDictionary(static i => i)), falling = PickleSerializer.Serialize(Enumerable.Range(0, 4000).ToDictionary(static i => -i));
        AssertRefused(() => PickleSerializer.Deserialize<SortedList<int, int>>(falling, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(4000, PickleSerializer.Deserialize<SortedList<int, int>>(rising, s_narrow)!.Count);
        Assert.Equal(4000, PickleSerializer.Deserialize<SortedList<int, int>>(falling)!.Count);
    }

    [Fact]
    public void Data_of_an_exception_counts_what_it_searches()
    {
        var exception = new InvalidOperationException("full");
        for (int i = 0; i < Many; i++) exception.Data[i] = i;
        byte[] pickle = PickleSerializer.Serialize(exception);
        AssertRefused(() => PickleSerializer.Deserialize<Exception>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(Many, PickleSerializer.Deserialize<Exception>(pickle)!.Data.Count);
    }
}
