using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <content>Classes that derive from a collection of an assembly that knows nothing of pickles: its elements are one member more, and its own properties none.</content>
internal sealed partial class PickleTypeParser
{
    private const string ItemsName = "__items__";

    /// <summary>The elements as a member; null: it is no such class, or they cannot be pickled.</summary>
    private PickleMemberModel? ParseItems(ConstructionModel construction, List<MemberCandidate> candidates)
    {
        bool isOne = IsForeignCollection(candidates);
        if ((FindCollectionBase() ?? (isOne ? CollectionOf(_type) : null)) is not var (_, element, arguments))
        {
            if (FindClosedCollection(construction) is { } closed)
                Report(DiagnosticDescriptors.TypeOutOfReach, _type, $"elements of {_type.Name}", $"a '{closed.ToDisplayString()}' cannot be emptied and filled: hold it in a member, or give the state by IPickleState");
            else if (isOne)
                Report(DiagnosticDescriptors.TypeOutOfReach, _type, $"elements of {_type.Name}", $"it cannot be emptied and filled as an ICollection: {GiveReducer}");
            return null;
        }
        if (FindCollectionBase() is { } collection && !CheckNamed(_type, $"elements of {_type.Name}", collection.Type)) return null;
        if (_compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")?.Construct(element) is not { } list) return null;
        if (_codecs.Resolve(list) is not { } codec)
        {
            ReportUnpicklable(_type, $"elements of {_type.Name}", element);
            return null;
        }
        return new PickleMemberModel(
            ItemsName, ItemsName, ItemsName, EquatableArray<string>.Empty, list.ToPlainSource(), codec with { Fills = false }, MemberAccess.Items, MemberAccess.Items,
            new AccessorModel(_type.ToPlainSource(), arguments, Property: null, ItemsName, IsStruct: false, Host: null),
            IsRequired: false, IsNonNullable: true, NeedsStaticType: true, IsReference: true, StaysInPlace: false, Default: null);
    }

    /// <summary>
    /// Whether the type is a collection of another assembly itself, and no member has its elements: what holds them is private there, where
    /// compilers do not look.
    /// </summary>
    private bool IsForeignCollection(List<MemberCandidate> candidates) =>
        !IsAnnotated && !SymbolEqualityComparer.Default.Equals(_type.ContainingAssembly, _compilation.Assembly)
        && IsEnumerable(_type) && !candidates.Exists(static candidate => candidate.Type.SpecialType != SpecialType.System_String && (candidate.Type is IArrayTypeSymbol || IsEnumerable(candidate.Type)));

    private static bool IsEnumerable(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerable || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>The nearest base class that is not ours, nor of another assembly that pickles, and can be filled as a collection.</summary>
    private CollectionBase? FindCollectionBase() => ForeignBases().Select(CollectionOf).FirstOrDefault(static collection => collection is not null);

    /// <summary>
    /// The comparer of a derived collection, as an expression of <c>value</c>; null: it has none, or whatever constructor ran has chosen the one
    /// that loading chooses.
    /// </summary>
    private string? ParseComparer(ConstructionModel construction)
    {
        if (FindCollectionBase() is not { Type: var collection } || (construction.Kind == ConstructionKind.Parameters && !_type.InstanceConstructors.Any(TakesComparer))) return null;
        if (IsOrDerives(collection, "System.Collections", "Hashtable") || IsOrDerives(collection, "System.Collections.Specialized", "NameValueCollection")) return "value";
        var property = TypeNames.Bases(collection).Prepend(collection).SelectMany(static type => type.GetMembers("Comparer")).OfType<IPropertySymbol>()
            .FirstOrDefault(static property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && IsComparer(property.Type));
        return property is null ? null : $"(({property.ContainingType.ToPlainSource()})value).Comparer";
    }

    private static bool TakesComparer(IMethodSymbol constructor) => constructor.Parameters.Any(static parameter => IsComparer(parameter.Type) || parameter.Type.AllInterfaces.Any(IsComparer));

    private static bool IsComparer(ITypeSymbol type) => type.Name is "IEqualityComparer" or "IComparer" && type.NamespaceName() is "System.Collections.Generic" or "System.Collections";

    private IEnumerable<INamedTypeSymbol> ForeignBases() =>
        TypeNames.Bases(_type).Where(static type => type.DeclaringSyntaxReferences.IsEmpty && !ReferencedIndexes.UsesPickles(type.ContainingAssembly));

    private CollectionBase? CollectionOf(INamedTypeSymbol type)
    {
        if (CodecResolver.SequenceShapeOf(type) is { } shape) return new(type, type.TypeArguments[0], $"<{type.ToPlainSource()}, {type.TypeArguments[0].ToPlainSource()}, {shape}>");
        if (type.IsValueType || !CanBeCleared(type)) return null;
        if (type.AllInterfaces.FirstOrDefault(static contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T) is { } contract)
            return new(type, contract.TypeArguments[0], $"<{(KeyOf(type) is { } key ? $"{key.ToPlainSource()}, " : "")}{contract.TypeArguments[0].ToPlainSource()}>");
        var anything = _compilation.GetSpecialType(SpecialType.System_Object);
        if (type.AllInterfaces.Any(static contract => contract.Name == "IList" && contract.NamespaceName() == "System.Collections")) return new(type, anything, "");
        if (IsOrDerives(type, "System.Collections", "Hashtable") || IsOrDerives(type, "System.Collections", "DictionaryBase")) return Entries(type, anything, anything);
        var text = _compilation.GetSpecialType(SpecialType.System_String);
        return IsOrDerives(type, "System.Collections.Specialized", "NameValueCollection") ? Entries(type, text, _compilation.CreateArrayTypeSymbol(text)) : null;
    }

    /// <summary>What the elements of a KeyedCollection are found by; null: it is none.</summary>
    private static ITypeSymbol? KeyOf(INamedTypeSymbol type) => TypeNames.Bases(type).Prepend(type)
        .FirstOrDefault(static other => other is { Name: "KeyedCollection", Arity: 2 } && other.NamespaceName() == "System.Collections.ObjectModel")?.TypeArguments[0];

    private CollectionBase? Entries(INamedTypeSymbol type, ITypeSymbol key, ITypeSymbol value) =>
        _compilation.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2")?.Construct(key, value) is { } entry ? new(type, entry, "") : null;

    /// <summary>
    /// One of .NET's collections whose elements would be lost; null: none is a base class. What wraps another for reading has its elements
    /// from the constructor, where that takes any.
    /// </summary>
    private INamedTypeSymbol? FindClosedCollection(ConstructionModel construction) => ForeignBases().FirstOrDefault(type =>
        type.NamespaceName().StartsWith("System.Collections", StringComparison.Ordinal)
        && (CodecResolver.IsBuiltIn(type) || IsEnumerable(type))
        && !(construction.Kind == ConstructionKind.Parameters && type.Name.StartsWith("ReadOnly", StringComparison.Ordinal)));

    private static bool IsOrDerives(INamedTypeSymbol type, string @namespace, string name) =>
        TypeNames.Bases(type).Prepend(type).Any(other => other.Name == name && other.Arity == 0 && other.NamespaceName() == @namespace);

    private static bool CanBeCleared(INamedTypeSymbol type) =>
        TypeNames.Bases(type).Prepend(type).SelectMany(static other => other.GetMembers("Clear")).Any(static member => member.DeclaredAccessibility == Accessibility.Public);

    /// <param name="Type">The class.</param>
    /// <param name="Element">What is in it.</param>
    /// <param name="Arguments">The type arguments, as source, of what takes the elements out and puts them back.</param>
    private sealed record CollectionBase(INamedTypeSymbol Type, ITypeSymbol Element, string Arguments);
}
