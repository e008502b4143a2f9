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

    /// <summary>Null where statements cannot stand, as in a field's initializer, or would run at another time than the expression: more or less often, or before it is decided whether it runs.</summary>
    public static StatementPlace? Around(SyntaxNode expression, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = expression; node.Parent is { } parent; node = parent)
        {
            if (RunsAtAnotherTime(node, parent)) return null;
            if (parent is ArrowExpressionClauseSyntax { Parent: { } owner }) return new StatementPlace(owner, ReturnsValue(owner, model, cancellationToken));
            if (parent is StatementSyntax and not BlockSyntax) return new StatementPlace(parent, returnsValue: false);
        }
        return null;
    }

    /// <summary>Whether a part runs more or less often than the whole, or before it is decided whether it runs.</summary>
    public static bool RunsAtAnotherTime(SyntaxNode part, SyntaxNode whole) => whole switch
    {
        AnonymousFunctionExpressionSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax => true,
        SwitchExpressionArmSyntax or WhenClauseSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or QueryBodySyntax => true,
        ConditionalExpressionSyntax choice => part != choice.Condition,
        ConditionalAccessExpressionSyntax access => part == access.WhenNotNull,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } choice => part == choice.Right,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } choice => part == choice.Right,
        _ => false,
    };

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
            DestructorDeclarationSyntax o => o.WithParameterList(Ended(o.ParameterList)).WithExpressionBody(null).WithSemicolonToken(none).WithBody(Block(o.ExpressionBody!, o.SemicolonToken)),
            ConversionOperatorDeclarationSyntax o => o.WithParameterList(Ended(o.ParameterList)).WithExpressionBody(null).WithSemicolonToken(none).WithBody(Block(o.ExpressionBody!, o.SemicolonToken)),
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
            IEnumerable<StatementSyntax> all = [.. statements, last.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)];
            return SyntaxFactory.Block(all.Select((statement, i) => i == 0 ? statement.WithLeadingTrivia(Comments(arrow)) : statement)).WithTrailingTrivia(semicolon.TrailingTrivia);
        }

        AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon) => SyntaxFactory
            .AccessorList([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration).WithBody(Block(arrow, default))])
            .WithTrailingTrivia(semicolon.TrailingTrivia);
    }

    private static ParameterListSyntax Ended(ParameterListSyntax list) => list.WithTrailingTrivia(Ended(list.GetTrailingTrivia()));

    private static SyntaxToken Ended(SyntaxToken token) => token.WithTrailingTrivia(Ended(token.TrailingTrivia));

    private static SyntaxTriviaList Ended(SyntaxTriviaList trivia) =>
        trivia.Says() ? trivia.LastOrDefault().IsKind(SyntaxKind.EndOfLineTrivia) ? trivia : trivia.Add(SyntaxFactory.ElasticLineFeed) : [SyntaxFactory.ElasticLineFeed];

    /// <summary>What is said between the arrow and the expression, each on a line.</summary>
    private static SyntaxTriviaList Comments(ArrowExpressionClauseSyntax arrow) =>
        [.. arrow.ArrowToken.LeadingTrivia.Concat(arrow.ArrowToken.TrailingTrivia).Concat(arrow.Expression.GetLeadingTrivia())
            .Where(KeptTrivia.IsSaid).SelectMany(static said => new[] { said, SyntaxFactory.ElasticLineFeed })];

    private static bool ReturnsValue(SyntaxNode owner, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(owner, cancellationToken) switch
        {
            IMethodSymbol { ReturnsVoid: true } => false,
            IMethodSymbol { IsAsync: true, ReturnType: INamedTypeSymbol { IsGenericType: false } } => false,
            _ => true,
        };
}
