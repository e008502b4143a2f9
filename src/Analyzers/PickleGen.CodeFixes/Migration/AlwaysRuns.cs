using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Names that are always in the data. One that may be missing cannot become a property: that has a value anyway, and code that asks whether the name is there would get it.</summary>
internal static class AlwaysRuns
{
    /// <summary>Whether a call is a statement of the method that runs whenever the method does not throw.</summary>
    public static bool In(MethodDeclarationSyntax method, InvocationExpressionSyntax call)
    {
        if (method.ExpressionBody?.Expression == call) return true;
        if (call.Parent is not ExpressionStatementSyntax statement || method.Body is not { } body || body.DescendantNodes().OfType<ReturnStatementSyntax>().Any(early => early.SpanStart < call.SpanStart)) return false;
        SyntaxNode outer = statement.Parent!;
        while (outer is BlockSyntax or LockStatementSyntax or UsingStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax && outer != method.Body) outer = outer.Parent!;
        return outer == method.Body;
    }

    /// <summary>Whether a handler waits for the error that a missing name was.</summary>
    public static bool MayFail(InvocationExpressionSyntax call) => call.Ancestors().Any(static outer => outer is TryStatementSyntax { Catches.Count: > 0 });
}
