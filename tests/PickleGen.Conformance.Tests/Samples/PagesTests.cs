using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PickleGen.Conformance.Tests.Stubs;

namespace PickleGen.Conformance.Tests.Samples;

/// <summary>What README and docs show is code of a sample that compiles, and the samples do what the pages say.</summary>
public sealed partial class PagesTests : IDisposable
{
    private static readonly string s_app = typeof(PickleGen.Samples.Pages.Order).Assembly.Location;

    private readonly SampleFolder _folder = new();

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md").Select(file => Path.GetRelativePath(Root(), file)).Append("README.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_on_a_page_stands_in_its_sample(string page)
    {
        string text = Read(page);
        foreach (Match block in Block().Matches(text))
        {
            string sample = Namespace().Replace(Read(block.Groups["file"].Value), "");
            string code = block.Groups["code"].Value;
            Assert.True(Enumerable.Range(0, 5).Any(depth => Unindented(sample, 4 * depth).Contains(code, StringComparison.Ordinal)), $"{page} shows what is not in {block.Groups["file"].Value}:\n{code}");
        }
        // The README's statements are compiled and run by its own test.
        Assert.Equal(Fence().Count(text), Block().Count(text) + (page == "README.md" ? 1 : 0));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_link_to_what_is_there(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root(), page))!;
        Assert.All(Link().Matches(Read(page)), link => Assert.True(Path.Exists(Path.Combine(folder, link.Groups["to"].Value)), $"{page} links to {link.Groups["to"].Value}"));
    }

    [Fact]
    public void Samples_do_what_the_pages_say() =>
        Assert.Equal(
            """
            closures: False
            options: Ada
            reducers: 20.5
            reduced places: -4 2
            converting: 20.0
            overrides: ***
            persistent ids: True
            buffers: 5000
            populate: dark, new
            members: Ada 4.95 new EUR 2 True
            constructor: 2026-05-03
            callback: 4.95
            types at run time: Ada
            streams: 2500.00
            pipes: 4.95
            documents: crm.Client Ada

            """.ReplaceLineEndings("\n"),
            _folder.Run("dotnet", s_app));

    [Fact]
    public void Bytes_on_a_page_are_those_of_the_sample()
    {
        _folder.Run("dotnet", s_app, "layouts", _folder.Path);
        var listings = Listing().Matches(Read("docs/types.md"));
        Assert.Equal(["dict.pkl", "positional.pkl", "state.pkl"], listings.Select(listing => listing.Groups["file"].Value).Order(StringComparer.Ordinal));
        Assert.All(listings, listing => Assert.Equal(listing.Groups["text"].Value, StubRun.Tool("dis", _folder.File(listing.Groups["file"].Value)).Output));
        Assert.All(listings, listing => Assert.Contains($", {new FileInfo(_folder.File(listing.Groups["file"].Value)).Length} bytes:\n\n{listing.Value}", Read("docs/types.md"), StringComparison.Ordinal));
    }

    [PythonFact]
    public void Whoever_follows_the_README_and_the_page_for_Python_gets_the_order_back()
    {
        _folder.Run("dotnet", s_app, "save", _folder.File("order.pkl"));
        Assert.Equal(0, StubRun.Tool("scan", "--assembly", s_app, _folder.File("order.pkl")).ExitCode);
        Assert.Equal(0, StubRun.Tool("stubs", "--output", _folder.Path, s_app).ExitCode);
        File.WriteAllText(_folder.File("colleague.py"), PythonBlock().Match(Read("docs/python.md")).Groups["code"].Value);
        Assert.Equal("", _folder.Run(PythonRunner.Executable!, "colleague.py"));
        Assert.Equal("9.90\n", _folder.Run("dotnet", s_app, "load", _folder.File("order.pkl")));
    }

    public void Dispose() => _folder.Dispose();

    private static string Unindented(string code, int by) => string.Join('\n', code.Split('\n').Select(line => line.Length - line.TrimStart(' ').Length >= by ? line[by..] : line));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root(), file)).ReplaceLineEndings("\n");

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex("<!-- (?<file>samples/[^ ]+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```csharp$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("<!-- picklegen dis (?<file>[^ ]+) -->\n```\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Listing();

    [GeneratedRegex("```python\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex PythonBlock();

    [GeneratedRegex("^namespace [^;]*;\n\n", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\]\((?<to>[^):#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
