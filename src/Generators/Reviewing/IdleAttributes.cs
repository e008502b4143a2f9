using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE014: attributes that change nothing where they stand.</summary>
internal static partial class IdleAttributes
{
    /// <summary>The property of a diagnostic that names the argument which has no effect, where the rest of the attribute has one.</summary>
    public const string Argument = "Argument";

    /// <summary>The property of a diagnostic about an attribute that would count if its type were annotated.</summary>
    public const string Stray = "Stray";

    public static IEnumerable<Diagnostic> In(INamedTypeSymbol type, AttributeData attribute)
    {
        if (type.IsStatic) return [At(attribute, type, "a static class has no instances that could be pickled")];
        // A type inside it is looked at by itself.
        var onMembers = type.GetMembers().Where(static member => member is not INamedTypeSymbol).SelectMany(member => member is IMethodSymbol method ? OnMethod(method) : OnData(member, attribute));
        return onMembers.Concat(OnOrdinaryParameters(type)).Concat(InArguments(type, attribute)).Concat(BehindGeneratedCode(type, attribute));
    }

    // Inherited, it is the base class's way to be saved, and generated code is asked first on purpose.
    private static IEnumerable<Diagnostic> BehindGeneratedCode(INamedTypeSymbol type, AttributeData attribute)
    {
        if (type.IsAbstract || type.TypeKind == TypeKind.Interface || !type.Interfaces.Any(static contract => CodecResolver.IsReducible(contract)) || !PickleTypeParser.IsPartial(type, default)) yield break;
        yield return Diagnostic.Create(
            DiagnosticDescriptors.AttributeHasNoEffect, attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation(), "IReducible", type.Name,
            "the code that is generated for a [Picklable] type is asked first, and Reduce is never called; remove [Picklable], or 'partial', without which nothing is generated");
    }

    /// <summary>What counts for members by name, in a type that has no such members in its pickles, or on what is none.</summary>
    private static IEnumerable<Diagnostic> OnData(ISymbol member, AttributeData type)
    {
        foreach (var hidden in BehindEvent(member)) yield return hidden;
        bool isPositional = type.Named("Layout") is 1;
        var ignored = member.FindAttribute("PickleIgnoreAttribute");
        if (ignored is not null && WhyNotIgnored(member) is { } notIgnored) yield return At(ignored, member, notIgnored);
        if (member.FindAttribute("PickleMemberAttribute") is { } included)
        {
            if (WhyNotIncluded(member, ignored is not null) is { } notIncluded) yield return At(included, member, notIncluded);
            else if (included.Named("Order") is not null && !isPositional) yield return At(included, member, OrderCountsInPositionalLayout, "Order");
        }
        foreach (var former in member.GetAttributes().Where(static attribute => attribute.IsPickleGen("PickleFormerNameAttribute")))
        {
            if (WhyNotNamed(member, ignored is not null, isPositional) is { } notNamed) yield return At(former, member, notNamed);
        }
    }

    private const string OrderCountsInPositionalLayout = "Order counts in positional layout only";
    private const string GivesItself = "the type says itself what its state is, by IPickleState";

    private static string? WhyNotIgnored(ISymbol member) =>
        member is IPropertySymbol { IsAbstract: true } || !(IsData(member) || (IsExplicit(member) && MemberRules.StoresValue((IPropertySymbol)member))) ? "it is no instance's data, and would not travel anyway"
        : member.ContainingType.GivesState() && !member.ContainingType.InheritsState() ? GivesItself : null;

    private static string? WhyNotIncluded(ISymbol member, bool isIgnored) =>
        IsExplicit(member) ? "an explicit implementation does not travel; keep its value in a member that does"
        : !IsData(member) ? "it is no instance's data, or cannot be read"
        : member.ContainingType.GivesState() ? GivesItself
        : isIgnored ? "the member also bears [PickleIgnore]" : null;

    private static string? WhyNotNamed(ISymbol member, bool isIgnored, bool isPositional) =>
        !IsData(member) ? "it is no instance's data, and has no name in pickles"
        : member.ContainingType.GivesState() ? GivesItself
        : isIgnored ? "the member also bears [PickleIgnore]"
        : isPositional ? "positional layout has no member names" : null;

    private static bool IsData(ISymbol member) => MemberRules.IsData(member) || member is IEventSymbol notified && MemberRules.StoresHandlers(notified) || member is IFieldSymbol { IsStatic: false };

    private static bool IsExplicit(ISymbol member) => member is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false };

    /// <param name="attribute">What has no effect.</param>
    /// <param name="symbol">On what it stands.</param>
    /// <param name="reason">Why.</param>
    /// <param name="argument">The argument that has no effect, if the rest has one.</param>
    /// <param name="isStray">Whether it would have an effect in an annotated type.</param>
    public static Diagnostic At(AttributeData attribute, ISymbol symbol, string reason, string? argument = null, bool isStray = false) => At(
        attribute,
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } ? $"{symbol.ContainingType.Name}()" : symbol.Name,
        reason,
        argument is not null ? ImmutableDictionary<string, string?>.Empty.Add(Argument, argument) : isStray ? ImmutableDictionary<string, string?>.Empty.Add(Stray, null) : null);

    private static Diagnostic At(AttributeData attribute, string bearer, string reason, ImmutableDictionary<string, string?>? properties) => Diagnostic.Create(
        DiagnosticDescriptors.AttributeHasNoEffect, attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation(), properties, $"[{attribute.AttributeClass!.Name.Replace("Attribute", "")}]", bearer, reason);
}
