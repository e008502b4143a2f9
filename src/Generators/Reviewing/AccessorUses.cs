using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>What the accessors of pickled properties use: what is stored there travels through its property.</summary>
internal static class AccessorUses
{
    /// <summary>The symbols among what is used that bear one of the <paramref name="names"/>, as they were declared: only these are asked what they mean.</summary>
    public static HashSet<ISymbol> In(IEnumerable<MemberCandidate> members, HashSet<string> names, Compilation compilation, CancellationToken cancellationToken)
    {
        var used = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (names.Count == 0) return used;
        foreach (var property in members.Select(static member => member.Symbol).OfType<IPropertySymbol>())
        {
            foreach (var reference in (property.PartialImplementationPart ?? property).DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellationToken) is not PropertyDeclarationSyntax declaration) continue;
                foreach (var name in declaration.DescendantNodes(node => node != declaration.Initializer).OfType<IdentifierNameSyntax>())
                {
                    if (names.Contains(name.Identifier.ValueText) && MeaningOf(name, property, compilation, cancellationToken) is { } symbol) used.Add(symbol.OriginalDefinition);
                }
            }
        }
        return used;
    }

    /// <summary>Of a base class in another project, which an editor shows with its source, the nearest member of that name.</summary>
    private static ISymbol? MeaningOf(IdentifierNameSyntax name, IPropertySymbol property, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.ContainsSyntaxTree(name.SyntaxTree)
            ? compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol
            : TypeNames.Bases(property.ContainingType).Prepend(property.ContainingType).SelectMany(type => type.GetMembers(name.Identifier.ValueText)).FirstOrDefault();
}
