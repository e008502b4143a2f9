namespace PickleGen.Tests.Generated;

/// <summary>Types nested in one that is not annotated: below protocol 4 they are attributes of a name that means nothing by itself.</summary>
public sealed partial class NestedNamesTests
{
    [Picklable(Module = "nested")]
    public sealed partial class Box
    {
        public int Value { get; set; }
    }

    [Picklable(Module = "nested")]
    public enum Kind
    {
        Small,
        Large,
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Two_types_nested_in_one_are_both_found_in_one_pickle(int protocol)
    {
        var value = new List<object> { new Box { Value = 3 }, Kind.Large };
        var back = PickleSerializer.Deserialize<List<object>>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;
        Assert.Equal((3, Kind.Large), (((Box)back[0]).Value, (Kind)back[1]));
    }
}
