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

        public List<int>[] Array { get; set; } = [];

        public int[][] Arrays { get; set; } = [];

        public IReadOnlyList<IReadOnlyList<int>> Open { get; set; } = [];

        public List<object> Loose { get; set; } = [];
    }
#pragma warning restore PICKLE015

    // Each by itself: behind one that the stack machine reads it reads the others.
    public static TheoryData<int, int, string> ListCases
    {
        get
        {
            var cases = new TheoryData<int, int, string>();
            foreach (object[] row in Cases)
            {
                foreach (string member in (ReadOnlySpan<string>)[nameof(Lists.All), nameof(Lists.Array), nameof(Lists.Arrays), nameof(Lists.Open), nameof(Lists.Loose)])
                    cases.Add((int)row[0], (int)row[1], member);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(ListCases))]
    public void It_is_told_from_a_list_however_long_the_rest_is(int protocol, int length, string member)
    {
        List<object?> numbers = [1, 2], rest = [.. Enumerable.Range(0, length).Cast<object?>()];

        var lists = Read(protocol, numbers, member, new PickleTuple(numbers, rest));

        Assert.Equal([1, 2], lists.Numbers);
        var read = (IEnumerable<object>)typeof(Lists).GetProperty(member)!.GetValue(lists)!;
        Assert.Equal([2, length], read.Select(static list => ((System.Collections.ICollection)list).Count));
        if (member != nameof(Lists.Arrays)) Assert.Same(lists.Numbers, read.First());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_list_that_was_met_before_is_the_whole_list(int protocol, int length)
    {
        List<object?> numbers = [1, 2, .. Enumerable.Range(0, length).Cast<object?>()];

        Assert.Equal(length + 2, Read(protocol, numbers, nameof(Lists.Loose), numbers).Loose.Count);
    }

    private static Lists Read(int protocol, List<object?> numbers, string member, object value)
    {
        var output = new MemoryStream();
        var attributes = new Dictionary<string, object?> { ["Numbers"] = numbers, [member] = value };
        // So many that what is looked at does not come to their end.
        for (int i = 0; i < 60; i++) attributes[$"Other{i}"] = i;
        new Pickler(output, new PickleOptions { Protocol = protocol }).Dump(attributes);
        return PickleSerializer.Deserialize<Lists>(output.ToArray())!;
    }
}
