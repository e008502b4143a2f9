using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Where statements can be put in front of an expression: before the statement around it, or in a block made of an expression body.</summary>
internal sealed class StatementPlace
{
    private readonly bool _returnsValue;

    private StatementPlace(SyntaxNode node, bool returnsValue)
    {
        Node = node;
        _returnsValue = returnsValue;
    }

    /// <summary>What gets new neighbours: a statement, or what has an expression body.</summary>
    public SyntaxNode Node { get; }

    /// <summary>Null where statements cannot stand, as in a field's initializer.</summary>
    public static StatementPlace? Around(SyntaxNode expression, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in expression.Ancestors())
        {
            if (node is ArrowExpressionClauseSyntax { Parent: { } owner }) return new StatementPlace(owner, ReturnsValue(owner, model, cancellationToken));
            if (node is StatementSyntax and not BlockSyntax) return new StatementPlace(node, returnsValue: false);
        }
        return null;
    }

    /// <summary>The root with the statements in place.</summary>
    /// <param name="root">Around <see cref="Node"/>.</param>
    /// <param name="statements">What is put in front.</param>
    /// <param name="changed"><see cref="Node"/>, possibly with changes inside.</param>
    public SyntaxNode Insert(SyntaxNode root, IReadOnlyList<StatementSyntax> statements, SyntaxNode changed)
    {
        if (changed is not StatementSyntax statement || changed is LocalFunctionStatementSyntax { ExpressionBody: not null })
            return root.ReplaceNode(Node, WithBlockBody(statements, changed).WithAdditionalAnnotations(Formatter.Annotation));

        var all = Indented(statements, statement);
        return Node.Parent is BlockSyntax or SwitchSectionSyntax
            ? root.ReplaceNode(Node, all)
            : root.ReplaceNode(Node, SyntaxFactory.Block(all).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The first one takes over comments and blank lines in front of the old statement.</summary>
    private static List<StatementSyntax> Indented(IReadOnlyList<StatementSyntax> statements, StatementSyntax last)
    {
        var leading = last.GetLeadingTrivia();
        var indentation = SyntaxFactory.TriviaList(leading.LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return [.. statements.Select((statement, i) => statement.WithLeadingTrivia(i == 0 ? leading : indentation)), last.WithLeadingTrivia(indentation)];
    }

    private SyntaxNode WithBlockBody(IReadOnlyList<StatementSyntax> statements, SyntaxNode owner)
    {
        var none = default(SyntaxToken);
        return owner switch
        {
            MethodDeclarationSyntax o => o.WithParameterList(Ended(o.ParameterList)).WithExpressionBody(null).WithSemicolonToken(none).WithBody(Block(o.ExpressionBody!, o.SemicolonToken)),
            LocalFunctionStatementSyntax o => o.WithParameterList(Ended(o.ParameterList)).WithExpressionBody(null).WithSemicolonToken(none).WithBody(Block(o.ExpressionBody!, o.SemicolonToken)),
            ConstructorDeclarationSyntax o => o.WithExpressionBody(null).WithSemicolonToken(none).WithBody(Block(o.ExpressionBody!, o.SemicolonToken)),
            OperatorDeclarationSyntax o => o.WithParameterList(Ended(o.ParameterList)).WithExpressionBody(null).WithSemicolonToken(none).WithBody(Block(o.ExpressionBody!, o.SemicolonToken)),
            AccessorDeclarationSyntax o => o.WithKeyword(Ended(o.Keyword)).WithExpressionBody(null).WithSemicolonToken(none).WithBody(Block(o.ExpressionBody!, o.SemicolonToken)),
            PropertyDeclarationSyntax o => o.WithIdentifier(Ended(o.Identifier)).WithExpressionBody(null).WithSemicolonToken(none).WithAccessorList(Getter(o.ExpressionBody!, o.SemicolonToken)),
            IndexerDeclarationSyntax o => o.WithExpressionBody(null).WithSemicolonToken(none).WithAccessorList(Getter(o.ExpressionBody!, o.SemicolonToken)),
            _ => throw new ArgumentException($"An expression body on {owner.Kind()}.", nameof(owner)),
        };

        BlockSyntax Block(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon)
        {
            var expression = arrow.Expression.WithoutLeadingTrivia();
            StatementSyntax last = _returnsValue
                ? SyntaxFactory.ReturnStatement(expression.WithLeadingTrivia(SyntaxFactory.Space))
                : SyntaxFactory.ExpressionStatement(expression);
            return SyntaxFactory.Block(statements.Append(last.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))).WithTrailingTrivia(semicolon.TrailingTrivia);
        }

        AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon) => SyntaxFactory
            .AccessorList([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration).WithBody(Block(arrow, default))])
            .WithTrailingTrivia(semicolon.TrailingTrivia);
    }

    private static ParameterListSyntax Ended(ParameterListSyntax list) => list.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);

    private static SyntaxToken Ended(SyntaxToken token) => token.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);

    private static bool ReturnsValue(SyntaxNode owner, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(owner, cancellationToken) switch
        {
            IMethodSymbol { ReturnsVoid: true } => false,
            IMethodSymbol { IsAsync: true, ReturnType: INamedTypeSymbol { IsGenericType: false } } => false,
            _ => true,
        };
}
