using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PickleGen.Analyzers.Tests.CodeFixes;

namespace PickleGen.Analyzers.Tests;

/// <summary>Someone new gets everything wrong once, and then only does what messages and fixes say.</summary>
public sealed partial class NewUserTests
{
    /// <summary>What is left to be done by hand: the rule, the words of its message that say so, and the edit.</summary>
    private static readonly (string Id, string Says, string Old, string New)[] s_byHand =
    [
        ("PICKLE004", "rename it", "Weight(double grams) => Kilos = grams", "Weight(double kilos) => Kilos = kilos"),
        ("PICKLE006", "give one of them another name with [PickleMember]", "[PickleMember(\"Text\")]", "[PickleMember(\"Title\")]"),
        ("PICKLE007", "give one of them another Module or Name", "[Picklable(Module = \"shop\", Name = \"Box\")] public partial class Crate", "[Picklable(Module = \"shop\", Name = \"Crate\")] public partial class Crate"),
        ("PICKLE009", "give 'inner' a setter and take it out of the constructor", "public List<Folder> Inner { get; }", "public List<Folder> Inner { get; set; }"),
        ("PICKLE009", "give 'inner' a setter and take it out of the constructor", "public Folder(string name, List<Folder> inner) { Name = name; Inner = inner; }", "public Folder(string name) { Name = name; Inner = []; }"),
        ("PICKLE010", "number the members anew", "Order = 2", "Order = 1"),
        ("PICKLE011", "leave it out with [PickleIgnore]", "public byte* Pixels;", "[PickleIgnore] public byte* Pixels;"),
        ("PICKLE012", "declare it as 'void Restore()'", "private bool Restore(bool force) { Total = Prices.Sum(); return force; }", "private void Restore() => Total = Prices.Sum();"),
        ("PICKLE013", "static", "private void Read(Dictionary<string, int> state) => Value = state[\"Value\"];", "private static void Read(Gauge target, Dictionary<string, int> state) => target.Value = state[\"Value\"];"),
        ("PICKLE016", "make it at least internal", "private partial class Till<T>", "internal partial class Till<T>"),
        ("PICKLE101", "open it inside the lambda, or capture a path", "Cluster.Run(() => text.ReadToEnd().Length)", "Cluster.Run(() => { using var text = File.OpenText(path); return text.ReadToEnd().Length; })"),
        ("PICKLE103", "return the value instead", "int longest = 0; Cluster.Run(() => longest = words.Max(word => word.Length));", "int longest = Cluster.Run(() => words.Max(word => word.Length));"),
        ("PICKLE301", "give the policy a secret with SignedWith(key)", "TrustAssemblies(typeof(Cluster).Assembly)", "TrustAssemblies(typeof(Cluster).Assembly).SignedWith(\"our secret\"u8.ToArray())"),
    ];

    /// <summary>The rules that were broken, at first or on the way: some are looked at only where others hold.</summary>
    private readonly HashSet<string> _met = [];

    [Fact]
    public async Task Messages_and_fixes_alone_lead_to_a_program_that_runs()
    {
        var project = await UpgradeLanguage(Workspaces.Project(Source));
        project = await FollowFixes(project);
        var byHand = s_byHand.ToList();
        while ((await Diagnose(project)).FirstOrDefault(found => found.Severity >= DiagnosticSeverity.Warning) is { } left)
        {
            int next = byHand.FindIndex(edit => edit.Id == left.Id);
            Assert.True(next >= 0, $"Nobody knows what to do about: {left}");
            Assert.Contains(byHand[next].Says, left.GetMessage(), StringComparison.Ordinal);
            project = await FollowFixes(await Edit(project, byHand[next].Old, byHand[next].New));
            byHand.RemoveAt(next);
        }

        Assert.Equal(Rules.Descriptors.Select(rule => rule.Id), _met.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(byHand, edit => Rules.Descriptors.Any(rule => rule.Id == edit.Id));
        Assert.Equal(Expected, Programs.Load((await project.GetCompilationAsync())!).Call<string>("Program", "Run"));
    }

    /// <summary>The project was one for an older C#, and its file is edited as the message says.</summary>
    private async Task<Project> UpgradeLanguage(Project project)
    {
        var found = await Diagnose(project.WithParseOptions(AnalyzerHarness.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp11)));
        Assert.Contains(found, diagnostic => diagnostic.Id == "PICKLE017" && diagnostic.GetMessage().Contains("take <LangVersion> out of the project file", StringComparison.Ordinal));
        return project;
    }

    private async Task<ImmutableArray<Diagnostic>> Diagnose(Project project)
    {
        var found = await Workspaces.DiagnoseAsync(project, Rules.Analyzers);
        _met.UnionWith(found.Select(diagnostic => diagnostic.Id));
        return found;
    }

    /// <summary>Takes the first offer there is, until there is none.</summary>
    private async Task<Project> FollowFixes(Project project)
    {
        for (int steps = 0; steps < 100; steps++)
        {
            var offers = new List<CodeAction>();
            foreach (var diagnostic in await Diagnose(project))
            {
                foreach (var fix in Rules.CodeFixes) offers.AddRange(await FixHarness.OffersAsync(project, fix, diagnostic));
                if (offers.Count > 0) break;
            }

            if (offers.Count == 0) return project;
            project = await Workspaces.ApplyAsync(project, offers[0]);
        }

        throw new InvalidOperationException("The fixes come to no end.");
    }

    private static async Task<Project> Edit(Project project, string old, string @new)
    {
        var document = project.Documents.Single(document => document.Name == "Test0.cs");
        string text = (await document.GetTextAsync()).ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return document.WithText(SourceText.From(text.Replace(old, @new, StringComparison.Ordinal))).Project;
    }
}
