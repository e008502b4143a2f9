using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Helpers;

/// <summary><c>[assembly: PicklableExternal(typeof(X))]</c>: whether it would do, and where it stands in a file.</summary>
internal static class ExternalDeclarations
{
    /// <summary>Whether code could be generated for the type: the parser is asked about a compilation that declares it.</summary>
    public static bool IsPossible(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var tree = CSharpSyntaxTree.ParseText($"[assembly: global::PickleGen.PicklableExternal(typeof({name}))]", (CSharpParseOptions)compilation.SyntaxTrees.First().Options, cancellationToken: cancellationToken);
        compilation = compilation.AddSyntaxTrees(tree);
        var attribute = compilation.Assembly.GetAttributes().FirstOrDefault(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree == tree);
        return attribute is not null && PickleTypeParser.ParseExternal(attribute, compilation, cancellationToken).Model is not null;
    }

    /// <summary>Adds an attribute below the file's usings, or else below its header.</summary>
    public static CompilationUnitSyntax With(CompilationUnitSyntax root, AttributeListSyntax attribute)
    {
        var next = root.Members.FirstOrDefault()?.GetFirstToken() ?? root.EndOfFileToken;
        int ended = Conditions.EndIn(next.LeadingTrivia);
        if (root.AttributeLists.Count > 0)
        {
            SyntaxTriviaList before = [.. next.LeadingTrivia.Take(ended)];
            root = root.ReplaceToken(next, next.WithLeadingTrivia(next.LeadingTrivia.Skip(ended)));
            return root.WithAttributeLists(root.AttributeLists.Add(attribute.WithLeadingTrivia(before)));
        }
        bool isFirst = root.Usings.Count == 0 && root.Externs.Count == 0;
        int header = isFirst ? HeaderIn(next) : ended;
        SyntaxTriviaList above = [.. next.LeadingTrivia.Take(header)];
        if (!isFirst || (header > 0 && !next.LeadingTrivia[header - 1].IsKind(SyntaxKind.EndOfLineTrivia))) above = above.Add(SyntaxFactory.EndOfLine("\n"));
        SyntaxTriviaList below = [.. next.LeadingTrivia.Skip(header)];
        bool blank = below.Count > 0 && below[0].IsKind(SyntaxKind.EndOfLineTrivia);
        root = root.ReplaceToken(next, next.WithLeadingTrivia(blank ? below : below.Insert(0, SyntaxFactory.EndOfLine("\n"))));
        return root.WithAttributeLists([attribute.WithLeadingTrivia(above)]);
    }

    /// <summary>How much in front of a file's first token is about the file: what a blank line or a directive ends, and all that stands in front of a namespace. What is left out on a condition begins no header.</summary>
    private static int HeaderIn(SyntaxToken first)
    {
        var leading = first.LeadingTrivia;
        int end = 0;
        for (int i = 0; i < leading.Count && leading[i].Kind() is not (SyntaxKind.IfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia); i++)
        {
            bool isBlank = leading[i].IsKind(SyntaxKind.EndOfLineTrivia) && (i == 0 || leading[i - 1].IsKind(SyntaxKind.EndOfLineTrivia) || leading[i - 1].IsDirective);
            if (isBlank || leading[i].IsDirective || first.Parent is BaseNamespaceDeclarationSyntax) end = i + 1;
        }
        return end;
    }
}
