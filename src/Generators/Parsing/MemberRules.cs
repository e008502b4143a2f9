using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Parsing;

/// <summary>Which fields and properties travel without being asked to.</summary>
internal static class MemberRules
{
    /// <summary>Whether a member can hold anything at all: an instance's field, a property that can be read, or an event that is marked.</summary>
    public static bool IsData(ISymbol symbol) => symbol switch
    {
        { IsStatic: true } => false,
        // F# keeps what a property shows in a public field that only it can name, as Title@.
        IFieldSymbol field => field.AssociatedSymbol is null && !field.IsImplicitlyDeclared && SyntaxFacts.IsValidIdentifier(field.Name),
        IPropertySymbol property => property is { IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.Length: 0, IsAbstract: false }
            && !(property.DeclaringSyntaxReferences.IsEmpty && property.Name == "EqualityContract"),
        IEventSymbol notified => StoresHandlers(notified) && notified.HasAttribute("PickleMemberAttribute"),
        _ => false,
    };

    /// <summary>Whether the member is to stay at home, by its own mark, or by that of the nearest one that it overrides and that has any.</summary>
    public static bool IsIgnored(ISymbol member)
    {
        for (ISymbol? symbol = member; symbol is not null; symbol = (symbol as IPropertySymbol)?.OverriddenProperty)
        {
            if (symbol.HasAttribute("PickleIgnoreAttribute")) return true;
            if (symbol.HasAttribute("PickleMemberAttribute")) return false;
        }
        return false;
    }

    /// <summary>
    /// What is marked; else public fields, public properties with any setter, public properties that <paramref name="parameter"/> takes,
    /// and getter-only ones that store a collection which can be filled.
    /// </summary>
    public static bool Travels(ISymbol symbol, IParameterSymbol? parameter)
    {
        if (symbol.FindInheritedAttribute("PickleMemberAttribute") is not null) return true;
        return symbol switch
        {
            IFieldSymbol { DeclaredAccessibility: Accessibility.Public } => true,
            IPropertySymbol { DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } property =>
                property.Setter() is not null || parameter is not null || (StoresValue(property) && IsFillable(property.Type)),
            _ => false,
        };
    }

    /// <summary>An auto-property: the compiler made a field for it, or in another assembly marked its getter.</summary>
    public static bool StoresValue(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(OwnerOf(field), property))
        || property.GetMethod?.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;

    /// <summary>Whether the compiler made a field for the event. Of another assembly's nothing tells: that shows itself what is marked.</summary>
    public static bool StoresHandlers(IEventSymbol notified) => notified is { IsStatic: false, IsAbstract: false, AddMethod.IsImplicitlyDeclared: true, PartialImplementationPart: null, DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>What a member holds. An event without handlers is null, whatever is declared.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IEventSymbol notified => notified.Type.WithNullableAnnotation(NullableAnnotation.Annotated),
        _ => ((IPropertySymbol)member).Type,
    };

    /// <summary>The property for which the compiler made the field: a partial one's field belongs to its implementation, all else to its definition.</summary>
    public static ISymbol? OwnerOf(IFieldSymbol field) => (field.AssociatedSymbol as IPropertySymbol)?.PartialDefinitionPart ?? field.AssociatedSymbol;

    /// <summary>A collection with an <c>Add</c>: what a getter-only property of it holds is state, not computed.</summary>
    public static bool IsFillable(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && type.TypeKind != TypeKind.Array
        && (IsCollection(type) || type.AllInterfaces.Any(IsCollection));

    private static bool IsCollection(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T
        || (type.Name == "IList" && type.NamespaceName() == "System.Collections");
}
