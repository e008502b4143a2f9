using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>The type parameters of a type and of those around it, as a class of its own would declare them.</summary>
internal static class TypeParameters
{
    private static readonly SymbolDisplayFormat s_declared = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Nobody writes so many.</summary>
    private const int MostNested = 8;

    /// <summary><c>&lt;T, U&gt; where T : class</c>; empty: it takes none.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var all = All(type.OriginalDefinition).ToList();
        string names = Bracketed(all.SelectMany(static part => part.TypeParameters).Select(static parameter => parameter.ToPlainSource()));
        return names + string.Concat(all.Select(static part => Constraints(part)));
    }

    /// <summary>What stands for them: <c>&lt;int, string&gt;</c>.</summary>
    public static string ArgumentsOf(INamedTypeSymbol type) => Bracketed(ArgumentsIn(type).Select(static argument => argument.ToPlainSource()));

    /// <summary>The same, as symbols.</summary>
    public static IEnumerable<ITypeSymbol> ArgumentsIn(INamedTypeSymbol type) => All(type).SelectMany(static part => part.TypeArguments);

    /// <summary>The types that their constraints name.</summary>
    public static IEnumerable<ITypeSymbol> ConstraintsIn(INamedTypeSymbol type) =>
        All(type.OriginalDefinition).SelectMany(static part => part.TypeParameters).SelectMany(static parameter => parameter.ConstraintTypes);

    /// <summary>
    /// Whether so many types stand in each other that whoever follows the members of generic types had better stop: a <c>G&lt;T&gt;</c> may have a
    /// <c>G&lt;List&lt;T&gt;&gt;</c>, and that a <c>G&lt;List&lt;List&lt;T&gt;&gt;&gt;</c>, without an end.
    /// </summary>
    public static bool NestTooDeep(ITypeSymbol type, int most = MostNested) => type switch
    {
        _ when most == 0 => true,
        IArrayTypeSymbol array => NestTooDeep(array.ElementType, most - 1),
        INamedTypeSymbol named => ArgumentsIn(named).Any(argument => NestTooDeep(argument, most - 1)),
        _ => false,
    };

    /// <summary>Whether two of them share a name, as in <c>Outer&lt;T&gt;.Inner&lt;T&gt;</c>: no class could declare both.</summary>
    public static bool Clash(INamedTypeSymbol type)
    {
        var names = All(type.OriginalDefinition).SelectMany(static part => part.TypeParameters).Select(static parameter => parameter.Name).ToList();
        return names.Distinct().Count() < names.Count;
    }

    private static IEnumerable<INamedTypeSymbol> All(INamedTypeSymbol type) => TypeNames.Around(type).Append(type);

    private static string Bracketed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"<{list}>" : "";

    private static string Constraints(INamedTypeSymbol type)
    {
        string full = type.ToDisplayString(s_declared);
        int where = full.IndexOf(" where ", StringComparison.Ordinal);
        return where < 0 ? "" : full.Substring(where);
    }
}
