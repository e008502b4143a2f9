using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE009: a type whose constructor takes what may refer back to the object that is being built.</summary>
/// <remarks>A chain of constructors alone cannot close: some link must be assigned later, or be a collection that is filled later.</remarks>
internal sealed class ConstructorCycle
{
    private readonly INamedTypeSymbol _root;
    private readonly Compilation _compilation;
    private readonly HashSet<(ITypeSymbol Type, bool CanClose)> _visited = [];

    private ConstructorCycle(INamedTypeSymbol root, Compilation compilation)
    {
        _root = root;
        _compilation = compilation;
    }

    /// <summary>The first constructor parameter that leads back, or null.</summary>
    public static Diagnostic? Through(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        var search = new ConstructorCycle(type, compilation);
        foreach (var member in PickleTypeParser.MembersOf(type, attribute, compilation))
        {
            if (member.Parameter is { } parameter && search.LeadsBack(member.Type, CanBeFilledLater(member)))
                return Diagnostic.Create(DiagnosticDescriptors.CycleThroughConstructor, parameter.Locations.FirstOrDefault(), type.Name, parameter.Name);
        }
        return null;
    }

    private bool LeadsBack(ITypeSymbol type, bool canClose)
    {
        if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _root.OriginalDefinition)) return canClose;
        if (!_visited.Add((type, canClose))) return false;
        return type switch
        {
            IArrayTypeSymbol array => LeadsBack(array.ElementType, canClose: true),
            INamedTypeSymbol named when named.FindAttribute("PicklableAttribute") is { } attribute && !TypeParameters.NestTooDeep(named) =>
                PickleTypeParser.MembersOf(named, attribute, _compilation).Any(member => LeadsBack(member.Type, canClose || CanBeFilledLater(member))),
            INamedTypeSymbol named => named.TypeArguments.Any(argument => LeadsBack(argument, canClose)),
            _ => false,
        };
    }

    private static bool CanBeFilledLater(MemberCandidate member) =>
        member.Symbol is IFieldSymbol { IsReadOnly: false }
        || (member.Symbol is IPropertySymbol property && property.Setter() is { IsInitOnly: false })
        || member.Type is IArrayTypeSymbol
        || (MemberRules.IsFillable(member.Type) && member.Type.NamespaceName() is not ("System.Collections.Immutable" or "System.Collections.Frozen"));
}
