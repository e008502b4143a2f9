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
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!UsesPickles(assembly)) continue;
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "PickleIndexAttribute" } type && type.NamespaceName() == "PickleGen.Codecs"
                    && attribute.ConstructorArguments[0].Value is INamedTypeSymbol index) found.Add(index.ToPlainSource());
            }
        }
        return new AssemblyModel(compilation.AssemblyName ?? "", found.ToEquatableArray());
    }

    /// <summary>Whether an assembly could say anything to us: most do not even refer to PickleGen, and their attributes need not be read.</summary>
    public static bool UsesPickles(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static name => name.Name == "PickleGen"));
}
