using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>The types of a compilation that bear <c>[Picklable]</c>.</summary>
internal static class AnnotatedTypes
{
    public static IEnumerable<INamedTypeSymbol> In(Compilation compilation, CancellationToken cancellationToken) => In(compilation.Assembly.GlobalNamespace, cancellationToken);

    /// <summary>The classes that annotated types derive from, and those that are declared external: attributes in a base class count for them.</summary>
    public static HashSet<ISymbol> BasesIn(Compilation compilation, CancellationToken cancellationToken)
    {
        var external = compilation.Assembly.GetAttributes()
            .Where(static attribute => attribute.IsPickleGen("PicklableExternalAttribute")).Select(ExternalTypes.TypeOf).OfType<INamedTypeSymbol>().ToList();
        return new(
            In(compilation, cancellationToken).Concat(external).SelectMany(TypeNames.Bases).Concat(external).Select(static type => type.OriginalDefinition),
            SymbolEqualityComparer.Default);
    }

    private static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner) continue;
            if (inner is INamedTypeSymbol type && type.HasAttribute("PicklableAttribute")) yield return type;
            foreach (var nested in In(inner, cancellationToken)) yield return nested;
        }
    }
}
