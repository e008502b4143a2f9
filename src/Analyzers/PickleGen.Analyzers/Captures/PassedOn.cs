using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>What one file says, by names alone, about which calls may send a delegate away: computed once per syntax tree.</summary>
/// <remarks>Names keep nearly every call of a program from being bound a second time for our sake; symbols decide about the rest.</remarks>
/// <param name="Marked">Names of methods (of types, for constructors) with a <c>[Pickled]</c> parameter.</param>
/// <param name="Calls">Methods that hand a parameter of theirs on, with the name of whom they hand it to.</param>
/// <param name="AnyName">A delegate type has a <c>[Pickled]</c> parameter: calls of it can have any name.</param>
internal sealed record PassedOn(ImmutableArray<string> Marked, ImmutableArray<(string From, string To)> Calls, bool AnyName)
{
    public static PassedOn Read(SyntaxTree tree)
    {
        var marked = ImmutableArray.CreateBuilder<string>();
        var calls = ImmutableArray.CreateBuilder<(string, string)>();
        bool anyName = false;
        foreach (var node in tree.GetRoot().DescendantNodes(static n => n is not (TypeSyntax or AttributeSyntax)))
        {
            if (node is ParameterSyntax { AttributeLists.Count: > 0 } parameter && IsMarked(parameter))
            {
                if (parameter.Parent?.Parent is { } owner && NameOf(owner) is { } name) marked.Add(name);
                else anyName = true;
            }
            else if (node is ArgumentSyntax { Expression: var value, Parent.Parent: { } call } && ParameterBehind(value) is { } from && Callee(call) is { } to)
            {
                calls.Add((from, to));
            }
        }
        return new PassedOn(marked.ToImmutable(), calls.ToImmutable(), anyName);
    }

    /// <summary>The name that a call is made under; for constructors the type's.</summary>
    public static string? Callee(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => LastName(invocation.Expression),
        ObjectCreationExpressionSyntax creation => LastName(creation.Type),
        PrimaryConstructorBaseTypeSyntax creation => LastName(creation.Type),
        ConstructorInitializerSyntax { RawKind: (int)SyntaxKind.ThisConstructorInitializer } chained => chained.Parent is ConstructorDeclarationSyntax c ? c.Identifier.ValueText : null,
        ConstructorInitializerSyntax chained => (chained.Parent?.Parent as TypeDeclarationSyntax)?.BaseList is { } bases ? LastName(bases.Types[0].Type) : null,
        _ => null,
    };

    private static string? LastName(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsMarked(ParameterSyntax parameter)
    {
        foreach (var list in parameter.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (LastName(attribute.Name) is "Pickled" or "PickledAttribute") return true;
            }
        }
        return false;
    }

    /// <summary>The name of the method or type whose parameter is the value, or null if it is none.</summary>
    private static string? ParameterBehind(ExpressionSyntax value)
    {
        while (value is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            value = value switch
            {
                ParenthesizedExpressionSyntax p => p.Expression,
                CastExpressionSyntax c => c.Expression,
                _ => ((PostfixUnaryExpressionSyntax)value).Operand,
            };
        }
        if (value is not IdentifierNameSyntax { Identifier.ValueText: var name }) return null;
        for (var owner = value.Parent; owner is not null; owner = owner.Parent)
        {
            if (Parameters(owner) is { } list && list.Parameters.Any(p => p.Identifier.ValueText == name)) return NameOf(owner);
        }
        return null;
    }

    private static ParameterListSyntax? Parameters(SyntaxNode owner) => owner switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList,
        LocalFunctionStatementSyntax function => function.ParameterList,
        TypeDeclarationSyntax type => type.ParameterList,
        _ => null,
    };

    private static string? NameOf(SyntaxNode owner) => owner switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };
}
