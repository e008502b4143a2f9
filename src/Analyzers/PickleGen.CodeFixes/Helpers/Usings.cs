using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Using directives that a fix needs, or leaves without a use.</summary>
internal static class Usings
{
    /// <summary>Adds <c>using PickleGen;</c> unless its types can be named already, by a global using or from inside a namespace.</summary>
    /// <param name="root">The changed document.</param>
    /// <param name="original">The model of the document before the change.</param>
    public static SyntaxNode WithPickleGen(this SyntaxNode root, SemanticModel original)
    {
        int inside = original.SyntaxTree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.SpanStart ?? original.SyntaxTree.Length;
        if (!original.LookupNamespacesAndTypes(inside, name: "PicklableAttribute").IsEmpty) return root;
        return With((CompilationUnitSyntax)root, "PickleGen");
    }

    /// <summary>Removes the directive if <paramref name="isUsed"/> says that nothing needs it any more.</summary>
    public static SyntaxNode WithoutUsing(this SyntaxNode root, string ns, Func<string, bool> isUsed)
    {
        var directive = ((CompilationUnitSyntax)root).Usings.FirstOrDefault(u => u.Name?.ToString() == ns);
        if (directive is null || root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && isUsed(token.ValueText))) return root;

        // The file's header stands in front of its first directive.
        var kept = KeptTrivia.Around(directive);
        int at = ((CompilationUnitSyntax)root).Usings.IndexOf(directive);
        var next = directive.GetLastToken().GetNextToken(includeZeroWidth: true);
        if (kept.Says()) root = root.ReplaceToken(next, next.WithLeadingTrivia(kept.Before(next.LeadingTrivia)));
        return root.RemoveNode(((CompilationUnitSyntax)root).Usings[at], SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static CompilationUnitSyntax With(CompilationUnitSyntax root, string ns)
    {
        string newLine = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() is { Length: > 0 } found ? found : "\n";
        var directive = SyntaxFactory.ParseCompilationUnit($"using {ns};{newLine}").Usings[0];
        int after = root.Usings.TakeWhile(u => u.Name?.ToString() is { } name && (IsSystem(name) || string.CompareOrdinal(name, ns) < 0)).Count();
        while (after > 0 && Conditions.IsOpenAt(root.Usings[after - 1].Span.End, root)) after--;
        if (after > 0) return root.WithUsings(root.Usings.Insert(after, directive));

        // A file's header stands in front of those.
        if (root.Externs.Count > 0) return root.WithUsings(root.Usings.Insert(0, directive));

        // The first line takes over a file's header comment.
        var first = root.GetFirstToken();
        bool isConditional = root.Usings.Count > 0 && Conditions.IsOpenAt(first.SpanStart, root);
        int header = isConditional ? first.LeadingTrivia.IndexOf(SyntaxKind.IfDirectiveTrivia) : first.LeadingTrivia.Count;
        SyntaxTriviaList rest = root.Usings.Count > 0 ? [.. first.LeadingTrivia.Skip(header)] : [SyntaxFactory.EndOfLine(newLine)];
        var leading = first.LeadingTrivia.Take(header);
        root = root.ReplaceToken(first, first.WithLeadingTrivia(rest));
        return root.WithUsings(root.Usings.Insert(0, directive.WithLeadingTrivia(leading)));
    }

    private static bool IsSystem(string ns) => ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal);
}
