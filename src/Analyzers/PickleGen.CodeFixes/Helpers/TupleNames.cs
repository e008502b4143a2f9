using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>The elements of <c>(Width, Height)</c> bear the names of what they are made of: a local's name would be another.</summary>
internal static class TupleNames
{
    /// <summary>The element that a value is alone, without a name written to it.</summary>
    public static ArgumentSyntax? Element(SyntaxNode value) => value.Parent is ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } element ? element : null;

    /// <summary>The element with another value and, if it has one, its name.</summary>
    /// <param name="element">As it was.</param>
    /// <param name="value">What it becomes.</param>
    /// <param name="model">Knows its name: C# gives none that is there twice, or of a position.</param>
    public static ArgumentSyntax Keep(ArgumentSyntax element, ExpressionSyntax value, SemanticModel model)
    {
        var tuple = (TupleExpressionSyntax)element.Parent!;
        int at = tuple.Arguments.IndexOf(element);
        bool isNamed = model.GetTypeInfo(tuple).Type is INamedTypeSymbol { TupleElements: var elements } && elements[at].Name is { } name && name != $"Item{at + 1}";
        if (!isNamed) return element.WithExpression(value);
        var identifier = element.Expression is MemberAccessExpressionSyntax { Name: var member } ? member.Identifier : ((SimpleNameSyntax)element.Expression).Identifier;
        return element.WithExpression(value.WithLeadingTrivia(SyntaxFactory.Space)).WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(identifier.WithoutTrivia()))).WithLeadingTrivia(element.GetLeadingTrivia());
    }
}
