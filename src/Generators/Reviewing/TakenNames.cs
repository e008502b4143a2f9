using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE007: two types of one compilation that pickles call by one name. Said of the later declaration only.</summary>
internal sealed class TakenNames
{
    private readonly Dictionary<WireNameModel, INamedTypeSymbol> _first = [];

    private TakenNames()
    {
    }

    /// <summary>Who bears which name in <paramref name="compilation"/>.</summary>
    public static TakenNames In(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new TakenNames();
        var types = AnnotatedTypes.In(compilation, cancellationToken).OrderBy(static type => Path(type), StringComparer.Ordinal).ThenBy(static type => Position(type));
        foreach (var type in types)
        {
            var name = NameOf(type, type.FindAttribute("PicklableAttribute")!);
            if (!names._first.ContainsKey(name)) names._first.Add(name, type);
        }
        return names;
    }

    /// <summary>What is wrong with the name of <paramref name="type"/>, which bears <paramref name="attribute"/>; null: nothing.</summary>
    public Diagnostic? Of(INamedTypeSymbol type, AttributeData attribute)
    {
        var name = NameOf(type, attribute);
        return _first.TryGetValue(name, out var first) && !SymbolEqualityComparer.Default.Equals(first, type.OriginalDefinition)
            ? Diagnostic.Create(DiagnosticDescriptors.TypeNameIsTaken, type.Locations.FirstOrDefault(), type.Name, first.ToDisplayString(), $"{name.Module}.{name.Name}")
            : null;
    }

    private static WireNameModel NameOf(INamedTypeSymbol type, AttributeData attribute) => WireNames.OfType(type, attribute);

    private static string Path(INamedTypeSymbol type) => type.Locations.FirstOrDefault()?.SourceTree?.FilePath ?? "";

    private static int Position(INamedTypeSymbol type) => type.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;
}
