namespace PickleGen.Tests.Closures;

/// <summary>Arrays of anonymous types: their names begin like those of their elements, and they are arrays like any.</summary>
public class CapturedAnonymousArrayTests
{
    private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(CapturedAnonymousArrayTests).Assembly) };

    [Fact]
    public void Array_of_an_anonymous_type_is_captured()
    {
        var items = new[] { new { Number = 2L }, new { Number = 3L } };
        Arrives("{ Number = 3 }, Int64", () => $"{items[1]}, {items[1].Number.GetType().Name}");
    }

    [Fact]
    public void Jagged_array_of_an_anonymous_type_is_captured()
    {
        var items = new[] { new[] { new { Number = (short)2 } }, [] };
        Arrives("2 Int16 0", () => $"{items[0][0].Number} {items[0][0].Number.GetType().Name} {items[1].Length}");
    }

    [Fact]
    public void Array_of_two_dimensions_of_an_anonymous_type_is_captured()
    {
        var items = new[,] { { new { Number = 2L }, new { Number = 3L } } };
        Arrives("2 3 1", () => $"{items[0, 0].Number} {items[0, 1].Number} {items.GetLength(0)}");
    }

    [Fact]
    public void Array_of_an_anonymous_type_in_other_types_is_captured()
    {
        var pair = (new[] { new { Number = 2L } }, 2);
        var outer = new { Items = new[] { new { Number = 3L } } };
        var list = new List<List<int>[]> { new List<int>[] { [4] } }.ConvertAll(each => new[] { new { Number = each[0][0] } });
        Arrives("2 3 4", () => $"{pair.Item1[0].Number} {outer.Items[0].Number} {list[0][0].Number}");
    }

    [Fact]
    public void Element_that_two_places_have_is_one()
    {
        var one = new { Number = 2L };
        var items = new[] { one, one };
        Arrives("True True", () => $"{ReferenceEquals(items[0], items[1])} {ReferenceEquals(one, items[0])}");
    }

    private static void Arrives(string expected, Func<string> made)
    {
        Assert.Equal(expected, made());
        Assert.Equal(expected, PickleSerializer.Deserialize<Func<string>>(PickleSerializer.Serialize(made), s_options)!());
        Assert.Equal(expected, ((Func<string>)PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(made), s_options)!)());
    }
}
