using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Opcodes in an order in which no pickler has them and Python's unpickler reads them none the less: the stack machine does, and so do the guided readers.</summary>
public sealed partial class LegalShapesTests
{
    [Picklable(Module = "shapes", Name = "Box")]
    public sealed partial class Box
    {
        public int? O { get; set; }
        public int N { get; set; }
    }

    [Picklable(Module = "shapes", Name = "Pair", Layout = PickleLayout.Positional)]
    public sealed partial record Pair(long First, int Second);

    private const string New = "cshapes\nBox\n)\u0081}", N1 = "X\u0001\0\0\0NK\u0001", N2 = "X\u0001\0\0\0NK\u0002", O5 = "X\u0001\0\0\0OK\u0005";
    private const string Frame = "\u0095\0\0\0\0\0\0\0\0";

    [Theory]
    [InlineData($"({O5}u{N2}s")]
    [InlineData($"{O5}s({N2}u")]
    [InlineData($"({N1}u(u{N2}s({O5}u")]
    [InlineData($"{N1}s({N2}u{O5}s")]
    [InlineData($"{N1}s(u{N2}s{O5}s")]
    [InlineData($"{N1}s}}({N2}u{O5}s\u0086")]
    [InlineData($"({N1}u}}{N2}s({O5}u\u0086")]
    [InlineData($"{Frame}({O5}{N2}u")]
    [InlineData($"{Frame}{O5}{Frame}s{Frame}({N2}u")]
    [InlineData($"({O5}u{Frame}{N2}s{Frame}")]
    [InlineData($"({O5}u{Frame}({N2}u")]
    public async Task Members_come_in_batches_and_one_by_one(string state)
    {
        string list = $"]({New}{state}b{New}{state}be";
        List<Box> boxes = [Load<Box>(New + state + "b"), .. Load<Box[]>(list)];
        await foreach (var box in PickleSerializer.DeserializeElementsAsync<Box>(new MemoryStream(Pickle(list)))) boxes.Add(box!);
        Assert.Equal(Enumerable.Repeat("5 2", 5), boxes.Select(static box => $"{box.O} {box.N}"));
    }

    // Where a batch is full another may follow, and behind a MARK it takes long to tell.
    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1000, 100)]
    [InlineData(2000, 100)]
    public void A_full_batch_is_told_from_what_follows_the_collection(int count, int behind)
    {
        string items = string.Concat(Enumerable.Range(0, behind).Select(static i => "K\u0001"));
        string Batches(string end, string item) => string.Concat(Enumerable.Range(0, count).Chunk(1000).Select(batch => "(" + string.Concat(batch.Select(i => "M" + (char)(i & 0xFF) + (char)(i >> 8) + item)) + end));
        string tuple = $"(K\u0001]({items}eK\u0003K\u0004t\u0086";
        Check(Load<(HashSet<int>, (int, List<int>, int, int))>("\u008F\u0094" + Batches("\u0090", "") + tuple));
        Check(Load<(SortedSet<int>, (int, List<int>, int, int))>("\u008F" + Batches("\u0090", "") + tuple));
        Check(Load<(List<int>, (int, List<int>, int, int))>("]" + Batches("e", "") + tuple));
        Check(Load<(Dictionary<int, int>, (int, List<int>, int, int))>("}" + Batches("u", "K\u0001") + tuple));

        void Check<T>((T Items, (int, List<int> Numbers, int, int Last) Tuple) pair)
            where T : System.Collections.IEnumerable =>
            Assert.Equal((count, behind, 4), (pair.Items.Cast<object>().Count(), pair.Tuple.Numbers.Count, pair.Tuple.Last));
    }

    [Fact]
    public void A_member_behind_a_batch_is_named_by_any_reference()
    {
        foreach (string get in new[] { "h\u0007", "j\u0007\0\0\0", "g7\n" })
        {
            var boxes = Load<Box[]>($"]({New}(X\u0001\0\0\0Np7\nK\u0001ub{New}({O5}u{get}K\u0002sbe");
            Assert.Equal((5, 2), (boxes[1].O, boxes[1].N));
        }
    }

    [Fact]
    public void A_FRAME_stands_before_any_opcode()
    {
        Assert.Equal([1], Load<HashSet<int>>($"\u008f{Frame}(K\u0001\u0090"));
        Assert.Equal([1, 2], Load<List<HashSet<int>>>($"](\u008f{Frame}(K\u0001\u0090\u008f(K\u0002\u0090e").Select(static set => set.Single()));
        Assert.Equal(1, Load<Dictionary<string, int>>($"}}{Frame}(X\u0001\0\0\0aK\u0001u")["a"]);
        Assert.Equal((1, 2), Load<(int, int)>($"(K\u0001K\u0002{Frame}t"));
        Assert.Equal((1, 2), Load<(int, int)>($"K\u0001K\u0002{Frame}\u0086"));
        Assert.Equal([(1, 2, 3, 4), (5, 6, 7, 8)], Load<List<(int, int, int, int)>>($"]((K\u0001K\u0002K\u0003K\u0004{Frame}t(K\u0005K\u0006K\u0007K\u0008te"));
        Assert.Equal(new Pair(1, 2), Load<Pair>($"cshapes\nPair\n(K\u0001K\u0002t{Frame}R"));
        Assert.Equal([new Pair(1, 2), new Pair(1, 3)], Load<List<Pair>>($"](cshapes\nPair\n(K\u0001K\u0002{Frame}tRcshapes\nPair\n(K\u0001K\u0003t{Frame}Re"));
    }

    [Fact]
    public void A_list_as_root_is_appended_to_as_its_elements_are()
    {
        Assert.Equal([1, 168], Load<List<byte>>("](K\u0001eK\u00a8a"));
        Assert.Equal([1L, 2], Load<List<long>>("](K\u0001eK\u0002a"));
        Assert.Equal(["a", null], Load<List<string?>>("](X\u0001\0\0\0aeNa"));
        Assert.Contains("300", Assert.Throws<UnpicklingException>(() => Load<List<byte>>("](K\u0001eM\u002c\u0001a")).Message, StringComparison.Ordinal);
        Assert.Throws<UnpicklingException>(() => Load<List<byte>>("](K\u0001eNa"));
    }

    private static T Load<T>(string opcodes) => PickleSerializer.Deserialize<T>(Pickle(opcodes))!;

    private static byte[] Pickle(string opcodes) => Encoding.Latin1.GetBytes("\u0080\u0004" + opcodes + ".");
}
