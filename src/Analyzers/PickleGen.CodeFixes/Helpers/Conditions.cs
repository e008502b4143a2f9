using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Code that is compiled on a condition: what a fix adds for all of a file must not stand there.</summary>
internal static class Conditions
{
    /// <summary>Whether an <c>#if</c> in front of a position ends behind it.</summary>
    public static bool IsOpenAt(int position, CompilationUnitSyntax root) =>
        root.DescendantTrivia(descendIntoTrivia: false).TakeWhile(trivia => trivia.SpanStart < position).Sum(static trivia => Opens(trivia, SyntaxKind.IfDirectiveTrivia, SyntaxKind.EndIfDirectiveTrivia)) > 0;

    /// <summary>How much of what stands in front of a token ends what was begun before that: up to the last <c>#endif</c> or <c>#endregion</c> of an earlier <c>#if</c> or <c>#region</c>.</summary>
    public static int EndIn(SyntaxTriviaList leading)
    {
        int end = 0, open = 0;
        for (int i = 0; i < leading.Count; i++)
        {
            open += Opens(leading[i], SyntaxKind.IfDirectiveTrivia, SyntaxKind.EndIfDirectiveTrivia) + Opens(leading[i], SyntaxKind.RegionDirectiveTrivia, SyntaxKind.EndRegionDirectiveTrivia);
            if (open >= 0) continue;
            open = 0;
            end = i + 1;
        }
        return end;
    }

    private static int Opens(SyntaxTrivia trivia, SyntaxKind begin, SyntaxKind end) => trivia.IsKind(begin) ? 1 : trivia.IsKind(end) ? -1 : 0;
}
