using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PickleGen.Conformance.Tests.Samples;

/// <summary>docs/troubleshooting.md quotes messages that there are.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly Lazy<string[]> s_sources = new(static () =>
        [.. Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !Path.GetRelativePath(Root(), file).Split(Path.DirectorySeparatorChar).Any(static folder => folder is "bin" or "obj"))
            .Select(File.ReadAllText)]);

    public static TheoryData<string> Messages => [.. Rows(Page()).Select(static row => row.Groups["message"].Value)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_on_the_page_stands_in_the_sources(string message)
    {
        string[] parts = [.. message.Split('…').Select(static part => part.Trim()).Where(static part => part.Any(char.IsLetter))];
        Assert.NotEmpty(parts);
        Assert.True(s_sources.Value.Any(source => AreIn(source, parts)), message);
    }

    [Fact]
    public void The_page_has_the_ten_that_people_meet_first() => Assert.InRange(Messages.Count, 10, 100);

    // In their order, with whatever the sources put between.
    private static bool AreIn(string source, string[] parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            at = source.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0) return false;
            at += part.Length;
        }
        return true;
    }

    // Python's messages are not ours.
    private static IEnumerable<Match> Rows(string page) => Row().Matches(page[..page.IndexOf("## In Python", StringComparison.Ordinal)]);

    private static string Page() => File.ReadAllText(Path.Combine(Root(), "docs", "troubleshooting.md")).ReplaceLineEndings("\n");

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex("^\\| `(?<message>[^`]+)`.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
