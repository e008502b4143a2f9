namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Texts and bytes of 64 KB and more: CPython writes them outside of its frames, so that the next frame begins between each of them and its MEMOIZE.</summary>
public sealed partial class LongTextTests
{
    [Picklable(Module = "long_texts", Name = "Page")]
    public sealed partial class Page
    {
        public string? Title { get; set; }
        public string? Text { get; set; }
        public byte[]? Scan { get; set; }
        public byte[]? Copy { get; set; }
        public double[]? Numbers { get; set; }
        public List<string>? Notes { get; set; }
        public Dictionary<string, string>? Tags { get; set; }
        public string? Last { get; set; }
    }

    private const string Class = """
        class Page: pass
        Page.__module__ = 'long_texts'
        sys.modules['long_texts'] = types.SimpleNamespace(Page=Page)
        def page(**members):
            made = Page()
            made.__dict__.update(members)
            return made
        """;

    [PythonTheory]
    [InlineData(2, 65_536)]
    [InlineData(3, 70_000)]
    [InlineData(4, 65_535)]
    [InlineData(4, 65_536)]
    [InlineData(5, 70_000)]
    [InlineData(5, 300_000)]
    public void They_are_read_into_members(int protocol, int length)
    {
        byte[] pickle = Village.DumpedByPython(
            $"import array, sys, types\n{Class}",
            $"[page(Title='one', Text='t' * {length}, Scan=b's' * {length}, Copy=bytearray(b'c' * {length}), Numbers=array.array('d', [1.5]) * {length}, Notes=['a', 'n' * {length}, 'ü' * {length}], Tags={{'k' * {length}: 'v', 'w': 'v' * {length}}}, Last='l' * {length}), page(Title='two', Text='t', Scan=None, Notes=None, Tags=None, Last='one')]",
            protocol);
        var pages = PickleSerializer.Deserialize<List<Page>>(pickle)!;
        var page = pages[0];
        Assert.Equal(("one", new string('t', length), new string('l', length)), (page.Title, page.Text, page.Last));
        Assert.Equal(Enumerable.Repeat((byte)'s', length), page.Scan);
        Assert.Equal(Enumerable.Repeat((byte)'c', length), page.Copy);
        Assert.Equal(Enumerable.Repeat(1.5, length), page.Numbers);
        Assert.Equal(["a", new string('n', length), new string('ü', length)], page.Notes);
        Assert.Equal([new(new string('k', length), "v"), new("w", new string('v', length))], page.Tags);
        Assert.Equal(("two", "t", null, null, null, "one"), (pages[1].Title, pages[1].Text, pages[1].Scan, pages[1].Notes, pages[1].Tags, pages[1].Last));
    }

    [PythonTheory]
    [InlineData(4)]
    [InlineData(5)]
    public void One_that_is_in_two_places_is_in_the_memo(int protocol)
    {
        byte[] pickle = Village.DumpedByPython($"import sys, types\n{Class}\ntext = 't' * 70000", "[page(Title=text, Text=text, Last='x'), page(Title='y', Text=text, Last=text)]", protocol);
        var pages = PickleSerializer.Deserialize<List<Page>>(pickle)!;
        Assert.Equal(["70000 70000 1", "1 70000 70000"], pages.Select(static page => $"{page.Title!.Length} {page.Text!.Length} {page.Last!.Length}"));
    }
}
