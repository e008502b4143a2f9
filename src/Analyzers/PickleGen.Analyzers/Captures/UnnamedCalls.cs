using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Captures;

/// <summary>Calls that no name in the code shows, where the program has such methods that send a delegate away: operators, conversions, setters, and <c>Add</c> of what a collection is initialized with.</summary>
internal sealed class UnnamedCalls
{
    private readonly HashSet<string> _operators = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private bool _items;
    private bool _hasChanged;

    /// <summary>Whether there are any such methods.</summary>
    public bool MayBeThere => _items || Convert || _operators.Count > 0 || _assigned.Count > 0;

    /// <summary>Whether conversions are among them.</summary>
    public bool Convert { get; private set; }

    /// <summary>Whether anything came since the last time.</summary>
    public bool TakeChange()
    {
        bool hasChanged = _hasChanged;
        _hasChanged = false;
        return hasChanged;
    }

    /// <summary>A method named <c>Add</c> is among them.</summary>
    public void AddItems() => _hasChanged = _items = true;

    /// <summary>A method of another assembly; false: calls of it have its name.</summary>
    public bool Add(IMethodSymbol method)
    {
        switch (method.MethodKind)
        {
            case MethodKind.Conversion: Change(!Convert); Convert = true; return true;
            case MethodKind.UserDefinedOperator: Change(_operators.Add(SyntaxFacts.GetText(SyntaxFacts.GetOperatorKind(method.Name)))); return true;
            case MethodKind.PropertySet or MethodKind.EventAdd: Change(_assigned.Add(method.AssociatedSymbol!.Name)); return true;
            default: return false;
        }
    }

    /// <summary>An operator's, a conversion's or an accessor's declaration.</summary>
    public void Add(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case ConversionOperatorDeclarationSyntax: Change(!Convert); Convert = true; break;
            case OperatorDeclarationSyntax { OperatorToken: var token }: Change(_operators.Add(token.ValueText)); break;
            case AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property }: Change(_assigned.Add(property.Identifier.ValueText)); break;
            case AccessorDeclarationSyntax { Parent.Parent: EventDeclarationSyntax @event }: Change(_assigned.Add(@event.Identifier.ValueText)); break;
        }
    }

    /// <summary>What may be such a call in a piece of code; of a conversion, what is converted.</summary>
    public IEnumerable<SyntaxNode> In(SyntaxNode code) => MayBeThere ? code.DescendantNodesAndSelf().Where(IsCall) : [];

    private bool IsCall(SyntaxNode node) => Convert && MayBeConverted(node) || node switch
    {
        InitializerExpressionSyntax => _items && node.IsKind(SyntaxKind.CollectionInitializerExpression),
        CollectionExpressionSyntax => _items,
        AssignmentExpressionSyntax assignment => NamedCalls.LastName(assignment.Left) is { } name && _assigned.Contains(name) || Is(assignment.OperatorToken) || Is(assignment.OperatorToken, shorter: 1),
        BinaryExpressionSyntax binary => Is(binary.OperatorToken),
        PrefixUnaryExpressionSyntax unary => Is(unary.OperatorToken),
        PostfixUnaryExpressionSyntax unary => Is(unary.OperatorToken),
        _ => false,
    };

    // `+` for `+=` as well.
    private bool Is(SyntaxToken token, int shorter = 0) => _operators.Count > 0 && _operators.Contains(token.ValueText.Substring(0, token.ValueText.Length - shorter));

    private static bool MayBeConverted(SyntaxNode node) => node is CastExpressionSyntax || node is ExpressionSyntax and not LiteralExpressionSyntax && node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right == node,
        ConditionalExpressionSyntax choice => choice.Condition != node,
        LambdaExpressionSyntax lambda => lambda.Body == node,
        EqualsValueClauseSyntax or ArgumentSyntax or ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax or ExpressionElementSyntax or InitializerExpressionSyntax or SwitchExpressionArmSyntax => true,
        _ => false,
    };

    private void Change(bool isNew) => _hasChanged |= isNew;
}
