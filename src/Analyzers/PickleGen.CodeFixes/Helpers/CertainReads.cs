using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Whether a delegate reads a property whenever it runs: a getter may fail where the delegate takes care not to call it.</summary>
internal static class CertainReads
{
    /// <param name="reads">Where it is read.</param>
    /// <param name="lambda">The delegate.</param>
    public static bool AreIn(IEnumerable<SyntaxNode> reads, SyntaxNode lambda) => reads.Any(read => IsCertain(read, lambda));

    private static bool IsCertain(SyntaxNode read, SyntaxNode lambda)
    {
        for (var node = read; node.Parent is { } whole && whole != lambda; node = whole)
        {
            if (StatementPlace.RunsAtAnotherTime(node, whole) || !IsOnTheWay(node, whole)) return false;
        }
        return true;
    }

    private static bool IsOnTheWay(SyntaxNode part, SyntaxNode whole) => whole switch
    {
        BlockSyntax block => block.Statements.TakeWhile(statement => statement != part).All(static statement => !MayLeave(statement)),
        IfStatementSyntax choice => part == choice.Condition,
        CommonForEachStatementSyntax loop => part == loop.Expression,
        // What it throws is caught there.
        TryStatementSyntax attempt => attempt.Catches.Count == 0,
        SwitchStatementSyntax choice => part == choice.Expression,
        SwitchSectionSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax or LocalFunctionStatementSyntax => false,
        _ => true,
    };

    private static bool MayLeave(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax);
}
