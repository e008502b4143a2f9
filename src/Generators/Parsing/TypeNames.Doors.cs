using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Parsing;

internal static partial class TypeNames
{
    /// <summary>What the types around a private one show of it, each to those around it, up to the first that everyone in the assembly can name.</summary>
    private static (EquatableArray<string> Doors, string? Outermost) DoorsTo(INamedTypeSymbol type, Compilation compilation)
    {
        var containers = Around(type).ToList();
        string[] doors = [.. containers.Select(static _ => "")];
        string? outermost = null;
        string name = "PickleIndexOf", inside = $"new {CodecOf(type)}.Index()";
        ISymbol shown = type;
        for (int i = containers.Count - 1; i >= 0 && !compilation.IsSymbolAccessibleWithin(shown, compilation.Assembly); i--)
        {
            name += "_" + AssemblyNames.Identifier(((INamedTypeSymbol)shown).MetadataName);
            doors[i] = $"internal static global::PickleGen.Codecs.PickleTypeIndex {name} => {inside};";
            inside = outermost = $"{containers[i].ToPlainSource()}.{name}";
            shown = containers[i];
        }
        return (doors.ToEquatableArray(), outermost);
    }
}
