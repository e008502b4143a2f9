using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Tests;

/// <summary>A rule is a descriptor, a help link, a release row, a page, and a sample that compiles and breaks it.</summary>
public sealed partial class DocsTests
{
    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void A_rule_has_a_page_that_its_help_link_leads_to(string id)
    {
        var rule = Rules.Descriptor(id);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri);
        string page = Repository.Read("docs", "rules", $"{id}.md");
        string fix = Rules.HasFix(id) ? "A code fix " : "There is no code fix.";
        Assert.StartsWith($"# {id}: {rule.Title}\n\n{rule.DefaultSeverity}. {fix}", page);
        Assert.Equal(["## Violation", "## How to fix", "## When to suppress"], page.Split('\n').Where(line => line.StartsWith("## ")));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void A_rule_has_a_row_in_the_list_of_rules(string id)
    {
        var rule = Rules.Descriptor(id);
        Assert.Contains($"| [{id}]({id}.md) | {rule.DefaultSeverity} | {(Rules.HasFix(id) ? "yes" : "no")} | {rule.Title} |\n", Repository.Read("docs", "rules", "README.md"));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void A_rule_has_one_row_in_the_release_files(string id)
    {
        string[] files = ["src/Generators", "src/Analyzers/PickleGen.Analyzers"];
        string[] names = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];
        var rows = files.SelectMany(file => names.SelectMany(name => Repository.Read(file, name).Split('\n'))).Where(line => line.StartsWith(id));
        Assert.Contains($"| {Rules.Descriptor(id).DefaultSeverity} |", Assert.Single(rows));
    }

    [Fact]
    public void No_page_is_left_over()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "rules"), "PICKLE*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Rules.Descriptors.Select(rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public void The_code_on_a_page_is_the_code_of_its_samples(string id)
    {
        var blocks = Block().Matches(Repository.Read("docs", "rules", $"{id}.md"));
        Assert.Equal([$"{RuleSamples.Folder}/{id}.Violation.cs", $"{RuleSamples.Folder}/{id}.Fix.cs"], blocks.Select(block => block.Groups["file"].Value));
        foreach (Match block in blocks) Assert.Equal(Shown(Repository.Read(block.Groups["file"].Value)), block.Groups["code"].Value);
    }

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public async Task The_violation_breaks_this_rule_and_no_other(string id) =>
        Assert.Equal([id], (await Analyze($"{id}.Violation.cs")).Select(found => found.Id).Distinct());

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public async Task The_fix_breaks_no_rule(string id) => Assert.Empty(await Analyze($"{id}.Fix.cs"));

    private static async Task<IEnumerable<Diagnostic>> Analyze(string sample)
    {
        var compilation = RuleSamples.Compile(Repository.Read(RuleSamples.Folder, sample));
        AnalyzerHarness.AssertCompiles(compilation);
        return await AnalyzerHarness.RunAsync(compilation, Rules.Analyzers);
    }

    /// <summary>A sample without its namespace line.</summary>
    private static string Shown(string sample) => Namespace().Replace(sample, "").Trim('\n');

    [GeneratedRegex("^namespace [^;]*;\n\n", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("<!-- (?<file>[^ ]+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
