using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>Methods and constructors with a <c>[Pickled]</c> parameter.</summary>
internal static class MarkedMethods
{
    /// <summary>Those of assemblies that know PickleGen; no others can have any.</summary>
    public static IEnumerable<IMethodSymbol> InReferences(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(ReferencedIndexes.UsesPickles).SelectMany(static assembly => InNamespace(assembly.GlobalNamespace));

    private static IEnumerable<IMethodSymbol> InNamespace(INamespaceSymbol ns) =>
        ns.GetMembers().SelectMany(static member => member is INamespaceSymbol inner ? InNamespace(inner) : InType((INamedTypeSymbol)member));

    private static IEnumerable<IMethodSymbol> InType(INamedTypeSymbol type) =>
        type.GetTypeMembers().SelectMany(InType).Concat(type.GetMembers().OfType<IMethodSymbol>().Where(static method => method.Parameters.Any(static parameter => parameter.HasAttribute("PickledAttribute"))));
}
