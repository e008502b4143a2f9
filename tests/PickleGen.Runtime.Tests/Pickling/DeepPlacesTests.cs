using System.Collections.Frozen;

namespace PickleGen.Tests.Pickling;

/// <summary>Where objects lie too deep for generated code, and what they are put into looks at them at once: no shell may stand there.</summary>
public sealed partial class DeepPlacesTests
{
    [Picklable(Module = "places")]
    public sealed partial record Spot(string Name, int Number) : IComparable<Spot>
    {
        public int CompareTo(Spot? other) => string.CompareOrdinal(Name, other?.Name);
    }

    [Picklable(Module = "places")]
    public sealed partial class Part
    {
        public int Weight { get; set; }
        public Part? Next { get; set; }
        public List<Part> Parts { get; set; } = [];

        public int Sum() => Weight + (Next?.Sum() ?? 0) + Parts.Sum(part => part.Sum());
    }

    [Picklable(Module = "places", Layout = PickleLayout.Positional)]
    public sealed partial class Made(Part part, IReadOnlyList<Part> more)
    {
        public Part Part { get; } = part;
        public IReadOnlyList<Part> More { get; } = more;
        [PickleIgnore] public int Sum { get; } = part.Sum() + more.Sum(part => part.Sum());
    }

    [Picklable(Module = "places")]
    public sealed partial class Link
    {
        public Link? Next { get; set; }
        public Dictionary<Spot, int> Map { get; set; } = [];
        public HashSet<Spot> Set { get; set; } = [];
        public FrozenSet<Spot> Frozen { get; set; } = FrozenSet<Spot>.Empty;
        public SortedDictionary<Spot, int> Sorted { get; set; } = [];
        public PriorityQueue<int, Spot> Queue { get; set; } = new();
        public Dictionary<object, object?> Open { get; set; } = [];
        public PickleDict? Dict { get; set; }
        public Made? Made { get; set; }
        public Version? Reduced { get; set; }
    }

    /// <summary>Makes of a version a call with an object that is looked at.</summary>
    private sealed class Versions : IReducerOverride
    {
        private static readonly PickleCallable s_make = new("places", "version", (Part part) => new Version(part.Weight, part.Sum()));

        public static ClassRegistry Classes { get; } = new ClassRegistry().Add(s_make);

        public bool Handles(Type type) => type == typeof(Version);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = new ReduceValue(s_make, [new Part { Weight = ((Version)value).Major, Next = new Part { Weight = 5 } }]);
            return true;
        }
    }

    [Fact]
    public void Keys_and_arguments_are_complete_at_every_depth()
    {
        var options = new PickleOptions { Reducers = [new Versions()], Classes = Versions.Classes };
        foreach (int depth in (int[])[.. Enumerable.Range(190, 20), 399, 400, 2000])
        {
            var last = new Link
            {
                Map = { [new("map", 1)] = 1 },
                Set = [new("set", 2)],
                Frozen = ((Spot[])[new("frozen", 3), new("other", 3)]).ToFrozenSet(),
                Sorted = { [new("b", 4)] = 2, [new("a", 5)] = 1 },
                Open = { [new Spot("open", 6)] = 6 },
                Dict = new() { [new PickleTuple(new Spot("dict", 7), 7)] = 7 },
                Made = new(new Part { Weight = 3, Next = new() { Weight = 4 } }, [new() { Weight = 5 }, new() { Parts = { new() { Weight = 6 } } }]),
                Reduced = new(2, 7),
            };
            last.Queue.Enqueue(2, new("z", 8));
            last.Queue.Enqueue(1, new("y", 9));
            var root = last;
            for (int i = 1; i < depth; i++) root = new Link { Next = root };

            Link loaded = PickleSerializer.Deserialize<Link>(PickleSerializer.Serialize(root, options), options)!;
            while (loaded.Next is { } next) loaded = next;

            Assert.Equal(1, loaded.Map[new("map", 1)]);
            Assert.Contains(new("set", 2), (IReadOnlySet<Spot>)loaded.Set);
            Assert.Contains(new("frozen", 3), (IReadOnlySet<Spot>)loaded.Frozen);
            Assert.Equal([1, 2], loaded.Sorted.Values);
            Assert.Equal(6, loaded.Open[new Spot("open", 6)]);
            Assert.Equal(7, loaded.Dict![new PickleTuple(new Spot("dict", 7), 7)]);
            Assert.Equal(18, loaded.Made!.Sum);
            Assert.Equal(new(2, 7), loaded.Reduced);
            Assert.Equal(1, loaded.Queue.Dequeue());
        }
    }

    [Fact]
    public void What_is_in_an_argument_may_be_as_deep_as_ever()
    {
        var chain = new Part { Weight = 1 };
        for (int i = 1; i < 100_000; i++) chain = new Part { Weight = 1, Next = chain };
        var tree = new Part { Weight = 1 };
        for (int i = 1; i < 10_000; i++) tree = new Part { Weight = 1, Parts = { tree } };
        foreach (Part part in (Part[])[chain, tree])
        {
            var places = new Dictionary<object, object?> { [1] = new List<object?> { part }, [2] = part };
            var loaded = Assert.IsType<Dictionary<object, object?>>(PickleSerializer.Deserialize<Dictionary<object, object?>>(PickleSerializer.Serialize(places)));
            int count = 0;
            for (var at = (Part?)loaded[2]; at is not null; at = at.Next ?? at.Parts.FirstOrDefault()) count += at.Weight;
            Assert.Equal(part == chain ? 100_000 : 10_000, count);
        }
    }
}
