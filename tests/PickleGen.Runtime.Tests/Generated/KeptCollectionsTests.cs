using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Collections.Specialized;

namespace PickleGen.Tests.Generated;

/// <summary>Collections that stay where they are and are filled anew: in members without a setter always, in others on Populate.</summary>
public sealed partial class KeptCollectionsTests
{
    [Picklable(Module = "kept", Name = "Shelf")]
    public sealed partial class Shelf
    {
        public Shelf()
        {
            View = new(Titles);
            First = (Titles, Index, Numbers, Anything!, Open);
            Numbers.CollectionChanged += (_, e) => Added += e.Action == NotifyCollectionChangedAction.Add ? 1 : 0;
        }

        public List<string> Titles { get; } = [];
        public Dictionary<string, int> Index { get; } = new(StringComparer.OrdinalIgnoreCase);
        public ObservableCollection<int> Numbers { get; } = [];
        public readonly List<object?>? Anything = [];
        public ICollection<int> Open { get; } = new ObservableCollection<int>();

        [PickleIgnore] public ReadOnlyCollection<string> View { get; }
        [PickleIgnore] public (object, object, object, object, object) First { get; }
        [PickleIgnore] public int Added { get; private set; }

        public static Shelf Full()
        {
            var shelf = new Shelf { Titles = { "a" }, Index = { ["k"] = 1 }, Numbers = { 1, 2 }, Open = { 9 } };
            shelf.Anything!.Add(shelf);
            return shelf;
        }

        public void AssertKept()
        {
            Assert.Equal(First, (Titles, Index, Numbers, Anything!, Open));
            Assert.Equal(["a"], View);
            Assert.Equal(1, Index["K"]);
            Assert.Equal([1, 2], Numbers);
            Assert.Equal(2, Added);
            Assert.Same(this, Assert.Single(Anything!));
            Assert.Equal([9], Open);
        }
    }

    [Picklable(Module = "kept")]
    public partial class Seeded
    {
        public List<int>? List { get; set; }
        public Queue<int>? Queue { get; set; }
        public HashSet<string>? Set { get; set; }
        public IDictionary<string, int>? Map { get; set; }
        public ConcurrentQueue<int>? Concurrent { get; set; }
        public IList<int>? Interface { get; set; }
        public int[]? Array { get; set; }
        public List<int>? Gone { get; set; } = [1];
        public List<int>? Twin { get; set; }
        public Shelf? Shelf { get; set; }
    }

    [Picklable(Module = "kept", Layout = PickleLayout.Positional)]
    public sealed partial class InOrder
    {
        public List<int>? Settable { get; set; }
        public List<string> Fixed { get; } = [];
    }

