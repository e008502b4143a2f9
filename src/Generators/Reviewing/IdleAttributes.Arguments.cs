using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <content>Arguments of <c>[Picklable]</c> itself.</content>
internal static partial class IdleAttributes
{
    private static IEnumerable<Diagnostic> InArguments(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.Named("Layout") is int and not (0 or 1 or 2)) yield return At(attribute, type, "there is no such layout, so it has that of State", "Layout");
        if (attribute.Named("Naming") is int and not (0 or 1)) yield return At(attribute, type, "there is no such naming, so members are called as they are declared", "Naming");
        if (attribute.Named("Layout") is 1 or 2 && WhyNoLayout(type) is { } noLayout) yield return At(attribute, type, noLayout, "Layout");
        if (attribute.Named("Naming") is 1 && WhyNoNaming(type, attribute) is { } noNaming) yield return At(attribute, type, noNaming, "Naming");
        if (attribute.Named("TrackReferences") is not null && WhyNoIdentity(type) is { } noIdentity) yield return At(attribute, type, noIdentity, "TrackReferences");
    }

    private static string? WhyNoLayout(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "an enum's value is its number in any layout",
        _ when type.GivesState() => GivesItself,
        _ => WhyNotItself(type),
    };

    private static string? WhyNoNaming(INamedTypeSymbol type, AttributeData attribute) => type switch
    {
        { TypeKind: TypeKind.Enum } => "an enum has no member names to which Naming could apply",
        _ when attribute.Named("Layout") is 1 => "positional layout has no member names to which Naming could apply",
        _ => WhyNotItself(type),
    };

    private static string? WhyNoIdentity(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "an enum's value has no identity that TrackReferences could track",
        { IsValueType: true } => "a struct has no identity that TrackReferences could track",
        _ => WhyNotItself(type),
    };

    /// <summary>Of what no object is: each derived type is saved as its own attribute says.</summary>
    private static string? WhyNotItself(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "an interface has no instances of its own; say it on the types that implement it",
        { IsAbstract: true } => "an abstract class has no instances of its own; say it on the classes that derive from it",
        _ => null,
    };
}
