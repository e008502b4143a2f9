using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Comments and directives around code that a fix removes: they stay, in front of what follows.</summary>
internal static class KeptTrivia
{
    /// <summary>Whole lines: what stands in front of a node, up to its own line, and what is said behind it.</summary>
    public static SyntaxTriviaList Around(SyntaxNode removed)
    {
        var leading = removed.GetLeadingTrivia();
        int end = leading.Count;
        while (end > 0 && leading[end - 1].IsKind(SyntaxKind.WhitespaceTrivia)) end--;
        var lines = leading.Take(end).ToList();
        if (end > 0 && !EndsLine(lines[end - 1])) lines.Add(SyntaxFactory.ElasticLineFeed);

        var behind = removed.GetTrailingTrivia().Where(IsSaid).ToList();
        if (behind.Count > 0) lines.AddRange([.. leading.Skip(end), .. behind, SyntaxFactory.ElasticLineFeed]);
        return [.. lines];
    }

    /// <summary>Whether there is anything that a reader or a compiler heeds.</summary>
    public static bool Says(this SyntaxTriviaList trivia) => trivia.Any(IsSaid);

    /// <summary>Puts lines in front of others; of two blank ones where they meet, one goes.</summary>
    public static SyntaxTriviaList Before(this SyntaxTriviaList lines, SyntaxTriviaList next)
    {
        bool endsBlank = lines.Count > 0 && lines.Last().IsKind(SyntaxKind.EndOfLineTrivia) && (lines.Count == 1 || EndsLine(lines[lines.Count - 2]));
        return lines.AddRange(endsBlank && next.Count > 0 && next[0].IsKind(SyntaxKind.EndOfLineTrivia) ? next.Skip(1) : next);
    }

    public static bool IsSaid(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Directives and documentation bring the end of their line along.</summary>
    private static bool EndsLine(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.HasStructure || trivia.IsKind(SyntaxKind.DisabledTextTrivia);
}
