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
/// <remarks>Only where they are read once and have the values there that they have when the lambda is sent.</remarks>
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
        if (SentAt(root!, diagnostic) is not { } sent || PlaceOf(model!, sent, cancellationToken) is not (_, { } reads)) return [];
        string names = string.Join(", ", reads.Select(read => $"'{CapturedUse.NameOf(read.Key)}'"));
        return [($"Copy {names} into {(reads.Count == 1 ? "a local" : "locals")}", "CopyMembersIntoLocals")];
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var all = diagnostics.Select(diagnostic => SentAt(root!, diagnostic)).OfType<Sent>().Distinct().ToList();
        document = document.WithSyntaxRoot(root!.TrackNodes(all.SelectMany(static sent => new[] { sent.Lambda, sent.Argument }).Distinct()));
        foreach (var sent in all)
        {
            // One after another: two lambdas may stand in one statement, and each needs names of its own.
            root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            var current = new Sent(root!.GetCurrentNode(sent.Lambda)!, root!.GetCurrentNode(sent.Argument)!);
            if (PlaceOf(model!, current, cancellationToken) is ({ } place, { } reads)) document = document.WithSyntaxRoot(Fix(root!, model!, place, current.Lambda, reads));
        }
        return document;
    }

    /// <summary>Null for a delegate that a variable brought: what it reads may have changed on the way.</summary>
    private static Sent? SentAt(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations is [{ SourceSpan: var lambdaAt }, { SourceSpan: var argumentAt }]
        && root.FindNode(lambdaAt, getInnermostNodeForTie: true) is AnonymousFunctionExpressionSyntax lambda
        && lambda.AncestorsAndSelf().FirstOrDefault(node => node.Span == argumentAt && node is ExpressionSyntax) is { } argument ? new Sent(lambda, argument) : null;

    private static (StatementPlace? Place, List<IGrouping<ISymbol, SyntaxNode>>? Reads) PlaceOf(SemanticModel model, Sent sent, CancellationToken cancellationToken)
    {
        if (StatementPlace.Around(sent.Lambda, model, cancellationToken) is not { } place || MemberReads(model, sent.Lambda, cancellationToken) is not { } reads) return default;
        return new EarlyReads(reads.Select(static read => read.Key), model, cancellationToken).MeanTheSame(place.Node, sent.Lambda, sent.Argument) ? (place, reads) : default;
    }

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
        if (!copiesWillDo) return null;
        List<IGrouping<ISymbol, SyntaxNode>> reads = [.. uses.GroupBy(use => use.Member!, use => use.Syntax, SymbolEqualityComparer.Default)];
        return reads.TrueForAll(read => read.Key is not IPropertySymbol property || !EarlyReads.IsComputed(property) || CertainReads.AreIn(read, lambda)) ? reads : null;
    }

    private static SyntaxNode Fix(SyntaxNode root, SemanticModel model, StatementPlace place, SyntaxNode lambda, List<IGrouping<ISymbol, SyntaxNode>> reads)
    {
        var names = new LocalNames(lambda);
        var locals = reads.ToDictionary(read => read.Key, read => names.For(CapturedUse.NameOf(read.Key)), SymbolEqualityComparer.Default);
        var declarations = reads.Select(read => Declaration(locals[read.Key], read.First())).ToList();
        var byNode = reads.SelectMany(read => read.Select(node => (Node: node, Local: locals[read.Key]))).ToDictionary(
            static pair => TupleNames.Element(pair.Node) ?? pair.Node, static pair => SyntaxFactory.ParseExpression(pair.Local).WithTriviaFrom(pair.Node));
        var renamed = place.Node.ReplaceNodes(byNode.Keys, (original, _) => original is ArgumentSyntax element ? TupleNames.Keep(element, byNode[original], model) : byNode[original]);
        return place.Insert(root, declarations, renamed);
    }

    private static StatementSyntax Declaration(string local, SyntaxNode value) =>
        SyntaxFactory.ParseStatement($"var {local} = {value.WithoutTrivia()};").WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);

    /// <param name="Lambda">The delegate that travels.</param>
    /// <param name="Argument">What sends it is given: the lambda itself, or what it stands in.</param>
    private sealed record Sent(SyntaxNode Lambda, SyntaxNode Argument);
}
