using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Locals that hold a formatter which nobody uses any more.</summary>
internal static class FormatterLocals
{
    /// <summary>Declarations made for these calls alone. One that says more than <c>new</c>, such as a binder, stays for people to see.</summary>
    public static IEnumerable<StatementSyntax> Unused(List<InvocationExpressionSyntax> calls, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var receivers in calls.Select(static call => ((MemberAccessExpressionSyntax)call.Expression).Expression).GroupBy(r => model.GetSymbolInfo(r, cancellationToken).Symbol, SymbolEqualityComparer.Default))
        {
            if (receivers.Key is not ILocalSymbol local || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator) continue;
            if (declarator.Initializer?.Value is not BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } }) continue;
            if (declarator.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, Parent: BlockSyntax or GlobalStatementSyntax } declaration) continue;
            var scope = declaration.Parent is GlobalStatementSyntax { Parent: { } program } ? program : declaration.Parent!;
            int uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Count(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local));
            if (uses == receivers.Count()) yield return declaration;
        }
    }

    /// <summary>What is said about them is about the statements after them as well.</summary>
    public static void Remove(SyntaxEditor editor, IEnumerable<StatementSyntax> declarations)
    {
        var nodes = new HashSet<SyntaxNode>(declarations.Select(static declaration => declaration.Parent is GlobalStatementSyntax global ? global : (SyntaxNode)declaration));
        foreach (var removed in nodes.OrderBy(static node => node.SpanStart).GroupBy(node => node.Parent!.ChildNodes().FirstOrDefault(other => other.SpanStart > node.SpanStart && !nodes.Contains(other))))
        {
            var kept = removed.Aggregate(default(SyntaxTriviaList), static (lines, node) => KeptTrivia.Around(node) is var more && more.Says() ? lines.AddRange(more) : lines);
            if (removed.Key is { } next && kept.Count > 0) editor.ReplaceNode(next, (current, _) => current.WithLeadingTrivia(kept.Before(current.GetLeadingTrivia())));
            foreach (var node in removed) editor.RemoveNode(node, removed.Key is null ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia);
        }
    }
}
