using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE008: what an instance stores, does not travel, and nobody said so.</summary>
internal static class LostState
{
    public static IEnumerable<Diagnostic> In(INamedTypeSymbol type, IReadOnlyCollection<MemberCandidate> members, CancellationToken cancellationToken)
    {
        if (SavesItself(type)) yield break;
        var travelling = new HashSet<ISymbol>(members.Select(static member => member.Symbol), SymbolEqualityComparer.Default);
        var used = UsedByAccessors(members, cancellationToken);
        used.UnionWith(members.Select(static member => member.Symbol).Where(InheritedMembers.Shows).Select(static symbol => symbol.Name));
        foreach (var declaring in TypeNames.Bases(type).Prepend(type))
        {
            foreach (var stored in declaring.GetMembers().Select(static member => StoredBy(member)).OfType<ISymbol>())
            {
                if (travelling.Contains(stored) || used.Contains(stored.Name) || IsOverridden(stored, travelling) || IsIgnoredBelow(stored, type)
                    || IsIgnored(stored, cancellationToken) || ServesIgnored(stored, declaring, cancellationToken)) continue;
                bool isOwn = SymbolEqualityComparer.Default.Equals(declaring, type);
                var at = isOwn ? stored : type;
                yield return Diagnostic.Create(
                    DiagnosticDescriptors.StateWouldBeLost, at.Locations.FirstOrDefault(), isOwn ? stored.Name : $"{declaring.Name}.{stored.Name}", Kind(stored));
            }
        }
    }

    /// <summary>
    /// The field itself, the auto-property behind a compiler's field, or an event that the compiler made a field for; null: nothing is stored.
    /// Of other assemblies compilers do not read private fields: an auto-property shows by its getter.
    /// </summary>
    private static ISymbol? StoredBy(ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IFieldSymbol field => field.AssociatedSymbol ?? (field.IsImplicitlyDeclared ? null : field),
        IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: true } property => MemberRules.IsData(property) && MemberRules.StoresValue(property) ? property : null,
        IEventSymbol { IsAbstract: false, AddMethod.IsImplicitlyDeclared: true } => member,
        _ => null,
    };

    /// <summary>An event takes the attribute as <c>[field: PickleIgnore]</c>, which its symbol does not show.</summary>
    private static bool IsIgnored(ISymbol stored, CancellationToken cancellationToken) =>
        MemberRules.IsIgnored(stored)
        || (stored is IEventSymbol && stored.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken).FirstAncestorOrSelf<EventFieldDeclarationSyntax>() is { } declaration
            && declaration.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString().EndsWith("PickleIgnore", StringComparison.Ordinal))));

    private static string Kind(ISymbol stored) => stored switch
    {
        IEventSymbol => "event",
        IPropertySymbol => "property",
        _ => "field",
    };

    /// <summary>Types that give and take their state themselves.</summary>
    private static bool SavesItself(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static contract => contract.Name is "IPickleState" or "IReducible" && contract.NamespaceName() == "PickleGen");

    private static bool IsOverridden(ISymbol stored, HashSet<ISymbol> travelling) =>
        stored is IPropertySymbol { IsVirtual: true } && travelling.Any(other => other is IPropertySymbol { IsOverride: true } && other.Name == stored.Name);

    /// <summary>An override says that the property may be lost.</summary>
    private static bool IsIgnoredBelow(ISymbol stored, INamedTypeSymbol type) =>
        stored is IPropertySymbol { IsVirtual: true } && TypeNames.Bases(type).Prepend(type).Any(other => other.GetMembers(stored.Name).Any(static member => member.IsOverride && MemberRules.IsIgnored(member)));

    /// <summary>A field that only accessors of ignored properties use: what may be lost with the one is lost with the other.</summary>
    private static bool ServesIgnored(ISymbol stored, INamedTypeSymbol declaring, CancellationToken cancellationToken)
    {
        if (stored is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private }) return false;
        bool isUsed = false;
        foreach (var name in declaring.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != stored.Name) continue;
            if (name.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>() is not PropertyDeclarationSyntax property || !IsIgnored(property)) return false;
            isUsed = true;
        }
        return isUsed;

        bool IsIgnored(PropertyDeclarationSyntax property) =>
            declaring.GetMembers(property.Identifier.ValueText).OfType<IPropertySymbol>().Any(static symbol => symbol.HasAttribute("PickleIgnoreAttribute"));
    }

    /// <summary>Names that the accessors of pickled properties mention: a field among them travels through its property.</summary>
    private static HashSet<string> UsedByAccessors(IEnumerable<MemberCandidate> members, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in members.Select(static member => member.Symbol).OfType<IPropertySymbol>().SelectMany(static property => (property.PartialImplementationPart ?? property).DeclaringSyntaxReferences))
        {
            if (reference.GetSyntax(cancellationToken) is not PropertyDeclarationSyntax property) continue;
            foreach (var identifier in property.DescendantNodes().OfType<IdentifierNameSyntax>()) names.Add(identifier.Identifier.ValueText);
        }
        return names;
    }
}
