using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Changes to the words in front of a declaration.</summary>
internal static class Modifiers
{
    public static TypeDeclarationSyntax WithPartial(this TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword)) return type;

        // The language wants `partial` last, right before the keyword: behind what ends in front of it, an #endif say.
        var keyword = type.Keyword;
        var partial = SyntaxFactory.Token(keyword.LeadingTrivia, SyntaxKind.PartialKeyword, [SyntaxFactory.Space]);
        return type.WithKeyword(keyword.WithLeadingTrivia()).WithModifiers(type.Modifiers.Add(partial));
    }

    public static FieldDeclarationSyntax WithoutReadOnly(this FieldDeclarationSyntax field)
    {
        int i = field.Modifiers.IndexOf(SyntaxKind.ReadOnlyKeyword);
        if (i < 0) return field;
        var leading = field.Modifiers[i].LeadingTrivia;
        field = field.WithModifiers(field.Modifiers.RemoveAt(i));
        if (i > 0) return field;
        var first = field.Modifiers.Count > 0 ? field.Modifiers[0] : field.Declaration.GetFirstToken();
        return field.ReplaceToken(first, first.WithLeadingTrivia(leading));
    }
}
