using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>
/// Assemblies that are referenced under an alias alone. <c>global::</c> does not lead to their types, and may lead to others of the same names:
/// generated code registers what they can pickle, and names nothing else of theirs.
/// </summary>
internal static class AliasedAssemblies
{
    private static readonly ConditionalWeakTable<Compilation, Dictionary<IAssemblySymbol, string>> s_aliases = new();

    /// <summary>What <c>extern alias</c> calls the assembly; null: it is referenced without an alias too.</summary>
    public static string? AliasOf(IAssemblySymbol assembly, Compilation compilation) =>
        s_aliases.GetValue(compilation, FindAliases).TryGetValue(assembly, out string? alias) ? alias : null;

    /// <summary>Why source cannot name the type by its full name; null: it can.</summary>
    public static string? WhyHidden(ITypeSymbol type, Compilation compilation) =>
        FirstIn(type, compilation) is { } hidden && AliasOf(hidden.ContainingAssembly, compilation) is { } alias
            ? $"'{hidden.ToDisplayString()}' is in {hidden.ContainingAssembly.Name}, to which the project refers under the alias '{alias}' alone: refer to it by its own name too, Aliases=\"global,{alias}\""
            : null;

    private static INamedTypeSymbol? FirstIn(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => FirstIn(array.ElementType, compilation),
        INamedTypeSymbol named => named.ContainingAssembly is { } assembly && AliasOf(assembly, compilation) is not null ? named
            : TypeParameters.ArgumentsIn(named).Select(argument => FirstIn(argument, compilation)).FirstOrDefault(static found => found is not null),
        _ => null,
    };

    private static Dictionary<IAssemblySymbol, string> FindAliases(Compilation compilation)
    {
        var aliases = new Dictionary<IAssemblySymbol, string>(SymbolEqualityComparer.Default);
        foreach (var reference in compilation.References)
        {
            if (reference.Properties.Aliases is not [var alias, ..] || compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly) continue;
            // Asked of the compilation: it merges references to one assembly, and the other one may have no alias.
            if (!compilation.GlobalNamespace.ConstituentNamespaces.Any(part => SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, assembly))) aliases[assembly] = alias;
        }
        return aliases;
    }
}
