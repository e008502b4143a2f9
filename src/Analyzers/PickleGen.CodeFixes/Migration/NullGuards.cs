using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Statements that only refuse a parameter that is null, as code analysis wants them in <c>GetObjectData</c>.</summary>
internal static class NullGuards
{
    /// <param name="statement">One of the method's own statements.</param>
    /// <param name="parameter">The parameter's name.</param>
    public static bool Is(StatementSyntax statement, string parameter) => statement switch
    {
        IfStatementSyntax { Else: null, Condition: var condition, Statement: var then } => IsNull(condition, parameter) && Throws(then),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var name } }, ..] } call } =>
            name == parameter && call.Expression.ToString().EndsWith("ArgumentNullException.ThrowIfNull", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsNull(ExpressionSyntax condition, string parameter) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => name == parameter,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: IdentifierNameSyntax { Identifier.ValueText: var name }, Left: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => name == parameter,
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name }, Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } => name == parameter,
        _ => false,
    };

    private static bool Throws(StatementSyntax then) => then is ThrowStatementSyntax or BlockSyntax { Statements: [ThrowStatementSyntax] };
}
