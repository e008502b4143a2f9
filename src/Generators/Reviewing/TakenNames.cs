using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE007: two types of one compilation that pickles call by one name, now or formerly, and names that mean something else.</summary>
/// <remarks>Said of the later declaration, of a former name before one of today, and of an external type before one that is annotated.</remarks>
internal sealed class TakenNames
{
    private readonly Dictionary<WireNameModel, INamedTypeSymbol> _today = [];
    private readonly Dictionary<WireNameModel, INamedTypeSymbol> _formerly = [];

    private TakenNames()
    {
    }

    /// <summary>Who bears which name in <paramref name="compilation"/>.</summary>
    public static TakenNames In(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new TakenNames();
        foreach (var type in AnnotatedTypes.In(compilation, cancellationToken).OrderBy(static type => Path(type), StringComparer.Ordinal).ThenBy(static type => Position(type)))
            names.Add(type, type.FindAttribute("PicklableAttribute")!);
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (!attribute.IsPickleGen("PicklableExternalAttribute") || IdleDeclarations.WhyIdle(attribute, compilation) is not null) continue;
            if (ExternalTypes.TypeOf(attribute) is INamedTypeSymbol type && HasName(type, attribute)) names.Add(type, attribute);
        }
        return names;
    }

    /// <summary>What is wrong with the names of <paramref name="type"/>, which bears <paramref name="attribute"/>.</summary>
    public IEnumerable<Diagnostic> Of(INamedTypeSymbol type, AttributeData attribute)
    {
        var name = WireNames.OfType(type, attribute);
        if (WhyNot(name, type) is { } reason) yield return Of(type, type.Locations.FirstOrDefault(), name, reason);
        foreach (var (former, mark) in WireNames.FormerOfType(type, name))
        {
            if ((WhyNot(former) ?? WhyNotFormerly(former, type)) is { } notFormerly) yield return Of(type, PlaceOf(mark), former, notFormerly);
        }
    }

    /// <summary>The same of a type that <paramref name="attribute"/> of the assembly declares picklable.</summary>
    public Diagnostic? OfExternal(AttributeData attribute) =>
        ExternalTypes.TypeOf(attribute) is INamedTypeSymbol type && HasName(type, attribute) && WireNames.OfType(type, attribute) is var name && WhyNot(name, type) is { } reason
            ? Of(type, PlaceOf(attribute), name, reason)
            : null;

    private string? WhyNot(WireNameModel name, INamedTypeSymbol type) =>
        WhyNot(name) ?? (IsOthers(_today, name, type, out var first) ? $"'{first.ToDisplayString()}' is called so too: {HowElse(type, first)}" : null);

    /// <summary>What annotated types with type arguments are called has those beside it; an external one has its definition's name.</summary>
    private static string HowElse(INamedTypeSymbol type, INamedTypeSymbol first) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, first.OriginalDefinition)
        ? "the name of an external type leaves out its type arguments, so give each of them a Name"
        : "give one of them another Module or Name";

    private string? WhyNotFormerly(WireNameModel name, INamedTypeSymbol type) =>
        IsOthers(_today, name, type, out var today) ? $"'{today.ToDisplayString()}' is called so today: give that another Module or Name, or give up the former name"
        : IsOthers(_formerly, name, type, out var other) ? $"it is a former name of '{other.ToDisplayString()}' too: leave it to one of them"
        : null;

    private static string? WhyNot(WireNameModel name) =>
        PythonNames.Has(name.Module, name.Name) ? "it is a name of Python's own, which is read as what it means there: give another Module or Name"
        : (name.Module + name.Name).IndexOf('\n') >= 0 ? "a line break ends a name in pickles: give a Module and Name without any"
        : name.Module.Length == 0 || name.Name.Length == 0 ? "pickles name a class by both, and neither may be empty: give a Module and Name, or leave them out"
        : null;

    private void Add(INamedTypeSymbol type, AttributeData attribute)
    {
        var name = WireNames.OfType(type, attribute);
        AddFirst(_today, name, type);
        foreach (var (former, _) in WireNames.FormerOfType(type, name)) AddFirst(_formerly, former, type);
    }

    private static void AddFirst(Dictionary<WireNameModel, INamedTypeSymbol> bearers, WireNameModel name, INamedTypeSymbol type)
    {
        if (!bearers.ContainsKey(name)) bearers.Add(name, type);
    }

    private static bool IsOthers(Dictionary<WireNameModel, INamedTypeSymbol> bearers, WireNameModel name, INamedTypeSymbol type, out INamedTypeSymbol bearer) =>
        bearers.TryGetValue(name, out bearer!) && !SymbolEqualityComparer.Default.Equals(bearer, type);

    /// <summary>A collection of ours has a codec, and no name of its own; what a reducer saves has the name that this says.</summary>
    private static bool HasName(INamedTypeSymbol external, AttributeData attribute) => !CodecResolver.IsComposed(external) && !ExternalTypes.IsByReducer(attribute);

    private static Diagnostic Of(INamedTypeSymbol type, Location? at, WireNameModel name, string reason) =>
        Diagnostic.Create(DiagnosticDescriptors.TypeNameIsTaken, at, type.Name, $"{name.Module}.{name.Name}".Replace("\n", "\\n"), reason);

    private static Location? PlaceOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    private static string Path(INamedTypeSymbol type) => type.Locations.FirstOrDefault()?.SourceTree?.FilePath ?? "";

    private static int Position(INamedTypeSymbol type) => type.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;
}
