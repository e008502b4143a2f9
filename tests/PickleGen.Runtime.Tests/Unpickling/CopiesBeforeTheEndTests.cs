using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>One list in two places of different types is copied. In one of its own elements it is not whole yet.</summary>
public sealed partial class CopiesBeforeTheEndTests
{
    [Picklable(Module = "copies", Name = "Node")]
    public sealed partial class Node
    {
        public IEnumerable<Node>? All { get; set; }
        public int Number { get; set; }
    }

    [Picklable(Module = "copies", Name = "Copy")]
    public sealed partial class Copying
    {
        public Copying[]? All { get; set; }
        public int Number { get; set; }
    }

    [Picklable(Module = "copies", Name = "Pair")]
    public sealed partial class Pair
    {
        public List<int> First { get; set; } = [];
        public IReadOnlyList<int> Second { get; set; } = [];
    }

    [Picklable(Module = "copies", Name = "Duet")]
    public sealed partial class CopyingPair
    {
        public List<int> First { get; set; } = [];
        public int[] Second { get; set; } = [];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_list_that_its_elements_have_as_an_array_is_not_cut_short(int count)
    {
        List<Node> nodes = [.. Enumerable.Range(0, count).Select(static i => new Node { Number = i })];
        foreach (var node in nodes) node.All = nodes;
        byte[] pickle = PickleSerializer.Serialize(nodes);
        var loaded = PickleSerializer.Deserialize<List<Node>>(pickle)!;
        Assert.All(loaded, node => Assert.Same(loaded, node.All));
        Assert.Contains("of its own elements", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<Copying>>(Renamed(pickle, "Node", "Copy"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_whole_is_copied()
    {
        List<int> list = [1, 2, 3];
        byte[] pickle = PickleSerializer.Serialize(new Pair { First = list, Second = list });
        var copy = PickleSerializer.Deserialize<CopyingPair>(Renamed(pickle, "Pair", "Duet"))!;
        Assert.Equal(list, copy.First);
        Assert.Equal(list, copy.Second);
    }

    private static byte[] Renamed(byte[] pickle, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(pickle).Replace(from, to, StringComparison.Ordinal));
}
