namespace PickleGen.Tests.Generated;

/// <summary>Types that are private to another one: generated code and the assembly's index reach them through the types around them.</summary>
public static partial class PrivateShapesTests
{
    [Picklable]
    private sealed partial class Order
    {
        public int Number { get; set; }
        public Kind Kind { get; set; }
        public object? Inner { get; set; }
        public Boxed<Point>? Boxed { get; set; }
        public IMark? Mark { get; set; }

        public static Order Example() => new() { Number = 3, Kind = Kind.Large, Inner = new Deeper { Value = 9 }, Boxed = new() { Value = new Point { X = 4 } }, Mark = new Mark("m") };

        public bool IsExample() => this is { Number: 3, Kind: Kind.Large, Inner: Deeper { Value: 9 }, Boxed.Value.X: 4, Mark: Mark { Text: "m" } };

        [Picklable]
        private sealed partial class Deeper
        {
            public int Value { get; set; }
        }
    }

    [Picklable]
    private enum Kind { Small, Large }

    [Picklable]
    private partial struct Point
    {
        public int X { get; set; }
    }

    [Picklable]
    private interface IMark;

    [Picklable]
    private sealed partial record Mark(string Text) : IMark;

    [Picklable]
    public sealed partial class Boxed<T>
    {
        public T? Value { get; set; }
    }

    public partial class Base
    {
        public static object Example() => new List<object> { new Shielded { Value = 1 }, Level.High, new Both(2) };

        public static string Show(object? value) => value is List<object?> and [Shielded shielded, Level level, Both both] ? $"{shielded.Value} {level} {both.Value}" : "?";

        [Picklable]
        protected sealed partial class Shielded
        {
            public int Value { get; set; }
        }

        [Picklable]
        protected internal enum Level { Low, High }

        [Picklable]
        private protected sealed partial record Both(int Value);
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public static void Private_types_come_back_as_members_and_where_only_the_pickle_names_them(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var back = PickleSerializer.Deserialize<List<object?>>(PickleSerializer.Serialize(new List<object?> { Order.Example(), Kind.Large, new Point { X = 5 }, new Mark("n") }, options))!;
        Assert.True(Assert.IsType<Order>(back[0]).IsExample());
        Assert.Equal((Kind.Large, 5, "n"), ((Kind)back[1]!, ((Point)back[2]!).X, ((Mark)back[3]!).Text));
        Assert.Equal("1 High 2", Base.Show(PickleSerializer.Deserialize<object>(PickleSerializer.Serialize(Base.Example(), options))));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public static void Two_types_nested_in_one_are_told_apart_by_their_names(int protocol)
    {
        var value = new List<object> { new Boxed<Kind> { Value = Kind.Large }, Kind.Small };
        var back = PickleSerializer.Deserialize<List<object>>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;
        Assert.Equal((Kind.Large, Kind.Small), (((Boxed<Kind>)back[0]).Value, (Kind)back[1]));
    }
}
