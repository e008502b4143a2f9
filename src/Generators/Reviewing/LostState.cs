using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE008: what an instance stores, does not travel, and nobody said so.</summary>
internal static class LostState
{
    /// <summary>The property of a diagnostic about what no attribute could include.</summary>
    public const string CannotBeIncluded = "CannotBeIncluded";

    public static IEnumerable<Diagnostic> In(INamedTypeSymbol type, IReadOnlyCollection<MemberCandidate> members, Compilation compilation, CancellationToken cancellationToken)
    {
        bool isGiven = type.GivesState();
        foreach (var stored in Of(type, members, compilation, cancellationToken))
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(stored.ContainingType, type);
            var at = isOwn ? stored : type;
            yield return Diagnostic.Create(
                DiagnosticDescriptors.StateWouldBeLost, at.Locations.FirstOrDefault(), isGiven ? ImmutableDictionary<string, string?>.Empty.Add(CannotBeIncluded, null) : null,
                isOwn ? stored.Name : NameOf(stored), Kind(stored),
                isGiven ? "a base class says what the state is; implement IPickleState here too, or say with [PickleIgnore] that it may be lost"
                : KnowsPickles(stored.ContainingAssembly, compilation) ? Advice(stored)
                : AdviceAbroad(stored, type, compilation));
        }
    }

    /// <summary>The same of a type that <paramref name="attribute"/> of the assembly declares picklable: said there, because the type may be out of reach.</summary>
    public static IEnumerable<Diagnostic> InExternal(AttributeData attribute, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        from stored in Of(type, PickleTypeParser.MembersOf(type, attribute, compilation), compilation, cancellationToken)
        select Diagnostic.Create(
            DiagnosticDescriptors.StateWouldBeLost, attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation(), NameOf(stored), Kind(stored),
            SymbolEqualityComparer.Default.Equals(stored.ContainingAssembly, compilation.Assembly)
                ? Advice(stored)
                : "give PickleOptions.DispatchTable a reducer for the type, or suppress this here where it may be lost");

    private static string NameOf(ISymbol stored) => $"{stored.ContainingType.Name}.{stored.Name}";

    private static IEnumerable<ISymbol> Of(INamedTypeSymbol type, IReadOnlyCollection<MemberCandidate> members, Compilation compilation, CancellationToken cancellationToken)
    {
        var declaringTypes = TypeNames.Bases(type).Prepend(type);
        if (type.GivesState()) declaringTypes = declaringTypes.TakeWhile(static declaring => declaring.InheritsState());
        var travelling = new HashSet<ISymbol>(members.Select(static member => member.Symbol), SymbolEqualityComparer.Default);
        var suspects = declaringTypes
            .SelectMany(declaring => declaring.GetMembers().Select(static member => StoredBy(member)).OfType<ISymbol>().Concat(CapturedParameters.In(declaring, members, compilation, cancellationToken)))
            .Where(stored => !travelling.Contains(stored) && !IsShown(stored, travelling, compilation) && !IsOverridden(stored, travelling) && !IsIgnoredBelow(stored, type)
                && !IsIgnoredWhereShown(stored, compilation) && !IsIgnored(stored, cancellationToken)).ToList();
        var codecs = new CodecResolver(compilation);
        var used = AccessorUses.In([.. members.Where(member => TakesBack(member, codecs))], new(suspects.Select(static stored => stored.Name), StringComparer.Ordinal), compilation, cancellationToken);
        return suspects.Where(stored => !used.Contains(stored.OriginalDefinition) && !ServesIgnored(stored, cancellationToken)
            && !StoredElsewhere.IsBehind(stored, members.Where(member => TakesBack(member, codecs))) && !MadeAgain.ByConstructor(stored, members, compilation, cancellationToken));
    }

    /// <summary>
    /// The field itself, the auto-property behind a compiler's field, or an event that the compiler made a field for; null: nothing is stored.
    /// Of other assemblies compilers do not read private fields: an auto-property shows by its getter.
    /// </summary>
    private static ISymbol? StoredBy(ISymbol member) => member switch
    {
        { IsStatic: true } => null,
        IFieldSymbol field => MemberRules.OwnerOf(field) ?? (field.IsImplicitlyDeclared || StoredElsewhere.IsOfProperty(field) ? null : field),
        IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: true } property => MemberRules.IsData(property) && MemberRules.StoresValue(property) ? property : null,
        IEventSymbol notified => MemberRules.StoresHandlers(notified) ? notified : null,
        _ => null,
    };

    /// <summary>An event takes the attribute as <c>[field: PickleIgnore]</c>, which its symbol does not show.</summary>
    private static bool IsIgnored(ISymbol stored, CancellationToken cancellationToken) =>
        MemberRules.IsIgnored(stored)
        || (stored is IEventSymbol && stored.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken).FirstAncestorOrSelf<EventFieldDeclarationSyntax>() is { } declaration
            && declaration.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => IdleAttributes.IsCalled(attribute, "PickleIgnore"))));

    private static string Kind(ISymbol stored) => stored switch
    {
        IEventSymbol => "event",
        IPropertySymbol => "property",
        IParameterSymbol => "parameter",
        _ => "field",
    };

    private static string Advice(ISymbol stored) => stored switch
    {
        IParameterSymbol => "keep it in a field or property instead, which can be included or left out",
        IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } => "keep its value in a member that travels, or say with [PickleIgnore] that it may be lost",
        _ => "include it with [PickleMember], or say with [PickleIgnore] that it may be lost",
    };

    // Who cannot mark it there can show it here, where the language lets them.
    private static string AdviceAbroad(ISymbol stored, INamedTypeSymbol type, Compilation compilation)
    {
        bool isSet = stored is IFieldSymbol { IsReadOnly: false } || stored is IPropertySymbol property && property.Setter() is { } setter && compilation.IsSymbolAccessibleWithin(setter, type);
        return isSet
            ? $"its assembly knows nothing of pickles; give '{type.Name}' a property with [PickleMember] that gets and sets it, or suppress this here where it may be lost"
            : "its assembly knows nothing of pickles; give PickleOptions.DispatchTable a reducer for the type, or suppress this here where it may be lost";
    }

    private static bool KnowsPickles(IAssemblySymbol assembly, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) || assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static other => other.Name == "PickleGen"));

    /// <summary>Whether the class that shows what is hidden in another assembly's has it in its place.</summary>
    private static bool IsShown(ISymbol stored, HashSet<ISymbol> travelling, Compilation compilation) =>
        InheritedMembers.Of(stored.ContainingType, compilation) is { } shown && shown.GetMembers(stored.Name).Any(travelling.Contains);

    private static bool IsOverridden(ISymbol stored, HashSet<ISymbol> travelling) =>
        stored is IPropertySymbol && travelling.OfType<IPropertySymbol>().Any(other => Overridden(other).Contains(stored, SymbolEqualityComparer.Default));

    private static IEnumerable<IPropertySymbol> Overridden(IPropertySymbol property)
    {
        for (var other = property.OverriddenProperty; other is not null; other = other.OverriddenProperty) yield return other;
    }

    /// <summary>An override says that the property may be lost.</summary>
    private static bool IsIgnoredBelow(ISymbol stored, INamedTypeSymbol type) =>
        stored is IPropertySymbol { IsVirtual: true } && TypeNames.Bases(type).Prepend(type).Any(other => other.GetMembers(stored.Name).Any(static member => member.IsOverride && MemberRules.IsIgnored(member)));

    /// <summary>A field or parameter that only accessors of ignored properties use: what may be lost with the one is lost with the other.</summary>
    private static bool ServesIgnored(ISymbol stored, CancellationToken cancellationToken)
    {
        if (stored is not (IFieldSymbol { DeclaredAccessibility: Accessibility.Private } or IParameterSymbol)) return false;
        var declaring = stored.ContainingType;
        bool isUsed = false;
        foreach (var name in declaring.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes()).OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != stored.Name || (stored is IParameterSymbol && !CapturedParameters.IsCapture(name))) continue;
            if (name.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>() is not PropertyDeclarationSyntax property || !IsIgnored(property)) return false;
            isUsed = true;
        }
        return isUsed;

        bool IsIgnored(PropertyDeclarationSyntax property) =>
            declaring.GetMembers(property.Identifier.ValueText).OfType<IPropertySymbol>().Any(static symbol => symbol.HasAttribute("PickleIgnoreAttribute"));
    }

    /// <summary>A member of another assembly's class, whose attributes stand on the class that shows its members.</summary>
    private static bool IsIgnoredWhereShown(ISymbol stored, Compilation compilation) =>
        InheritedMembers.Of(stored.ContainingType, compilation)?.GetMembers(stored.Name).Any(MemberRules.IsIgnored) == true;

    /// <summary>By a setter, by the constructor, or as a collection that is filled in place; a computed property does not.</summary>
    private static bool TakesBack(MemberCandidate member, CodecResolver codecs) =>
        member.Parameter is not null || (member.Symbol is IPropertySymbol property && property.Setter() is not null) || codecs.Resolve(member.Type) is { Fills: true };
}
