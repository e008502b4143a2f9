using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>All that is to be said about an annotated type: the parser's errors, and what would surprise although it compiles.</summary>
/// <remarks>For analyzers; the generator parses only, because a review reads method bodies and other types.</remarks>
internal static class PickleTypeReview
{
    /// <summary>Diagnostics of <paramref name="type"/>, which bears <paramref name="attribute"/>.</summary>
    public static IEnumerable<Diagnostic> Of(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, TakenNames names, CancellationToken cancellationToken)
    {
        if (type.IsStatic)
        {
            foreach (var diagnostic in IdleAttributes.In(type, attribute)) yield return diagnostic;
            yield break;
        }
        var parsed = PickleTypeParser.Parse(type, attribute, compilation, cancellationToken);
        foreach (var diagnostic in parsed.Diagnostics) yield return diagnostic;
        foreach (var taken in names.Of(type, attribute)) yield return taken;
        foreach (var diagnostic in IdleAttributes.In(type, attribute)) yield return diagnostic;
        if (parsed.Model is null || parsed.Model.IsOpen || CodecResolver.IsOpen(type)) yield break;

        var members = PickleTypeParser.MembersOf(type, attribute, compilation);
        foreach (var diagnostic in IdleAttributes.OnConstructorParameters(type, attribute, members)) yield return diagnostic;
        foreach (var diagnostic in IdleAttributes.OnNames(type, members, parsed.Model)) yield return diagnostic;
        foreach (var diagnostic in OpenMembers(members)) yield return diagnostic;
        foreach (var diagnostic in LostState.In(type, members, compilation, cancellationToken)) yield return diagnostic;
        if (parsed.Model.Construction.Kind == ConstructionKind.Parameters && ConstructorCycle.Through(type, attribute, compilation) is { } cycle) yield return cycle;
    }

    /// <summary>Diagnostics of the type that <paramref name="attribute"/>, <c>[assembly: PicklableExternal]</c>, names.</summary>
    public static IEnumerable<Diagnostic> OfExternal(AttributeData attribute, Compilation compilation, TakenNames names, CancellationToken cancellationToken)
    {
        if (IdleAttributes.OnAssembly(attribute, compilation) is { } idle)
        {
            yield return idle;
            yield break;
        }
        foreach (var diagnostic in IdleAttributes.InArguments(attribute)) yield return diagnostic;
        var parsed = PickleTypeParser.ParseExternal(attribute, compilation, cancellationToken);
        foreach (var diagnostic in parsed.Diagnostics.IsDefault ? [] : parsed.Diagnostics) yield return diagnostic;
        if (names.OfExternal(attribute) is { } taken) yield return taken;
        if (parsed.Model is null || parsed.Model.IsOpen || ExternalTypes.TypeOf(attribute) is not INamedTypeSymbol type) yield break;
        foreach (var diagnostic in LostState.InExternal(attribute, type, compilation, cancellationToken)) yield return diagnostic;
    }

    private static IEnumerable<Diagnostic> OpenMembers(IEnumerable<MemberCandidate> members) =>
        from member in members
        where CodecResolver.MayBeAnything(member.Type)
        where member.Symbol.Locations is [{ IsInSource: true }, ..]
        select Diagnostic.Create(Diagnostics.DiagnosticDescriptors.OpenMember, member.Symbol.Locations[0], member.Symbol.Name, member.Type.ToDisplayString());
}
