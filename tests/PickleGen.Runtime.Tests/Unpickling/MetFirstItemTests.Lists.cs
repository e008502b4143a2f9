namespace PickleGen.Tests.Unpickling;

/// <content>The same where the tuple stands in a list's place, as others may write it: its first item is an element.</content>
public partial class MetFirstItemTests
{
#pragma warning disable PICKLE015 // Open items are the point.
    [Picklable(Module = "met", Name = "Lists", Layout = PickleLayout.Dict)]
    internal sealed partial class Lists
    {
        public List<int> Numbers { get; set; } = [];

        public List<List<int>> All { get; set; } = [];

        public int[][] Arrays { get; set; } = [];

        public IReadOnlyList<IReadOnlyList<int>> Open { get; set; } = [];

        public List<List<int>> Again { get; set; } = [];

        public List<object> Loose { get; set; } = [];

        public List<object> Whole { get; set; } = [];
    }
#pragma warning restore PICKLE015

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_told_from_a_list_however_long_the_rest_is(int protocol, int length)
    {
        List<object?> numbers = [1, 2], rest = [.. Enumerable.Range(0, length).Cast<object?>()];
        var all = new PickleTuple(numbers, rest);
        var output = new MemoryStream();
        new Pickler(output, new PickleOptions { Protocol = protocol }).Dump(new Dictionary<string, object?>
        {
            ["Numbers"] = numbers, ["All"] = all, ["Arrays"] = new PickleTuple(numbers, rest, numbers), ["Open"] = new PickleTuple(numbers, rest), ["Again"] = all,
            ["Loose"] = new PickleTuple(numbers, rest), ["Whole"] = numbers,
        });

        var lists = PickleSerializer.Deserialize<Lists>(output.ToArray())!;

        Assert.Equal([1, 2], lists.Numbers);
        Assert.Same(lists.Numbers, lists.All[0]);
        Assert.Equal(Enumerable.Range(0, length), lists.All[1]);
        Assert.Equal([2, length, 2], lists.Arrays.Select(static array => array.Length));
        Assert.Equal([2, length], lists.Open.Select(static list => list.Count));
        Assert.Same(lists.All, lists.Again);
        Assert.Same(lists.Numbers, lists.Loose[0]);
        Assert.Equal([1, 2], lists.Whole);
    }
}
