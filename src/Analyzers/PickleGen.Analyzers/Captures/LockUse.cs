using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>An <c>object</c> that some <c>lock</c> statement takes is a lock, whatever its type says.</summary>
internal static class LockUse
{
    /// <summary>Whether a field or property of type <c>object</c> is locked on anywhere in the type that declares it.</summary>
    public static bool IsLockField(ISymbol member, CancellationToken cancellationToken) =>
        member.ContainingType.DeclaringSyntaxReferences.Any(r => IsLocked(member.Name, r.GetSyntax(cancellationToken)));

    /// <summary>Whether a local or parameter of type <c>object</c> is locked on anywhere in <paramref name="member"/>.</summary>
    public static bool IsLocked(string name, SyntaxNode member)
    {
        foreach (var node in member.DescendantNodes())
        {
            if (node is LockStatementSyntax { Expression: var locked } && LastName(locked) == name) return true;
        }
        return false;
    }

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ParenthesizedExpressionSyntax inner => LastName(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => LastName(inner.Operand),
        _ => null,
    };
}
