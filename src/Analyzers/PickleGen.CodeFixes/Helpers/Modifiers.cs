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

        // The language wants `partial` last, right before the keyword.
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0) return type.WithModifiers(type.Modifiers.Add(partial));
        var keyword = type.Keyword;
        return type.WithKeyword(keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(keyword.LeadingTrivia)]);
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
