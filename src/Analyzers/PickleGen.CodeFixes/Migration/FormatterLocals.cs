using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

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

    /// <summary>What is said in front of it is about the statements after it as well.</summary>
    public static void Remove(SyntaxEditor editor, StatementSyntax declaration)
    {
        SyntaxNode node = declaration.Parent is GlobalStatementSyntax global ? global : declaration;
        var leading = node.GetLeadingTrivia();
        var siblings = node.Parent!.ChildNodes().ToList();
        var next = siblings.ElementAtOrDefault(siblings.IndexOf(node) + 1);
        bool says = leading.Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (says && next is not null && next.GetLeadingTrivia().All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))) editor.ReplaceNode(next, (current, _) => current.WithLeadingTrivia(leading));
        editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives);
    }
}
