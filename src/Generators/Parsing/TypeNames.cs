using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>How source names a type and reopens its partial declaration.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat s_declared = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static TypeNameModel Of(INamedTypeSymbol type)
    {
        string ns = type.NamespaceName();
        string prefix = ns.Length == 0 ? "" : ns + ".";
        return new TypeNameModel(
            Namespace: ns.Length == 0 ? null : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Substring("global::".Length),
            Containers: Around(type).Select(Declaration).ToEquatableArray(),
            Declaration: Declaration(type),
            Name: type.Name,
            FullName: type.ToPlainSource(),
            ReflectionName: prefix + type.QualifiedMetadataName('+'),
            HintName: prefix + type.QualifiedMetadataName('.') + ".g.cs",
            Arity: type.Arity + Around(type).Sum(static outer => outer.Arity));
    }

    /// <summary>The types around this one, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        var outer = new Stack<INamedTypeSymbol>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType) outer.Push(container);
        return outer;
    }

    /// <summary>A name as an identifier in source.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string Declaration(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {type.ToDisplayString(s_declared)}";
    }
}
