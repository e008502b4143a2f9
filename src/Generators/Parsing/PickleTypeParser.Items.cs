using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <content>Classes that derive from a collection of an assembly that knows nothing of pickles: its elements are one member more, and its own properties none.</content>
internal sealed partial class PickleTypeParser
{
    private const string ItemsName = "__items__";

    /// <summary>The elements as a member; null: it is no such class, or they cannot be pickled.</summary>
    private PickleMemberModel? ParseItems()
    {
        if (FindCollectionBase() is not { } collection || ElementOf(collection) is not { } element) return null;
        if (_compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")?.Construct(element) is not { } list) return null;
        if (_codecs.Resolve(list) is not { } codec)
        {
            Report(Diagnostics.DiagnosticDescriptors.MemberTypeCannotBePickled, _type, $"elements of {_type.Name}", element.ToDisplayString());
            return null;
        }
        return new PickleMemberModel(
            ItemsName, ItemsName, ItemsName, EquatableArray<string>.Empty, list.ToPlainSource(), codec, MemberAccess.Items, MemberAccess.Items,
            new AccessorModel(_type.ToPlainSource(), element.ToPlainSource(), Property: null, ItemsName, IsStruct: false, Host: null),
            IsRequired: false, IsNonNullable: true, NeedsStaticType: false, IsReference: true, StaysInPlace: false, Default: null);
    }

    /// <summary>The nearest base class that is not ours, nor of another assembly that pickles, and can be filled as a collection.</summary>
    private INamedTypeSymbol? FindCollectionBase() =>
        TypeNames.Bases(_type).FirstOrDefault(static type => type.DeclaringSyntaxReferences.IsEmpty && !ReferencedIndexes.UsesPickles(type.ContainingAssembly) && ElementOf(type) is not null && CanBeCleared(type));

    private static bool CanBeCleared(INamedTypeSymbol type) =>
        TypeNames.Bases(type).Prepend(type).SelectMany(static other => other.GetMembers("Clear")).Any(static member => member.DeclaredAccessibility == Accessibility.Public);

    private static ITypeSymbol? ElementOf(INamedTypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(static contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T)?.TypeArguments[0];
}
