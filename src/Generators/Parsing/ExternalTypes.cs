using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>Which assembly declares a type picklable that it does not own: <c>[assembly: PicklableExternal(typeof(X))]</c>.</summary>
internal static class ExternalTypes
{
    /// <summary>The assemblies that may declare any: asked for every member that no codec of ours takes, an enum's included.</summary>
    private static readonly ConditionalWeakTable<Compilation, IAssemblySymbol[]> s_assemblies = new();

    /// <summary>The declaration, and the name of its assembly: this one, or a referenced one that uses PickleGen; null: none.</summary>
    public static (AttributeData Declaration, string Assembly)? Find(Compilation compilation, INamedTypeSymbol type)
    {
        foreach (var assembly in s_assemblies.GetValue(compilation, static compilation => [compilation.Assembly, .. compilation.SourceModule.ReferencedAssemblySymbols.Where(ReferencedIndexes.UsesPickles).Where(assembly => AliasedAssemblies.AliasOf(assembly, compilation) is null)]))
        {
            if (assembly.GetAttributes().FirstOrDefault(attribute => Declares(attribute, type)) is { } declaration) return (declaration, assembly.Name);
        }
        return null;
    }

    /// <summary>Whether nothing is generated for the type: a reducer saves it.</summary>
    public static bool IsByReducer(AttributeData declaration) => declaration.Named("ByReducer") is true;

    /// <summary>The type that such an attribute names.</summary>
    public static ITypeSymbol? TypeOf(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: ITypeSymbol type }] ? type : null;

    /// <summary>Whether an attribute of an assembly declares that type.</summary>
    public static bool Declares(AttributeData attribute, INamedTypeSymbol type) =>
        attribute.IsPickleGen("PicklableExternalAttribute") && SymbolEqualityComparer.Default.Equals(TypeOf(attribute), type);
}
