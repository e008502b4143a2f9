using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Whether members of <c>this</c> have the same values in front of a statement as when a call in it takes a delegate that reads them.</summary>
internal sealed class EarlyReads
{
    private readonly HashSet<ISymbol> _members;
    private readonly bool _mayChange;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;

    /// <param name="members">What the delegate reads.</param>
    /// <param name="model">Of the code.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    public EarlyReads(IEnumerable<ISymbol> members, SemanticModel model, CancellationToken cancellationToken)
    {
        (_members, _model, _cancellationToken) = (new HashSet<ISymbol>(members, SymbolEqualityComparer.Default), model, cancellationToken);
        _mayChange = !_members.All(static member => member is IFieldSymbol { IsReadOnly: true } || (member is IPropertySymbol { SetMethod: null } property && !IsComputed(property)));
    }

    /// <summary>Whether nothing in <paramref name="place"/> that runs before the call could write a member.</summary>
    /// <param name="place">A statement, or what has an expression body.</param>
    /// <param name="lambda">The delegate.</param>
    /// <param name="argument">What the call is given.</param>
    public bool MeanTheSame(SyntaxNode place, SyntaxNode lambda, SyntaxNode argument)
    {
        if (argument.Ancestors().FirstOrDefault(IsCall) is not { } call || !place.Contains(call) || IsKept(lambda, argument)) return false;
        // A lambda does not run by being made; whoever runs one in here is a call himself.
        return place.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax)
            .Where(node => node.Span.End <= call.Span.End && node != call && !node.Contains(lambda))
            .All(node => !MayWrite(node));
    }

    /// <summary>Who keeps the delegate in a variable may send it again later.</summary>
    private static bool IsKept(SyntaxNode lambda, SyntaxNode argument) =>
        lambda.AncestorsAndSelf().TakeWhile(node => node != argument).Any(static node => node.Parent is AssignmentExpressionSyntax and not { Parent: InitializerExpressionSyntax });

    private static bool IsCall(SyntaxNode node) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;

    private bool MayWrite(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => MayBeMember(assignment.Left),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => MayBeMember(step.Operand),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => MayBeMember(step.Operand),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => false,
        BaseObjectCreationExpressionSyntax creation => _mayChange && _model.GetTypeInfo(creation, _cancellationToken).Type is not { TypeKind: TypeKind.Delegate },
        InvocationExpressionSyntax or AwaitExpressionSyntax or ElementAccessExpressionSyntax => _mayChange,
        SimpleNameSyntax name => _mayChange && SymbolOf(name) is IPropertySymbol property && IsComputed(property),
        _ => false,
    };

    /// <summary>Another variable is not; a setter may do anything.</summary>
    private bool MayBeMember(ExpressionSyntax target) => SymbolOf(target) switch
    {
        ILocalSymbol or IDiscardSymbol => false,
        IParameterSymbol or IFieldSymbol => _members.Contains(SymbolOf(target)!),
        _ => true,
    };

    private ISymbol? SymbolOf(ExpressionSyntax expression) => _model.GetSymbolInfo(expression, _cancellationToken).Symbol;

    /// <summary>Whether its getter is code of this compilation.</summary>
    public static bool IsComputed(IPropertySymbol property) => property.GetMethod?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        { } => true,
        null => false,
    };
}
