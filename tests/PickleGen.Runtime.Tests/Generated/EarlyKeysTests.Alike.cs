using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace PickleGen.Tests.Generated.EarlyKeys;

/// <content>Several keys whose members are missing look the same, and each is there in the end, with its own value.</content>
public partial class EarlyKeysTests
{
    /// <summary>Whoever is in a collection leads to it; the name, by which they are told, comes last.</summary>
    [Picklable(Module = "keys")]
    public sealed partial class Peer : IComparable<Peer>, IComparable
    {
        public HashSet<Peer> Set { get; set; } = [];
        public ISet<Peer>? SetInterface { get; set; }
        public ReadOnlySet<Peer>? ReadOnlySet { get; set; }
        public SortedSet<Peer> Sorted { get; set; } = [];
        public Dictionary<Peer, string> Map { get; set; } = [];
        public ReadOnlyDictionary<Peer, string>? ReadOnlyMap { get; set; }
        public SortedDictionary<Peer, string> SortedMap { get; set; } = [];
        public ConcurrentDictionary<Peer, string> Concurrent { get; set; } = [];
        public Dictionary<(Peer, int), string> Pairs { get; set; } = [];
        public Hashtable Table { get; set; } = [];
        public SortedList Untyped { get; set; } = [];
        public OwnSet OwnSet { get; set; } = [];
        public OwnMap OwnMap { get; set; } = [];
        public OwnTable OwnTable { get; set; } = [];
        public ByName ByName { get; set; } = [];
        public Dictionary<object, string> Anything { get; set; } = [];
        public ImmutableSortedSet<Peer>? Immutable { get; set; }
#pragma warning disable PICKLE015 // What an open place gets is asked.
        public object? Open { get; set; }
#pragma warning restore PICKLE015
        public string Name { get; set; } = "";

        public override bool Equals(object? obj) => obj is Peer other && other.Name == Name;

        public override int GetHashCode() => Name?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public int CompareTo(Peer? other) => string.CompareOrdinal(Name, other?.Name);

        public int CompareTo(object? obj) => CompareTo(obj as Peer);
    }

    [Picklable(Module = "keys")]
    public sealed partial class OwnSet : HashSet<Peer>;

    [Picklable(Module = "keys")]
    public sealed partial class OwnMap : Dictionary<Peer, string>;

    [Picklable(Module = "keys")]
    public sealed partial class OwnTable : Hashtable;

    [Picklable(Module = "keys")]
    public sealed partial class ByName : KeyedCollection<string, Peer>
    {
        [PickleIgnore] public int Added { get; private set; }

        protected override string GetKeyForItem(Peer item) => item.Name;

        protected override void InsertItem(int index, Peer item)
        {
            base.InsertItem(index, item);
            Added++;
        }
    }

