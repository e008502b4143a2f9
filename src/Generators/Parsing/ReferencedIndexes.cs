using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>Finds the indexes that earlier compilations left in the referenced assemblies.</summary>
internal static class ReferencedIndexes
{
    public static AssemblyModel Of(Compilation compilation)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var aliases = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!UsesPickles(assembly)) continue;
            string? alias = AliasedAssemblies.AliasOf(assembly, compilation);
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass is not { Name: "PickleIndexAttribute" } type || type.NamespaceName() != "PickleGen.Codecs" || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol index) continue;
                found.Add(alias is null ? index.ToPlainSource() : TypeNames.Escape(alias) + index.ToPlainSource().Substring("global".Length));
                if (alias is not null) aliases.Add(TypeNames.Escape(alias));
            }
        }
        return new AssemblyModel(compilation.AssemblyName ?? "", found.ToEquatableArray(), aliases.ToEquatableArray());
    }

    /// <summary>Whether an assembly could say anything to us: most do not even refer to PickleGen, and their attributes need not be read.</summary>
    public static bool UsesPickles(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static name => name.Name == "PickleGen"));
}
