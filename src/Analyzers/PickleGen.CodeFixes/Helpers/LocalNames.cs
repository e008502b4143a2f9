using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Names for new locals that mean nothing else in the member around a node.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public LocalNames(SyntaxNode node)
    {
        SyntaxNode member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node;
        foreach (var token in member.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)) _taken.Add(token.ValueText);
        }
    }

    /// <summary>A local for a member: <c>_factor</c> and <c>Factor</c> become <c>factor</c>, or <c>factor2</c> where that is taken.</summary>
    public string For(string member)
    {
        string name = member.TrimStart('_');
        if (name.Length == 0 || char.IsDigit(name[0])) name = "value";
        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
        string free = name;
        for (int i = 2; !_taken.Add(free); i++) free = name + i;
        return SyntaxFacts.GetKeywordKind(free) != SyntaxKind.None ? "@" + free : free;
    }
}