    public static TheoryData<string, Action<Peer, Peer[]>, Func<Peer, Peer, string?>> Collections => new()
    {
        { "set", (peer, all) => peer.Set = [.. all], (peer, key) => Found(peer.Set, key) },
        { "interface", (peer, all) => peer.SetInterface = all.ToHashSet(), (peer, key) => Found(peer.SetInterface!, key) },
        { "read-only set", (peer, all) => peer.ReadOnlySet = new(all.ToHashSet()), (peer, key) => Found(peer.ReadOnlySet!, key) },
        { "sorted set", (peer, all) => peer.Sorted = [.. all], (peer, key) => Found(peer.Sorted, key) },
        { "dictionary", (peer, all) => peer.Map = all.ToDictionary(key => key, key => key.Name), (peer, key) => peer.Map.GetValueOrDefault(key) },
        { "read-only dictionary", (peer, all) => peer.ReadOnlyMap = new(all.ToDictionary(key => key, key => key.Name)), (peer, key) => peer.ReadOnlyMap!.GetValueOrDefault(key) },
        { "sorted dictionary", (peer, all) => peer.SortedMap = new(all.ToDictionary(key => key, key => key.Name)), (peer, key) => peer.SortedMap.GetValueOrDefault(key) },
        { "concurrent", (peer, all) => peer.Concurrent = new(all.ToDictionary(key => key, key => key.Name)), (peer, key) => peer.Concurrent.GetValueOrDefault(key) },
        { "pairs", (peer, all) => peer.Pairs = all.ToDictionary(key => (key, 1), key => key.Name), (peer, key) => peer.Pairs.GetValueOrDefault((key, 1)) },
        { "hashtable", (peer, all) => Fill(peer.Table, all), (peer, key) => (string?)peer.Table[key] },
        { "sorted list", (peer, all) => Fill(peer.Untyped, all), (peer, key) => (string?)peer.Untyped[key] },
        { "own set", (peer, all) => peer.OwnSet.UnionWith(all), (peer, key) => Found(peer.OwnSet, key) },
        { "own dictionary", (peer, all) => Fill(peer.OwnMap, all), (peer, key) => peer.OwnMap.GetValueOrDefault(key) },
        { "own hashtable", (peer, all) => Fill(peer.OwnTable, all), (peer, key) => (string?)peer.OwnTable[key] },
        { "by name", (peer, all) => Array.ForEach(all, peer.ByName.Add), (peer, key) => peer.ByName.TryGetValue(key.Name, out var found) && ReferenceEquals(found, key) ? found.Name : null },
        { "tuples among anything", (peer, all) => peer.Anything = all.ToDictionary(key => (object)(key, 1), key => key.Name), (peer, key) => peer.Anything.GetValueOrDefault(new PickleTuple(key, 1)) },
        { "open set", (peer, all) => peer.Open = all.ToHashSet(), (peer, key) => Found((PickleSet)peer.Open!, key) },
        { "open dictionary", (peer, all) => peer.Open = all.ToDictionary(key => key, key => key.Name), (peer, key) => (string?)((PickleDict)peer.Open!)[key] },
        { "open pairs", (peer, all) => peer.Open = all.ToDictionary(key => (key, 1), key => key.Name), (peer, key) => (string?)((PickleDict)peer.Open!)[new PickleTuple(key, 1)] },
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public void Keys_that_look_the_same_as_long_as_their_members_are_missing_are_all_there(string kind, Action<Peer, Peer[]> fill, Func<Peer, Peer, string?> find)
    {
        Assert.NotEmpty(kind);
        foreach (int protocol in Enumerable.Range(0, 6))
        {
            Peer[] all = [new() { Name = "a" }, new() { Name = "b" }, new() { Name = "c" }];
            foreach (var peer in all) fill(peer, all);
            var options = new PickleOptions { Protocol = protocol };
            Peer[] copies = PickleSerializer.Deserialize<Peer[]>(PickleSerializer.Serialize(all, options))!;
            foreach (var copy in copies) Assert.Equal(["a", "b", "c"], copies.Select(key => find(copy, key)));
            object?[] untyped = [.. (List<object?>)PickleSerializer.Deserialize(PickleSerializer.Serialize<object>(all, options))!];
            foreach (var copy in untyped.Cast<Peer>()) Assert.Equal(["a", "b", "c"], untyped.Cast<Peer>().Select(key => find(copy, key)));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Element_without_a_name_so_far_is_found_by_it(int protocol)
    {
        var peer = new Peer { Name = "a" };
        peer.ByName.Add(peer);
        var copy = PickleSerializer.Deserialize<Peer>(PickleSerializer.Serialize(peer, new PickleOptions { Protocol = protocol }))!;
        Assert.Same(copy, copy.ByName["a"]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Elements_that_are_found_are_not_added_twice(int protocol)
    {
        var shared = new Peer { Name = "a" };
        shared.Set.Add(shared);
        object[] all = [shared, new ByName { shared, new Peer { Name = "b", Set = { shared } } }];
        var copies = (List<object?>)PickleSerializer.Deserialize(PickleSerializer.Serialize(all, new PickleOptions { Protocol = protocol }))!;
        Assert.Equal(2, Assert.IsType<ByName>(copies[1]).Added);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Set_that_cannot_be_filled_anew_does_not_lose_some(int protocol)
    {
        Peer[] all = [new() { Name = "a" }, new() { Name = "b" }];
        foreach (var peer in all) peer.Immutable = [.. all];
        byte[] pickle = PickleSerializer.Serialize(all, new PickleOptions { Protocol = protocol });
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Peer[]>(pickle));
        Assert.StartsWith("Keys of a frozen or immutable collection lead back to it", thrown.Message, StringComparison.Ordinal);
    }

    private static string? Found(IEnumerable<object?> set, Peer key) => set is IReadOnlySet<Peer> typed && typed.Contains(key) || set is PickleSet open && open.Contains(key)
        ? set.Cast<Peer>().Single(item => ReferenceEquals(item, key)).Name
        : null;

    private static void Fill(IDictionary table, Peer[] all)
    {
        foreach (var key in all) table[key] = key.Name;
    }
}
