using System.Collections.ObjectModel;

namespace PickleGen.Tests.Generated;

/// <content>Objects whose constructor takes members, and so runs when their collections have been loaded.</content>
public sealed partial class KeptCollectionsTests
{
    [Picklable(Module = "kept", Name = "Album")]
    public sealed partial class Album
    {
        [PickleMember] private readonly Stack<int> _marks = new();

        public Album(string name)
        {
            Name = name;
            First = (Songs, Lengths, Plays, _marks, Points);
            Plays.CollectionChanged += (_, _) => Changes++;
        }

        public HashSet<string> Songs { get; } = new(StringComparer.OrdinalIgnoreCase);
        public SortedDictionary<string, int> Lengths { get; } = new(StringComparer.OrdinalIgnoreCase);
        public ObservableCollection<Play> Plays { get; } = [];
        public List<Point> Points { get; } = [];
        public string Name { get; }
        public Others? Seen { get; set; }

        [PickleIgnore] public (object, object, object, object, object) First { get; }
        [PickleIgnore] public int Changes { get; private set; }

        public static Album Full()
        {
            var album = new Album("n") { Songs = { "a" }, Lengths = { ["k"] = 1 } };
            album.Plays.Add(new Play { Album = album });
            album.Plays.Add(new Play());
            album._marks.Push(1);
            album._marks.Push(2);
            for (int i = 0; i < 40; i++) album.Points.Add(new Point { X = i });
            return album;
        }

        public static Album Mirrored()
        {
            var album = Full();
            album.Plays[0].All = album.Plays;
            album.Seen = new Others { Songs = album.Songs, Lengths = album.Lengths, Plays = album.Plays, Marks = album._marks, Points = album.Points };
            return album;
        }

        public void AssertKept()
        {
            Assert.Equal(First, (Songs, Lengths, Plays, _marks, Points));
            Assert.True(Songs.Contains("A") && Lengths["K"] == 1 && Songs.Count == 1 && Lengths.Count == 1);
            Assert.Equal(2, Plays.Count);
            Assert.Same(this, Plays[0].Album);
            Assert.InRange(Changes, 2, 3);
            Assert.Equal([2, 1], _marks);
            Assert.Equal(Enumerable.Range(0, 40), Points.Select(point => point.X));
        }

        /// <summary>What refers to them refers to those that the constructor made.</summary>
        public void AssertSeen() => Assert.True(
            new object?[] { Seen!.Songs, Seen.Lengths, Seen.Plays, Seen.Marks, Seen.Points, Plays[0].All }.SequenceEqual([Songs, Lengths, Plays, _marks, Points, Plays], ReferenceEqualityComparer.Instance));
    }

    [Picklable(Module = "kept", Name = "Play")]
    public sealed partial class Play
    {
        public Album? Album { get; set; }
        public ObservableCollection<Play>? All { get; set; }
    }

    [Picklable(Module = "kept", Name = "Others")]
    public sealed partial class Others
    {
        public HashSet<string>? Songs { get; set; }
        public SortedDictionary<string, int>? Lengths { get; set; }
        public ObservableCollection<Play>? Plays { get; set; }
        public Stack<int>? Marks { get; set; }
        public List<Point>? Points { get; set; }
    }

    [Picklable(Module = "kept", Name = "Point")]
    public partial struct Point
    {
        public int X;
    }

    /// <summary>Takes the list that all of them are in.</summary>
    [Picklable(Module = "kept", Name = "Peer")]
    public sealed partial class Peer(string name)
    {
        public string Name { get; } = name;
        public List<Peer> All { get; private set; } = [];
        [PickleMember] private readonly List<Peer> _same = [];

        [PickleIgnore] public List<Peer> Same => _same;

        public static Peer Among(List<Peer> all, string name)
        {
            var peer = new Peer(name) { All = all };
            System.Runtime.CompilerServices.Unsafe.AsRef(in peer._same) = all;
            return peer;
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_constructor_that_takes_members_keeps_the_collections_that_it_makes(int protocol)
    {
        PickleSerializer.Deserialize<Album>(Save(Album.Full(), protocol))!.AssertKept();
        var album = PickleSerializer.Deserialize<Album>(Save(Album.Mirrored(), protocol))!;
        album.AssertSeen();
        // Below, members are looked at when all are loaded: what is in the object has met its collections before.
        if (protocol >= 4) album.AssertKept();
    }

    public static TheoryData<int, string> Orders
    {
        get
        {
            var orders = new TheoryData<int, string>();
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                orders.Add(protocol, "first");
                orders.Add(protocol, "last");
            }
            return orders;
        }
    }

    [PythonTheory]
    [MemberData(nameof(Orders))]
    public void Also_when_Python_wrote_them_and_what_the_constructor_takes_comes_last(int protocol, string order) => PickleSerializer.Deserialize<Album>(PythonRunner.Run(
        """
        import pickle, sys, types
        module = sys.modules["kept"] = types.ModuleType("kept")
        for name in "Album", "Play", "Point": setattr(module, name, type(name, (), {"__module__": "kept"}))
        def new(name, **members):
            made = getattr(module, name)()
            vars(made).update(members)
            return made
        album = new("Album")
        members = dict(Name="n", Songs={"a"}, Lengths={"k": 1}, Plays=[new("Play", Album=album), new("Play")], _marks=[1, 2], Points=[new("Point", X=i) for i in range(40)])
        vars(album).update(members if sys.argv[2] == "first" else reversed(members.items()))
        sys.stdout.buffer.write(pickle.dumps(album, int(sys.argv[1])))
        """, default, $"{protocol}", order))!.AssertKept();

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_list_that_is_still_being_filled_is_not_copied(int protocol)
    {
        List<Peer> all = [];
        all.Add(Peer.Among(all, "a"));
        all.Add(Peer.Among(all, "b"));
        var copy = PickleSerializer.Deserialize<List<Peer>>(Save(all, protocol))!;
        Assert.Equal(["a", "b"], copy.Select(peer => peer.Name));
        Assert.All(copy, peer => Assert.Same(copy, peer.Same));
    }
}
