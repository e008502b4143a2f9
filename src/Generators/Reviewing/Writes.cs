using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.Generators.Reviewing;

/// <summary>Assignments, told by syntax alone.</summary>
internal static class Writes
{
    /// <summary>Whether the name, or what it is the beginning of, may be given another value.</summary>
    public static bool MayChange(SyntaxNode name)
    {
        for (var part = name; part.Parent is ExpressionSyntax or ArgumentSyntax; part = part.Parent)
        {
            switch (part.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == part:
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }:
                case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                case RefExpressionSyntax:
                    return true;
            }
        }
        return false;
    }
}
