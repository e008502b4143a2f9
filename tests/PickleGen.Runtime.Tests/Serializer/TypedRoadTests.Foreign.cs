using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace PickleGen.Tests.Serializer;

/// <content>
/// What <c>Dump(object)</c> writes are CPython's bytes: collections without their lengths, no MARK around one element, tuples of up to three without any.
/// They are read by codecs too: a load allocates what it does of our own bytes, and what the memo and a list for a queue take.
/// </content>
public sealed partial class TypedRoadTests
{
    public static TheoryData<string> ForeignKinds => [.. s_foreignKinds.Keys];

    private static readonly Dictionary<string, (byte[] Ours, byte[] Foreign, Func<byte[], object?> Load, Func<object, object> Show)> s_foreignKinds = new()
    {
        ["IReadOnlyList"] = Foreign<IReadOnlyList<int>>(static i => [i, 2, 3], Numbers),
        ["IList"] = Foreign<IList<int>>(static i => [i, 2, 3], Numbers),
        ["ICollection"] = Foreign<ICollection<int>>(static i => [i, 2, 3], Numbers),
        ["IEnumerable"] = Foreign<IEnumerable<string>>(static i => [$"Name {i}", "b"], static i => new List<object?> { $"Name {i}", "b" }),
        ["interfaces of objects"] = Foreign<IReadOnlyList<IReadOnlyList<int>>>(static i => [[i, 2, 3], [4, 5]], static i => new List<object?> { Numbers(i), new List<object?> { 4, 5 } }),
        ["Queue"] = Foreign<Queue<int>>(static i => new([i, 2, 3]), Numbers),
        ["Stack"] = Foreign<Stack<int>>(static i => new([i, 2, 3]), Numbers),
        ["LinkedList"] = Foreign<LinkedList<int>>(static i => new([i, 2, 3]), Numbers),
        ["ConcurrentQueue"] = Foreign<ConcurrentQueue<int>>(static i => new([i, 2, 3]), Numbers),
        ["ObservableCollection"] = Foreign<ObservableCollection<int>>(static i => [i, 2, 3], Numbers),
        ["ImmutableArray"] = Foreign<ImmutableArray<int>>(static i => [i, 2, 3], Numbers),
        ["ImmutableList"] = Foreign<ImmutableList<int>>(static i => [i, 2, 3], Numbers),
        ["ReadOnlyCollection"] = Foreign<ReadOnlyCollection<int>>(static i => new([i, 2, 3]), Numbers),
        ["IDictionary"] = Foreign<IDictionary<string, int>>(static i => new Dictionary<string, int> { ["a"] = i, ["b"] = 2 }, Entries),
        ["IReadOnlyDictionary"] = Foreign<IReadOnlyDictionary<string, int>>(static i => new Dictionary<string, int> { ["a"] = i, ["b"] = 2 }, Entries),
        ["SortedDictionary"] = Foreign<SortedDictionary<string, int>>(static i => new() { ["a"] = i, ["b"] = 2 }, Entries),
        ["ConcurrentDictionary"] = Foreign<ConcurrentDictionary<string, int>>(static i => new() { ["a"] = i, ["b"] = 2 }, Entries),
        ["ImmutableDictionary"] = Foreign(static i => ImmutableDictionary<string, int>.Empty.Add("a", i).Add("b", 2), Entries),
        ["dictionary of one"] = Foreign<IDictionary<string, int>>(static i => new Dictionary<string, int> { ["a"] = i }, static i => new PickleDict { ["a"] = i }),
        ["empty dictionaries"] = Foreign<Dictionary<string, int>>(static _ => [], static _ => new PickleDict()),
        ["empty lists"] = Foreign<List<int>>(static _ => [], static _ => new List<object?>()),
        ["lists of one"] = Foreign<List<string>>(static i => [$"Name {i}"], static i => new List<object?> { $"Name {i}" }),
        ["pairs"] = Foreign(static i => ($"Name {i}", i * 1_000_003L), static i => new PickleTuple($"Name {i}", i * 1_000_003L)),
        ["triples"] = Foreign(static i => (i * 1_000_003L, i + 0.5, i + 0.25), static i => new PickleTuple(i * 1_000_003L, i + 0.5, i + 0.25)),
        ["tuples of four"] = Foreign(static i => (i + 0.5, i + 0.25, i + 0.75, i), static i => new PickleTuple(i + 0.5, i + 0.25, i + 0.75, i)),
        ["keys and values"] = Foreign<KeyValuePair<string, int>>(static i => new($"Name {i}", i), static i => new PickleTuple($"Name {i}", i)),
        ["Tuple"] = Foreign(static i => Tuple.Create(i, $"Name {i}"), static i => new PickleTuple(i, $"Name {i}")),
    };

    private static List<object?> Numbers(int i) => [i, 2, 3];

    private static PickleDict Entries(int i) => new() { ["a"] = i, ["b"] = 2 };

    private static (byte[], byte[], Func<byte[], object?>, Func<object, object>) Foreign<T>(Func<int, T> make, Func<int, object> plain)
    {
        byte[] ours = PickleSerializer.Serialize(Enumerable.Range(0, Count).Select(make).ToList());
        using var stream = new MemoryStream();
        new Pickler(stream).Dump(Enumerable.Range(0, Count).Select(plain).ToList<object?>());
        return (ours, stream.ToArray(), static pickle => PickleSerializer.Deserialize<List<T>>(pickle), static list => PickleSerializer.Serialize((List<T>)list));
    }

    [Theory]
    [MemberData(nameof(ForeignKinds))]
    public void What_CPython_writes_is_read_by_codecs_too(string kind)
    {
        var (ours, foreign, load, show) = s_foreignKinds[kind];
        Assert.Equal(ours, show(load(foreign)!));
        long own = Allocated(() => load(ours));
        long allocated = Allocated(() => load(foreign));
        Assert.True(allocated <= own + 100 * Count + 2_000, $"{allocated} bytes, {own} of our own pickle");
    }
}