    [Picklable(Module = "kept", Layout = PickleLayout.Dict)]
    public sealed partial class AsDict
    {
        public List<int>? Settable { get; set; }
        public List<string> Fixed { get; } = [];
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static byte[] Save<T>(T value, int protocol) => PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol });

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_collection_without_a_setter_is_the_one_that_the_constructor_made(int protocol) =>
        PickleSerializer.Deserialize<Shelf>(Save(Shelf.Full(), protocol))!.AssertKept();

    [PythonFact]
    public void Also_when_Python_wrote_it() => PickleSerializer.Deserialize<Shelf>(PythonRunner.Run(
        """
        import pickle, sys, types
        module = sys.modules["kept"] = types.ModuleType("kept")
        class Shelf: __module__ = "kept"
        module.Shelf = Shelf
        shelf = Shelf()
        vars(shelf).update(Titles=["a"], Index={"k": 1}, Numbers=[1, 2], Anything=[shelf], Open=[9])
        sys.stdout.buffer.write(pickle.dumps(shelf))
        """))!.AssertKept();

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Populate_replaces_contents_and_keeps_instances(int protocol)
    {
        var seeded = new Seeded { List = [1, 2], Queue = new([4]), Set = new(StringComparer.OrdinalIgnoreCase) { "x" }, Map = new SortedDictionary<string, int> { ["x"] = 1 }, Concurrent = new([8]), Interface = new ObservableCollection<int> { 1 }, Array = [1] };
        var (list, queue, set, map, concurrent, @interface) = (seeded.List, seeded.Queue, seeded.Set, seeded.Map, seeded.Concurrent, seeded.Interface);
        var source = new Seeded { List = [9], Queue = new([7, 8]), Set = ["a"], Map = new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 }, Concurrent = new([1, 2]), Interface = [5], Array = [3, 4], Gone = null };

        PickleSerializer.Populate(Save(source, protocol), seeded);

        Assert.Same(list, seeded.List);
        Assert.Equal([9], list);
        Assert.Same(queue, seeded.Queue);
        Assert.Equal([7, 8], queue);
        Assert.Same(set, seeded.Set);
        Assert.True(set.SetEquals(["A"]) && set.Count == 1);
        Assert.Same(map, seeded.Map);
        Assert.Equal(["a", "b"], map.Keys);
        Assert.Same(concurrent, seeded.Concurrent);
        Assert.Equal([1, 2], concurrent);
        Assert.Same(@interface, seeded.Interface);
        Assert.Equal([5], @interface);
        Assert.Equal([3, 4], seeded.Array);
        Assert.Null(seeded.Gone);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_list_that_two_members_share_is_one_list_after_Populate(int protocol)
    {
        var source = new Seeded { List = [1] };
        source.Twin = source.List;
        var seeded = new Seeded { List = [7], Twin = [8] };
        var list = seeded.List;

        PickleSerializer.Populate(Save(source, protocol), seeded);

        Assert.Same(list, seeded.List);
        Assert.Same(list, seeded.Twin);
        Assert.Equal([1], list);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Objects_in_members_are_replaced(int protocol)
    {
        var seeded = new Seeded { Shelf = new Shelf { Titles = { "old" } } };
        var (shelf, titles) = (seeded.Shelf, seeded.Shelf.Titles);

        PickleSerializer.Populate(Save(new Seeded { Shelf = Shelf.Full() }, protocol), seeded);

        Assert.NotSame(shelf, seeded.Shelf);
        seeded.Shelf.AssertKept();
        Assert.Equal(["old"], titles);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Other_layouts_keep_them_too(int protocol)
    {
        var inOrder = new InOrder { Settable = [1], Fixed = { "a" } };
        var asDict = new AsDict { Settable = [1], Fixed = { "a" } };
        var before = (inOrder.Settable, inOrder.Fixed, asDict.Settable, asDict.Fixed);

        PickleSerializer.Populate(Save(new InOrder { Settable = [2], Fixed = { "b" } }, protocol), inOrder);
        PickleSerializer.Populate(Save(new AsDict { Settable = [3], Fixed = { "c" } }, protocol), asDict);

        Assert.Equal(before, (inOrder.Settable, inOrder.Fixed, asDict.Settable, asDict.Fixed));
        Assert.Equal((2, "b", 3, "c"), (inOrder.Settable[0], inOrder.Fixed[0], asDict.Settable[0], asDict.Fixed[0]));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Any_collection_can_be_the_root_that_is_populated(int protocol)
    {
        var set = new HashSet<int> { 1 };
        PickleSerializer.Populate(Save(new HashSet<int> { 2 }, protocol), set);
        Assert.Equal([2], set);

        var queue = new Queue<int>([1]);
        PickleSerializer.Populate(Save(new Queue<int>([3]), protocol), queue);
        Assert.Equal([3], queue);

        IList<int> observable = new ObservableCollection<int> { 1 };
        PickleSerializer.Populate(Save(new List<int> { 4, 5 }, protocol), observable);
        Assert.Equal([4, 5], observable);
    }

    [Fact]
    public void A_list_that_cannot_be_loaded_into_is_left_as_it_was()
    {
        var list = new List<int> { 1 };
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(PickleSerializer.Serialize(1), list));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(PickleSerializer.Serialize("text"), list));
        Assert.Throws<NotSupportedException>(() => PickleSerializer.Populate(PickleSerializer.Serialize(new[] { 1 }), new[] { 2 }));
        Assert.Throws<NotSupportedException>(() => PickleSerializer.Populate(PickleSerializer.Serialize("text"), "other"));
        Assert.Equal([1], list);
    }

    /// <summary>Hears of every change of its list, and bears no Reset.</summary>
    [Picklable(Module = "kept")]
    public sealed partial class Listening
    {
        public Listening() => Numbers.CollectionChanged += (_, e) => Sum += e.NewItems!.Cast<int>().Sum();

        public ObservableCollection<int> Numbers { get; } = [];

        [PickleIgnore] public int Sum { get; private set; }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_collection_that_is_empty_already_is_not_cleared(int protocol) =>
        Assert.Equal(3, PickleSerializer.DeepClone(new Listening { Numbers = { 1, 2 } }, new PickleOptions { Protocol = protocol })!.Sum);

    [Fact]
    public void Populating_from_a_pickle_of_another_type_is_an_error_with_its_place()
    {
        byte[] pickle = PickleSerializer.Serialize(new Listening());
        var failure = Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(pickle, new Seeded()));
        Assert.Equal(("$", true), (failure.Path, failure.Offset > 0));
    }
}
