using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>The members that travel, in the order in which they are written.</summary>
    private List<MemberCandidate> FindMembers(IMethodSymbol constructor)
    {
        var candidates = new List<MemberCandidate>();
        var free = constructor.Parameters.ToList();
        foreach (var symbol in Declared())
        {
            if (MemberRules.IsIgnored(symbol)) continue;
            var parameter = free.Find(parameter => Takes(parameter, symbol));
            if (!MemberRules.Travels(symbol, parameter)) continue;
            if (parameter is not null && IsTakenNearer(symbol, parameter)) parameter = null;
            if (parameter is not null) free.Remove(parameter);
            candidates.Add(new MemberCandidate(symbol, TypeOf(symbol), parameter));
        }
        return candidates;
    }

    /// <summary>Whether what a class nearer to the type calls so is meant: private fields may have one name in each, and all of them travel, whichever the constructor sets.</summary>
    private bool IsTakenNearer(ISymbol symbol, IParameterSymbol parameter) => MemberRules.Travels(symbol, parameter: null) && Declared().Any(other =>
        !MemberRules.IsIgnored(other) && Takes(parameter, other) && MemberRules.Travels(other, parameter: null)
        && TypeNames.Bases(other.ContainingType).Contains(symbol.ContainingType, SymbolEqualityComparer.Default));

    /// <summary>Every field and property that could travel, base classes' first; an override stands where the base declared it.</summary>
    private List<ISymbol> Declared()
    {
        if (_declared is not null) return _declared;
        _declared = [];
        var collection = FindCollectionBase();
        var types = TypeNames.Bases(_type).Reverse().Append(_type);
        if (collection is not null) types = types.SkipWhile(type => !SymbolEqualityComparer.Default.Equals(type, collection.Type)).Skip(1);
        foreach (var symbol in types.SelectMany(DataOf))
        {
            int overridden = PlaceOfOverridden(symbol, _declared);
            if (overridden < 0) _declared.Add(symbol);
            else _declared[overridden] = symbol;
        }
        return _declared;
    }

    /// <summary>Where what the symbol overrides stands; -1: nowhere. By its name alone, where it is shown in the place of what another assembly hides.</summary>
    private static int PlaceOfOverridden(ISymbol symbol, List<ISymbol> declared)
    {
        for (var overridden = (symbol as IPropertySymbol)?.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
        {
            int place = declared.FindIndex(other => SymbolEqualityComparer.Default.Equals(other, overridden));
            if (place >= 0) return place;
        }
        return symbol.IsOverride ? declared.FindLastIndex(other => other.Name == symbol.Name && InheritedMembers.Shows(other)) : -1;
    }

    /// <summary>
    /// What one class declares: in another assembly, with what only that can see in the place of what it shows itself. A type that is protected
    /// there can be named by classes that derive from it, and not by what stands beside it: of such a type, what it shows itself is the better.
    /// </summary>
    private IEnumerable<ISymbol> DataOf(INamedTypeSymbol type)
    {
        var data = type.GetMembers().Where(MemberRules.IsData).ToList();
        if (InheritedMembers.Of(type, _compilation) is not { } shown) return data;
        var hidden = shown.GetMembers().OfType<IPropertySymbol>().Where(other => MemberRules.IsIgnored(other) || InheritedMembers.IsReached(other)
            || !data.Exists(symbol => symbol.Name == other.Name && IsInReach(symbol, TypeOf(symbol)))).ToList();
        return data.Where(symbol => !hidden.Exists(other => other.Name == symbol.Name)).Concat(hidden);
    }

    private List<PickleMemberModel> ParseMembers(List<MemberCandidate> candidates, CancellationToken cancellationToken)
    {
        var members = new List<PickleMemberModel>();
        NameMembers(candidates);
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ParseMember(candidate, IsHidden(candidate, candidates)) is { } member) members.Add(member);
        }
        return members;
    }

    private PickleMemberModel? ParseMember(MemberCandidate candidate, bool isHidden)
    {
        var (symbol, type, parameter) = candidate;
        if (IsStackBound(type))
        {
            Report(DiagnosticDescriptors.MemberCannotBeStored, symbol, symbol.Name, type.ToDisplayString());
            return null;
        }
        if (!CheckNamed(symbol, symbol.Name, type)) return null;
        if (CodecOf(symbol, type) is not { } codec)
        {
            ReportUnpicklable(symbol, symbol.Name, type);
            return null;
        }
        if (!IsInReach(symbol, type))
        {
            string owner = InheritedMembers.Shows(symbol) ? "its base class, or protected there" : symbol.ContainingType.Name;
            Report(DiagnosticDescriptors.TypeOutOfReach, symbol, symbol.Name, $"its type is private to {owner}: make that type at least internal, or leave the member out with [PickleIgnore]");
            return null;
        }
        var member = MemberOf(candidate, codec, KeyOf(symbol), isHidden);
        if (!member.NeedsAccessor) return member;
        CheckTypeParameters(symbol, member.Accessor.Host);
        return CheckOwner(symbol) ? member : null;
    }

    private PickleMemberModel MemberOf(MemberCandidate candidate, CodecModel codec, string key, bool isHidden = false)
    {
        var (symbol, type, parameter) = candidate;
        _cautions.Add(symbol).Add(type);
        string name = WireNameOf(symbol, parameter);
        return new PickleMemberModel(
            symbol.Name,
            key,
            name,
            WireNames.FormerNames(symbol).Where(former => former != name).Distinct().ToEquatableArray(),
            type.ToSource(),
            codec,
            Get: GetAccess(symbol, isHidden) is var get && get == MemberAccess.Direct && type.TypeKind == TypeKind.Dynamic ? MemberAccess.Dynamic : get,
            Set: SetAccess(symbol, isHidden),
            AccessorOf(symbol, key),
            IsRequired: IsRequired(symbol),
            IsNonNullable: Nullability.RefusesNull(symbol, type),
            NeedsStaticType: CodecResolver.NeedsStaticType(type) || InheritedMembers.CodecOf(symbol) is not null,
            IsReference: type.IsReferenceType,
            StaysInPlace: codec.Fills && parameter is null && IsAssignedByNobody(symbol),
            Default: null);
    }

    /// <summary>What means nothing outside a stack, or outside a process.</summary>
    private static bool IsStackBound(ITypeSymbol type) => type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private CodecModel? CodecOf(ISymbol symbol, ITypeSymbol type) => InheritedMembers.CodecOf(symbol) is { } codec
        ? new CodecModel(codec.ToPlainSource(), Fills: IsAssignedByNobody(symbol))
        : _codecs.Resolve(type);

    /// <summary>Whether the codec may name the type of an inherited member: a base class may have one that is private to it.</summary>
    private bool IsInReach(ISymbol symbol, ITypeSymbol type) => InheritedMembers.Shows(symbol)
        ? InheritedMembers.IsReached(symbol)
        : _compilation.IsSymbolAccessibleWithin(type, IsAnnotated ? _type : _compilation.Assembly);

    private string WireNameOf(ISymbol symbol, IParameterSymbol? parameter) =>
        MemberAttribute(symbol, parameter)?.FirstString() ?? (UsesSnakeCase ? WireNames.SnakeCase(symbol.Name) : symbol.Name);

    /// <summary>The member's own attribute, or that of the parameter that takes it: where a positional record bears it.</summary>
    private static AttributeData? MemberAttribute(ISymbol symbol, IParameterSymbol? parameter) =>
        symbol.FindInheritedAttribute("PickleMemberAttribute") ?? parameter?.FindAttribute("PickleMemberAttribute");

    private static bool IsAssignedByNobody(ISymbol symbol) => symbol is IFieldSymbol { IsReadOnly: true } || (symbol is IPropertySymbol property && property.Setter() is null);

    private static bool IsRequired(ISymbol symbol) => symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };

    private static ITypeSymbol TypeOf(ISymbol symbol) => MemberRules.TypeOf(symbol);
}
