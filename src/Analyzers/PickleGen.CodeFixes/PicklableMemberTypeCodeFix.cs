using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE005: annotates the member's type where its source is at hand, declares it external where it is not, or leaves the member out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PicklableMemberTypeCodeFix)), Shared]
public sealed class PicklableMemberTypeCodeFix : CodeFixProvider
{
    private const string Annotate = "AnnotateMemberType";
    private const string Declare = "DeclareMemberTypeExternal";
    private const string LeaveOut = "LeaveMemberOut";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE005"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SolutionFixAll(FixAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var culprit = MemberType.CulpritOf(root!, model!, diagnostic, context.CancellationToken);
            if (culprit is { IsInSource: true }) Offer($"Make '{culprit.Type.Name}' [Picklable]", Annotate);
            else if (culprit is not null && ExternalDeclarations.IsPossible(culprit.Type, model!.Compilation, context.CancellationToken)) Offer($"Declare '{culprit.Type.Name}' with [assembly: PicklableExternal]", Declare);
            if (MemberType.MemberAt(root!, diagnostic) is not null) Offer("Leave the member out with [PickleIgnore]", LeaveOut);

            void Offer(string title, string key) => context.RegisterCodeFix(
                CodeAction.Create(title, cancellationToken => FixAsync(context.Document.Project.Solution, [(context.Document, diagnostic)], key, cancellationToken), key), diagnostic);
        }
    }

    private static async Task<Solution> FixAsync(Solution solution, IReadOnlyList<(Document Document, Diagnostic Diagnostic)> places, string key, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        var done = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        // Of several fields in one declaration each is reported.
        var leftOut = new HashSet<SyntaxNode>();
        var changed = new HashSet<DocumentEditor>();
        foreach (var (document, diagnostic) in places)
        {
            var here = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
            if (key == LeaveOut)
            {
                if (MemberType.MemberAt(here.OriginalRoot, diagnostic) is not { } member || !leftOut.Add(member)) continue;
                here.ReplaceNode(member, static (current, _) => ((MemberDeclarationSyntax)current).With("PickleIgnore"));
                changed.Add(here);
                continue;
            }
            if (MemberType.CulpritOf(here.OriginalRoot, here.SemanticModel, diagnostic, cancellationToken) is not { } culprit || culprit.IsInSource != (key == Annotate) || !done.Add(culprit.Type)) continue;
            if (key == Annotate && await AnnotateAsync(editor, solution, culprit.Type, cancellationToken).ConfigureAwait(false) is { } there) changed.Add(there);
            else if (key == Declare && ExternalDeclarations.IsPossible(culprit.Type, here.SemanticModel.Compilation, cancellationToken))
            {
                DeclareExternal(here, culprit.Type);
                changed.Add(here);
            }
        }
        foreach (var document in changed) document.ReplaceNode(document.OriginalRoot, (current, _) => current.WithPickleGen(document.SemanticModel));
        return await LineEndings.KeepAsync(solution, editor.GetChangedSolution(), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<DocumentEditor?> AnnotateAsync(SolutionEditor editor, Solution solution, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var syntax = await type.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        if (syntax is not TypeDeclarationSyntax declaration || solution.GetDocument(declaration.SyntaxTree) is not { } document) return null;
        var there = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        there.Annotate(declaration);
        return there;
    }

    private static void DeclareExternal(DocumentEditor editor, INamedTypeSymbol type)
    {
        string name = type.ToMinimalDisplayString(editor.SemanticModel, editor.OriginalRoot.FullSpan.End);
        var attribute = SyntaxFactory.ParseCompilationUnit($"[assembly: PicklableExternal(typeof({name}))]\n").AttributeLists[0];
        editor.ReplaceNode(editor.OriginalRoot, (current, _) => ExternalDeclarations.With((CompilationUnitSyntax)current, attribute));
    }
}
