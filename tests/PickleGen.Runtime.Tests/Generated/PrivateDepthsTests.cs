namespace PickleGen.Tests.Generated;

/// <summary>Types that are private to a private type: each type around them passes their index on.</summary>
public static partial class PrivateDepthsTests
{
    private static partial class Outer
    {
        public static object[] Values => [new Part { Number = 1 }, new Pair(2, "b"), new Spot { X = 3 }, new Size(4), Grade.Good, Example()];

        public static string Show(object? value) => value switch
        {
            Part part => $"part {part.Number}",
            Spot spot => $"spot {spot.X}",
            Grade grade => $"grade {grade}",
            Pair or Size => $"{value}",
            Whole whole => string.Join(", ", [.. whole.Many!.Select(Show), Show(whole.Part), Show(whole.Pair), Show(whole.Spot), Show(whole.Size), Show(whole.Grade), Show(whole.Boxed?.Value?[0])]),
            _ => $"no value of these types: {value}",
        };

        private static Whole Example() => new()
        {
            Part = new Part { Number = 5 },
            Pair = new Pair(6, "c"),
            Spot = new Spot { X = 7 },
            Size = new Size(8),
            Grade = Grade.Good,
            Boxed = new() { Value = [new Spot { X = 9 }] },
            Many = [new Part { Number = 10 }, new Pair(11, "d"), new Spot { X = 12 }, new Size(13), Grade.Bad],
        };

        [Picklable]
        private sealed partial class Whole
        {
            public Part? Part { get; set; }
            public Pair? Pair { get; set; }
            public Spot Spot { get; set; }
            public Size Size { get; set; }
            public Grade Grade { get; set; }
            public Boxed<List<Spot>>? Boxed { get; set; }
            public List<object?>? Many { get; set; }
        }

        [Picklable]
        private sealed partial class Part
        {
            public int Number { get; set; }
        }

        [Picklable]
        private sealed partial record Pair(int A, string B);

        [Picklable]
        private partial struct Spot
        {
            public int X { get; set; }
        }

        [Picklable]
        private readonly partial record struct Size(int Width);

        [Picklable]
        private enum Grade { Bad, Good }
    }

    [Picklable]
    private sealed partial class Holder
    {
        public object? Value { get; set; }
    }

    [Picklable]
    internal sealed partial class Boxed<T>
    {
        public T? Value { get; set; }
    }

    /// <summary>A type that everyone can name, with a member that nobody else can: no type arguments are there to open an index of its own with.</summary>
    [Picklable]
    internal sealed partial class Keeper<T>
    {
        [PickleMember] private Boxed<Holder>? _held;

        public T? Key { get; set; }

        public static Keeper<T> Of(T key, object held) => new() { Key = key, _held = new() { Value = new Holder { Value = held } } };

        public object? Held() => _held?.Value?.Value;
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public static void What_is_private_to_a_private_type_comes_back(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        foreach (object value in Outer.Values)
        {
            object? back = PickleSerializer.Deserialize<object>(PickleSerializer.Serialize(value, options));
            var held = PickleSerializer.Deserialize<Holder>(PickleSerializer.Serialize(new Holder { Value = value }, options))!;
            Assert.Equal((value.GetType(), Outer.Show(value)), (back!.GetType(), Outer.Show(back)));
            Assert.Equal((value.GetType(), Outer.Show(value)), (held.Value!.GetType(), Outer.Show(held.Value)));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public static void Generic_type_holds_what_is_private_beside_it(int protocol)
    {
        byte[] pickle = PickleSerializer.Serialize(Keeper<int>.Of(1, "a"), new PickleOptions { Protocol = protocol });
        var back = PickleSerializer.Deserialize<Keeper<int>>(pickle)!;
        Assert.Equal((1, "a"), (back.Key, back.Held()));
    }
}
