using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>Questions to symbols that several parts of the parser ask.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat s_source = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_dotted = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The type as source names it: from <c>global::</c> on, with <c>?</c> where it is nullable.</summary>
    public static string ToSource(this ITypeSymbol type) => Display(type, s_source);

    /// <summary>The type as source names it, without <c>?</c>: for <c>typeof</c> and type arguments.</summary>
    public static string ToPlainSource(this ITypeSymbol type) => Display(type, SymbolDisplayFormat.FullyQualifiedFormat);

    // What is called dynamic is an object, and calls with it would be bound when they run.
    private static string Display(ITypeSymbol type, SymbolDisplayFormat format)
    {
        string source = type.ToDisplayString(format);
        return source.Contains("dynamic")
            ? string.Concat(type.ToDisplayParts(format).Select(static part => part.Symbol is IDynamicTypeSymbol || (part.Kind == SymbolDisplayPartKind.Keyword && part.ToString() == "dynamic") ? "object" : part.ToString()))
            : source;
    }

    /// <summary>The first attribute of this name in namespace PickleGen.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetMarks())
        {
            if (attribute.IsPickleGen(name)) return attribute;
        }
        return null;
    }

    /// <summary>The attributes of a symbol; of an auto-property also those of the field behind it: <c>[field: PickleIgnore]</c> means the property.</summary>
    public static IEnumerable<AttributeData> GetMarks(this ISymbol symbol) =>
        FieldBehind(symbol) is { } field ? symbol.GetAttributes().Concat(field.GetAttributes()) : symbol.GetAttributes();

    /// <summary>Whether attributes of ours stand on the field behind an auto-property, which other assemblies do not see.</summary>
    public static bool HasMarksBehind(this ISymbol symbol) =>
        FieldBehind(symbol)?.GetAttributes().Any(static attribute => attribute.AttributeClass?.NamespaceName() == "PickleGen") == true;

    private static IFieldSymbol? FieldBehind(ISymbol symbol) =>
        symbol is IPropertySymbol && symbol.ContainingType.GetMembers($"<{symbol.Name}>k__BackingField") is [IFieldSymbol field] ? field : null;

    /// <summary>The same of a member, or of the nearest one that it overrides: what is said of a virtual property holds for its overrides.</summary>
    public static AttributeData? FindInheritedAttribute(this ISymbol member, string name)
    {
        for (ISymbol? symbol = member; symbol is not null; symbol = (symbol as IPropertySymbol)?.OverriddenProperty)
        {
            if (symbol.FindAttribute(name) is { } found) return found;
        }
        return null;
    }

    /// <summary>What assigns the property: its own accessor, or that of the nearest property which it overrides and that has one.</summary>
    public static IMethodSymbol? Setter(this IPropertySymbol property)
    {
        for (IPropertySymbol? declared = property; declared is not null; declared = declared.OverriddenProperty)
        {
            if (declared.SetMethod is { } setter) return setter;
        }
        return null;
    }

    public static bool IsPickleGen(this AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "PickleGen", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name;

    public static bool HasAttribute(this ISymbol symbol, string name) => symbol.FindAttribute(name) is not null;

    /// <summary>Whether the type says itself what its state is, by <c>IPickleState</c>: its members do not travel as such.</summary>
    public static bool GivesState(this ITypeSymbol type) => type.AllInterfaces.Any(IsPickleState);

    /// <summary>Whether a base class says that, and knows nothing of what this one adds: this one does not implement it anew, nor override a part of it.</summary>
    public static bool InheritsState(this ITypeSymbol type) =>
        type.GivesState()
        && !type.Interfaces.Any(static contract => IsPickleState(contract) || contract.GivesState())
        && !type.GetMembers().Any(static member => member is IMethodSymbol { IsOverride: true, Name: "GetState" or "SetState" });

    /// <summary>Whether the interface is <c>IPickleState</c>.</summary>
    public static bool IsPickleState(this INamedTypeSymbol contract) => contract.Name == "IPickleState" && contract.NamespaceName() == "PickleGen";

    /// <summary>The value of a named argument, or null where it was not given.</summary>
    public static object? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name) return argument.Value.Value;
        }
        return null;
    }

    /// <summary>The one string that such an attribute is given, or null.</summary>
    public static string? FirstString(this AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: > 0 } arguments ? arguments[0].Value as string : null;

    /// <summary>The dotted namespace; empty for the global one.</summary>
    public static string NamespaceName(this ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString(s_dotted) : "";

    /// <summary>The type's own name and those of the types around it, outermost first, joined by <paramref name="separator"/>.</summary>
    public static string QualifiedMetadataName(this INamedTypeSymbol type, char separator) =>
        type.ContainingType is null ? type.MetadataName : $"{type.ContainingType.QualifiedMetadataName(separator)}{separator}{type.MetadataName}";
}
