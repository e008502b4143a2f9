using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PickleGen.Generators.Tests;

/// <summary>docs/features.md: our cells name tests that exist, those of others lead to a source.</summary>
public sealed partial class FeaturesTests
{
    private static readonly string s_tests = Path.Combine(Folder(), "..");
    private static readonly string s_page = File.ReadAllText(Path.Combine(s_tests, "..", "docs", "features.md"));
    private static readonly string[] s_sources =
        [.. Directory.EnumerateFiles(s_tests, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText)];

    public static TheoryData<string, string> Rows()
    {
        var data = new TheoryData<string, string>();
        foreach (string row in s_page.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| | ", StringComparison.Ordinal)))
            data.Add(row.Trim('|').Split(" | ")[0].Trim(), row);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_we_have_is_proved_and_what_others_have_has_a_source(string feature, string row)
    {
        string[] cells = [.. row.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim())];
        Assert.Equal(7, cells.Length);
        var cited = Test().Matches(cells[1]);
        Assert.True(cited.Count > 0 || cells[1].StartsWith("no", StringComparison.Ordinal), $"'{feature}' names no test.");
        Assert.All(cited, test => Assert.Contains(s_sources, source => Declares(source, test.Groups["class"].Value, test.Groups["method"].Value)));
        Assert.All(cells[2..], cell => Assert.True(cell is "–" or "no code travels" || Link().Matches(cell) is { Count: > 0 } links && links.All(IsDefined), $"'{feature}': '{cell}' has no source."));
    }

    [Fact]
    public void Every_source_is_cited() =>
        Assert.All(Definition().Matches(s_page), source => Assert.Contains($"][{source.Groups["key"].Value}]", s_page, StringComparison.Ordinal));

    private static bool IsDefined(Match link) => Definition().Matches(s_page).Any(source => source.Groups["key"].Value == link.Groups["key"].Value);

    private static bool Declares(string source, string type, string method) =>
        Regex.IsMatch(source, $@"\bclass {type}\b") && (method.Length == 0 || Regex.IsMatch(source, $@"\bpublic (async )?(void|Task) {method}\("));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`")]
    private static partial Regex Test();

    [GeneratedRegex(@"\[[^\]]+\]\[(?<key>[a-z0-9-]+)\]")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\[(?<key>[a-z0-9-]+)\]: https://\S+$", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
