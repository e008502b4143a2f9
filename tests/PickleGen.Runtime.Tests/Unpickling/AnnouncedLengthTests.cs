using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Numbers of elements that a pickle announces before its collections. Each alone may be as many as there are bytes; all together may not.</summary>
public sealed partial class AnnouncedLengthTests
{
    private const int Many = 2000;

    [Picklable(Module = "announced")]
    public sealed partial class Nested
    {
        public Nested?[]? Kids { get; set; }
    }

    public static TheoryData<string, Func<byte[], object?>> Collections() => new()
    {
        { "](e", static pickle => PickleSerializer.Deserialize<List<List<int>>>(pickle) },
        { "](e", static pickle => PickleSerializer.Deserialize<List<List<string>>>(pickle) },
        { "](e", static pickle => PickleSerializer.Deserialize<List<Queue<int>>>(pickle) },
        { "](e", static pickle => PickleSerializer.Deserialize<List<ImmutableArray<int>>>(pickle) },
        { "](e", static pickle => PickleSerializer.Deserialize<List<PriorityQueue<string, int>>>(pickle) },
        { "](e", static pickle => PickleSerializer.Deserialize<Queue<List<int>>>(pickle) },
        { "}(u", static pickle => PickleSerializer.Deserialize<List<Dictionary<int, int>>>(pickle) },
        { "}(u", static pickle => PickleSerializer.Deserialize<List<OrderedDictionary<int, int>>>(pickle) },
        { "}(u", static pickle => PickleSerializer.Deserialize<List<FrozenDictionary<int, int>>>(pickle) },
        { "\u008f(\u0090", static pickle => PickleSerializer.Deserialize<List<HashSet<int>>>(pickle) },
        { "](e", static pickle => Elements<List<int>>(pickle) },
        { "}(u", static pickle => Elements<Dictionary<int, int>>(pickle) },
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public void Room_for_announced_elements_is_made_once_for_a_byte(string empty, Func<byte[], object?> load)
    {
        byte[] pickle = Latin1($"\u0080\u0005{Announcing(Many)}](" + string.Concat(Enumerable.Repeat(Announcing(1 << 20) + empty, Many)) + "e.");
        load(pickle);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Many, Assert.IsAssignableFrom<System.Collections.ICollection>(load(pickle)).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100L * pickle.Length);
    }

    // The room for each is taken as long as those within it are read.
    [Fact]
    public void Arrays_within_arrays_that_announce_all_the_rest_are_refused_before_they_fill_memory()
    {
        var root = new Nested { Kids = [] };
        for (int i = 0; i < Many; i++) root = new Nested { Kids = [root] };
        string honest = Encoding.Latin1.GetString(PickleSerializer.Serialize(root));
        Assert.Contains("K\u00010]", honest);
        byte[] pickle = Latin1(honest.Replace("K\u00010]", "J\u00ff\u00ff\u00ff\u00000]"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Nested>(pickle));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100L * pickle.Length);
    }

    [Fact]
    public void Pickles_behind_each_other_announce_no_more_than_one()
    {
        byte[] pickles = Latin1(string.Concat(Enumerable.Repeat($"\u0080\u0005{Announcing(1 << 20)}](e.", Many)));
        var unpickler = new Unpickler(pickles);
        var loaded = new List<List<long>>();
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (unpickler.BytesConsumed < pickles.Length) loaded.Add(unpickler.Load<List<long>>()!);
        Assert.Equal(Many, loaded.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100L * pickles.Length);
    }

    // A run of one element each, of as many as there are bytes.
    [Fact]
    public void Texts_in_short_runs_take_no_time_for_those_announced()
    {
        byte[] pickle = Latin1($"\u0080\u0005{Announcing(300_000)}](" + string.Concat(Enumerable.Repeat("\u008c\u0001ae(", 299_999)) + "\u008c\u0001ae.");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(300_000, PickleSerializer.Deserialize<List<string>>(pickle)!.Count);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void What_picklers_announce_is_believed()
    {
        var lists = Enumerable.Range(0, 50).Select(static i => Enumerable.Range(0, i * 30).Select(static _ => (string?)null).ToArray()).ToList();
        byte[] pickle = PickleSerializer.Serialize(lists);
        Assert.Equal(lists, PickleSerializer.Deserialize<List<string?[]>>(pickle));
        Assert.Equal(lists, Elements<string?[]>(pickle));
    }

    private static List<T> Elements<T>(byte[] pickle) => PickleSerializer.DeserializeElementsAsync<T>(new MemoryStream(pickle)).ToBlockingEnumerable().ToList()!;

    private static string Announcing(int count) => $"J{(char)(count & 0xFF)}{(char)(count >> 8 & 0xFF)}{(char)(count >> 16 & 0xFF)}{(char)(count >> 24)}0";

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
