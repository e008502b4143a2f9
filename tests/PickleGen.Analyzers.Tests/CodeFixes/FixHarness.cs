using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Applies code fixes the way an editor does, and compares whole documents.</summary>
internal static class FixHarness
{
    /// <summary>One fix after another leads from the marked source to <paramref name="expected"/>, and so does each Fix All: document, project, solution. Lines may end either way.</summary>
    /// <param name="marked">The source, with a mark for every diagnostic.</param>
    /// <param name="expected">The whole document afterwards.</param>
    public static async Task VerifyAsync<TAnalyzer, TFix>(string marked, string expected) where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new()
    {
        await AnalyzerHarness.VerifyAsync<TAnalyzer>(marked);
        string[] sources = [Markup.Parse(marked).Source];
        string[] wanted = [expected];
        Assert.Equal(wanted, await FixOneByOneAsync(new TAnalyzer(), new TFix(), sources));
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            Assert.Equal(wanted, await FixAllAsync(new TAnalyzer(), new TFix(), scope, sources));
        }
        AnalyzerHarness.AssertCompiles(AnalyzerHarness.Compile(expected));

        string[] otherEnds = [sources[0].ReplaceLineEndings("\r\n")];
        Assert.Equal([expected.ReplaceLineEndings("\r\n")], await FixOneByOneAsync(new TAnalyzer(), new TFix(), otherEnds));
        Assert.Equal([expected.ReplaceLineEndings("\r\n")], await FixAllAsync(new TAnalyzer(), new TFix(), FixAllScope.Document, otherEnds));
    }

    /// <summary>Every diagnostic of the source stays without an offer.</summary>
    public static async Task VerifyNoFixAsync<TAnalyzer, TFix>(string marked) where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new()
    {
        var found = await AnalyzerHarness.VerifyAsync<TAnalyzer>(marked);
        Assert.NotEmpty(found);
        var project = Workspaces.Project(Markup.Parse(marked).Source);
        foreach (var diagnostic in await Workspaces.DiagnoseAsync(project, [new TAnalyzer()])) Assert.Empty(await OffersAsync(project, new TFix(), diagnostic));
    }

    /// <summary>The titles that an editor shows for the first diagnostic of the source.</summary>
    public static async Task<IEnumerable<string>> TitlesAsync<TAnalyzer, TFix>(string source) where TAnalyzer : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new()
    {
        var project = Workspaces.Project(source);
        var found = await Workspaces.DiagnoseAsync(project, [new TAnalyzer()]);
        return (await OffersAsync(project, new TFix(), found[0])).Select(offer => offer.Title);
    }

    /// <summary>Takes the first offer (or the one with this key) for the first diagnostic that has one, until none has.</summary>
    public static async Task<string[]> FixOneByOneAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, string[] sources, string? key = null)
    {
        var project = Workspaces.Project(sources);
        for (int steps = 0; steps < 50; steps++)
        {
            var offer = await FirstOfferAsync(project, analyzer, fix, key);
            if (offer is null) return await Workspaces.TextsAsync(project);
            project = await Workspaces.ApplyAsync(project, offer);
        }
        throw new InvalidOperationException("The fix comes to no end.");
    }

    /// <summary>Takes Fix All for the first offer of the first diagnostic that has one.</summary>
    public static async Task<string[]> FixAllAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, FixAllScope scope, string[] sources, string? key = null)
    {
        var project = Workspaces.Project(sources);
        var found = await Workspaces.DiagnoseAsync(project, [analyzer]);
        foreach (var diagnostic in found.Where(d => fix.FixableDiagnosticIds.Contains(d.Id)))
        {
            var offer = (await OffersAsync(project, fix, diagnostic)).FirstOrDefault(offer => key is null || offer.EquivalenceKey == key);
            if (offer is null) continue;
            var context = new FixAllContext(
                project.GetDocument(diagnostic.Location.SourceTree)!, fix, scope, offer.EquivalenceKey!, fix.FixableDiagnosticIds,
                new Diagnostics(analyzer, fix.FixableDiagnosticIds), CancellationToken.None);
            var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
            return await Workspaces.TextsAsync(await Workspaces.ApplyAsync(project, action!));
        }
        throw new InvalidOperationException("Nothing to fix.");
    }

    private static async Task<CodeAction?> FirstOfferAsync(Project project, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string? key)
    {
        foreach (var diagnostic in await Workspaces.DiagnoseAsync(project, [analyzer]))
        {
            var offers = await OffersAsync(project, fix, diagnostic);
            if (offers.FirstOrDefault(offer => key is null || offer.EquivalenceKey == key) is { } offer) return offer;
        }
        return null;
    }

    public static async Task<IReadOnlyList<CodeAction>> OffersAsync(Project project, CodeFixProvider fix, Diagnostic diagnostic)
    {
        var offers = new List<CodeAction>();
        if (!fix.FixableDiagnosticIds.Contains(diagnostic.Id)) return offers;
        var context = new CodeFixContext(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => offers.Add(action), CancellationToken.None);
        await fix.RegisterCodeFixesAsync(context);
        return offers;
    }

    private sealed class Diagnostics(DiagnosticAnalyzer analyzer, ImmutableArray<string> ids) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await Workspaces.DiagnoseAsync(project, [analyzer])).Where(diagnostic => ids.Contains(diagnostic.Id));

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
