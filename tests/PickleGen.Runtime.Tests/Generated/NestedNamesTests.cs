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

    public partial class Middle
    {
        [Picklable(Module = "nested")]
        public sealed partial class Box
        {
            public int Value { get; set; }
        }
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

    // Untracked, getattr is named once more within the call of it, and in Python 2's words.
    [Fact]
    public void A_type_nested_two_deep_is_found()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            foreach (bool isTracked in (bool[])[true, false])
            {
                var options = new PickleOptions { Protocol = protocol, TrackReferences = isTracked };
                Middle.Box[] boxes = [new() { Value = protocol }, new() { Value = -1 }];
                Assert.Equal([protocol, -1], PickleSerializer.Deserialize<Middle.Box[]>(PickleSerializer.Serialize(boxes, options), options)!.Select(box => box.Value));
                Assert.Equal(protocol, PickleSerializer.Deserialize<Middle.Box>(PickleSerializer.Serialize(boxes[0], options), options)!.Value);
            }
        }
    }
}
