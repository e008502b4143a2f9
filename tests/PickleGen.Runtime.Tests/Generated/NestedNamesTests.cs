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

    /// <summary>Below protocol 4 the pickle names the class around the nested one as well, which nobody has registered.</summary>
    [Fact]
    public void An_unpickler_that_overrides_something_finds_what_its_base_does()
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            var options = new PickleOptions { Protocol = protocol };
            byte[] box = PickleSerializer.Serialize<object>(new Middle.Box { Value = protocol }, options), kind = PickleSerializer.Serialize(Kind.Large, options);
            foreach (var make in (Func<byte[], Unpickler>[])[pickle => new Loading(pickle), pickle => new Finding(pickle)])
            {
                Assert.Equal(protocol, Assert.IsType<Middle.Box>(make(box).Load()).Value);
                Assert.Equal(protocol, make(box).Load<Middle.Box>()!.Value);
                Assert.Equal(Kind.Large, make(kind).Load());
                Assert.Equal(Kind.Large, make(kind).Load<Kind>());
            }
        }
    }

    [Fact]
    public void Who_overrides_FindClass_is_asked_for_the_class_around_and_for_the_nested_one()
    {
        byte[] pickle = PickleSerializer.Serialize<object>(new Box { Value = 3 }, new PickleOptions { Protocol = 2 });
        var unpickler = new Finding(pickle);
        unpickler.Load();
        Assert.Equal([nameof(NestedNamesTests), "NestedNamesTests.Box"], unpickler.Asked.Where(static name => name.StartsWith(nameof(NestedNamesTests), StringComparison.Ordinal)));
        Assert.Throws<PickleSecurityException>(() => new Refusing(pickle).Load());
    }

    [Fact]
    public void A_class_that_nobody_has_registered_is_no_value_for_an_override_to_hand_out() =>
        Assert.Throws<PickleSecurityException>(() => new Finding("cbuiltins\ngetattr\ncnested\nNestedNamesTests\n."u8.ToArray()).Load());

    private sealed class Loading(byte[] input) : Unpickler(input)
    {
        protected override object? PersistentLoad(object id) => id;
    }

    private sealed class Finding(byte[] input) : Unpickler(input)
    {
        public List<string> Asked { get; } = [];

        protected override object FindClass(string module, string name)
        {
            Asked.Add(name);
            return base.FindClass(module, name);
        }
    }

    private sealed class Refusing(byte[] input) : Unpickler(input)
    {
        protected override object FindClass(string module, string name) =>
            name == nameof(NestedNamesTests) ? throw new PickleSecurityException("not this one") : base.FindClass(module, name);
    }
}
