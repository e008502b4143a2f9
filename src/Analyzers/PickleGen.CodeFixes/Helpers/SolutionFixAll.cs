using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Fix All for a fix whose changes go into other documents than the diagnostics are in: all places are mended by one change of the solution.</summary>
/// <param name="fix">Changes the solution for these places and the offer with this key.</param>
internal sealed class SolutionFixAll(Func<Solution, IReadOnlyList<(Document Document, Diagnostic Diagnostic)>, string, CancellationToken, Task<Solution>> fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var places = new List<(Document, Diagnostic)>();
        foreach (var document in Documents(context))
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            places.AddRange(diagnostics.Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id)).Select(diagnostic => (document, diagnostic)));
        }
        string key = context.CodeActionEquivalenceKey!;
        return places.Count == 0 ? null : CodeAction.Create("Fix all", cancellationToken => fix(context.Solution, places, key, cancellationToken), key);
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => [context.Document!],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents),
    };
}
