using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PickleGen.Analyzers.Captures;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE102: copies the members of <c>this</c> that a travelling lambda reads into locals in front of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CopyMembersIntoLocalsCodeFix)), Shared]
public sealed class CopyMembersIntoLocalsCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE102"];

    /// <inheritdoc/>
    protected override async Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (Lambda(root!, diagnostic) is not { } lambda || MemberReads(model!, lambda, cancellationToken) is not { } reads) return [];
        string names = string.Join(", ", reads.Select(read => $"'{read.Key.Name}'"));
        return [($"Copy {names} into {(reads.Count == 1 ? "a local" : "locals")}", "CopyMembersIntoLocals")];
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var lambdas = diagnostics.Select(diagnostic => Lambda(root!, diagnostic)).OfType<SyntaxNode>().Distinct().ToList();
        document = document.WithSyntaxRoot(root!.TrackNodes(lambdas));
        foreach (var lambda in lambdas)
        {
            // One after another: two lambdas may stand in one statement, and each needs names of its own.
            root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            var current = root!.GetCurrentNode(lambda)!;
            if (MemberReads(model!, current, cancellationToken) is { } reads) document = document.WithSyntaxRoot(Fix(root!, model!, current, reads, cancellationToken));
        }
        return document;
    }

    private static SyntaxNode? Lambda(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.FirstOrDefault() is { SourceSpan: var span } && root.FindNode(span, getInnermostNodeForTie: true) is AnonymousFunctionExpressionSyntax lambda ? lambda : null;

    /// <summary>Where which member is read; null if copies would not do: a member is written, called, or used by a local function outside.</summary>
    private static List<IGrouping<ISymbol, SyntaxNode>>? MemberReads(SemanticModel model, SyntaxNode lambda, CancellationToken cancellationToken)
    {
        if (model.GetOperation(lambda, cancellationToken) is not { } operation) return null;
        var body = operation is IAnonymousFunctionOperation ? operation : operation.ChildOperations.FirstOrDefault(child => child is IAnonymousFunctionOperation);
        if (body is null) return null;
        var uses = TravellingBody.Of(body, cancellationToken).Uses.Where(use => use.Variable is null).ToList();
        bool copiesWillDo = uses.All(use =>
            use is { IsWritten: false, Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } or IParameterSymbol }
            && lambda.Span.Contains(use.Syntax.Span)
            && use.Syntax.Parent is not AnonymousObjectMemberDeclaratorSyntax { NameEquals: null });
        return copiesWillDo ? [.. uses.GroupBy(use => use.Member!, use => use.Syntax, SymbolEqualityComparer.Default)] : null;
    }

    private static SyntaxNode Fix(SyntaxNode root, SemanticModel model, SyntaxNode lambda, List<IGrouping<ISymbol, SyntaxNode>> reads, CancellationToken cancellationToken)
    {
        var names = new LocalNames(lambda);
        var locals = reads.ToDictionary(read => read.Key, read => names.For(read.Key.Name), SymbolEqualityComparer.Default);
        var declarations = reads.Select(read => Declaration(locals[read.Key], read.First())).ToList();
        var byNode = reads.SelectMany(read => read.Select(node => (Node: node, Local: locals[read.Key]))).ToDictionary(pair => pair.Node, pair => pair.Local);

        if (StatementPlace.Around(lambda, model, cancellationToken) is not { } place) return root;
        var renamed = place.Node.ReplaceNodes(byNode.Keys, (original, _) => SyntaxFactory.IdentifierName(byNode[original]).WithTriviaFrom(original));
        return place.Insert(root, declarations, renamed);
    }

    private static StatementSyntax Declaration(string local, SyntaxNode value) =>
        SyntaxFactory.ParseStatement($"var {local} = {value.WithoutTrivia()};").WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
}
