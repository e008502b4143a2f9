using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE014: attributes that change nothing where they stand.</summary>
internal static class IdleAttributes
{
    /// <summary>The property of a diagnostic that names the argument which has no effect, where the rest of the attribute has one.</summary>
    public const string Argument = "Argument";

    /// <summary>The property of a diagnostic about an attribute that would count if its type were annotated.</summary>
    public const string Stray = "Stray";

    public static IEnumerable<Diagnostic> In(INamedTypeSymbol type, AttributeData attribute)
    {
        if (type.IsStatic)
        {
            yield return At(attribute, type, "a static class has no instances that could be pickled");
            yield break;
        }
        bool isPositional = attribute.Named("Layout") is 1;
        foreach (var member in type.GetMembers())
        {
            var included = member.FindAttribute("PickleMemberAttribute");
            var ignored = member.FindAttribute("PickleIgnoreAttribute");
            bool isExplicit = member is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false };
            bool isData = MemberRules.IsData(member) || member is IEventSymbol || (member is IFieldSymbol { IsStatic: false });
            if (ignored is not null && ((!isData && !(isExplicit && MemberRules.StoresValue((IPropertySymbol)member))) || member is IPropertySymbol { IsAbstract: true })) yield return At(ignored, member, "it is no instance's data, and would not travel anyway");
            if (included is not null && !isData) yield return At(included, member, isExplicit ? "an explicit implementation does not travel; keep its value in a member that does" : "it is no instance's data, or cannot be read");
            if (included is not null && ignored is not null) yield return At(included, member, "the member also bears [PickleIgnore]");
            if (included?.Named("Order") is not null && !isPositional) yield return At(included, member, "Order counts in positional layout only", "Order");
            foreach (var former in member.GetAttributes().Where(static attribute => attribute.IsPickleGen("PickleFormerNameAttribute")))
            {
                string? reason = !isData ? "it is no instance's data, and has no name in pickles"
                    : ignored is not null ? "the member also bears [PickleIgnore]"
                    : isPositional ? "positional layout has no member names" : null;
                if (reason is not null) yield return At(former, member, reason);
            }
        }
        if (isPositional && attribute.Named("Naming") is 1) yield return At(attribute, type, "positional layout has no member names to which Naming could apply", "Naming");
        if (type.IsValueType && attribute.Named("TrackReferences") is not null) yield return At(attribute, type, "a struct has no identity that TrackReferences could track", "TrackReferences");
    }

    /// <param name="attribute">What has no effect.</param>
    /// <param name="symbol">On what it stands.</param>
    /// <param name="reason">Why.</param>
    /// <param name="argument">The argument that has no effect, if the rest has one.</param>
    /// <param name="isStray">Whether it would have an effect in an annotated type.</param>
    public static Diagnostic At(AttributeData attribute, ISymbol symbol, string reason, string? argument = null, bool isStray = false) => Diagnostic.Create(
        DiagnosticDescriptors.AttributeHasNoEffect,
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? symbol.Locations.FirstOrDefault(),
        argument is not null ? ImmutableDictionary<string, string?>.Empty.Add(Argument, argument) : isStray ? ImmutableDictionary<string, string?>.Empty.Add(Stray, null) : null,
        attribute.AttributeClass!.Name.Replace("Attribute", ""),
        symbol.Name,
        reason);
}
