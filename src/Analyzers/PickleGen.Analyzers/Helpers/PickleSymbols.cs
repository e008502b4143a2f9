using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Helpers;

/// <summary>Recognises what belongs to PickleGen by name: no look-up per compilation, nothing kept.</summary>
internal static class PickleSymbols
{
    private const string Namespace = "PickleGen";

    /// <summary>False: nothing in this compilation can concern us.</summary>
    public static bool IsReferencedBy(Compilation compilation) => compilation.GetTypeByMetadataName("PickleGen.PicklableAttribute") is not null;

    public static bool IsPickleGen(this ISymbol? symbol, string name) =>
        symbol is not null && symbol.Name == name && symbol.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Recognises a type of the framework.</summary>
    public static bool IsSystem(this ITypeSymbol? type, string ns, string name) =>
        type is not null && type.MetadataName == name && type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == ns;

    /// <summary>The type says itself how it travels: annotated, declared external, or with a reduce or a state of its own.</summary>
    public static bool IsPicklable(this ITypeSymbol type, Compilation compilation) =>
        type.HasAttribute("PicklableAttribute") || type.HasOwnState() || IsExternal(type, compilation);

    /// <summary>The type decides what travels instead of its members.</summary>
    public static bool HasOwnState(this ITypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (contract.IsPickleGen("IReducible") || contract.IsPickleGen("IPickleState")) return true;
        }
        return false;
    }

    private static bool IsExternal(ITypeSymbol type, Compilation compilation)
    {
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.IsPickleGen("PicklableExternalAttribute")
                && attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol external
                && SymbolEqualityComparer.Default.Equals(external.OriginalDefinition, type.OriginalDefinition)) return true;
        }
        return false;
    }
}
