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
            if (symbol.HasAttribute("PickleIgnoreAttribute")) continue;
            var parameter = free.Find(parameter => Takes(parameter, symbol));
            if (!MemberRules.Travels(symbol, parameter)) continue;
            if (parameter is not null) free.Remove(parameter);
            candidates.Add(new MemberCandidate(symbol, TypeOf(symbol), parameter));
        }
        return candidates;
    }

    /// <summary>Every field and property that could travel, base classes' first; an override stands where the base declared it.</summary>
    private List<ISymbol> Declared()
    {
        if (_declared is not null) return _declared;
        _declared = [];
        var collection = FindCollectionBase();
        var types = TypeNames.Bases(_type).Reverse().Append(_type);
        if (collection is not null) types = types.SkipWhile(type => !SymbolEqualityComparer.Default.Equals(type, collection)).Skip(1);
        foreach (var symbol in types.SelectMany(static type => type.GetMembers()))
        {
            if (!MemberRules.IsData(symbol)) continue;
            int overridden = symbol.IsOverride ? _declared.FindIndex(other => other.Name == symbol.Name) : -1;
            if (overridden < 0) _declared.Add(symbol);
            else _declared[overridden] = symbol;
        }
        return _declared;
    }

    private List<PickleMemberModel> ParseMembers(List<MemberCandidate> candidates, CancellationToken cancellationToken)
    {
        var members = new List<PickleMemberModel>();
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ParseMember(candidate, isHidden: candidates.FindLast(other => other.Symbol.Name == candidate.Symbol.Name) != candidate) is { } member) members.Add(member);
        }
        return members;
    }

    private PickleMemberModel? ParseMember(MemberCandidate candidate, bool isHidden)
    {
        var (symbol, type, parameter) = candidate;
        if (type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            Report(DiagnosticDescriptors.MemberCannotBeStored, symbol, symbol.Name, type.ToDisplayString());
            return null;
        }
        if (_codecs.Resolve(type) is not { } codec)
        {
            Report(DiagnosticDescriptors.MemberTypeCannotBePickled, symbol, symbol.Name, type.ToDisplayString());
            return null;
        }

        string key = isHidden ? $"{symbol.ContainingType.Name}_{symbol.Name}" : symbol.Name;
        return new PickleMemberModel(
            symbol.Name,
            key,
            WireNameOf(symbol, parameter),
            WireNames.FormerNames(symbol).ToEquatableArray(),
            type.ToSource(),
            codec,
            Get: GetAccess(symbol, isHidden),
            Set: SetAccess(symbol, isHidden),
            AccessorOf(symbol, key),
            IsRequired: IsRequired(symbol),
            IsNonNullable: type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated },
            NeedsStaticType: CodecResolver.NeedsStaticType(type),
            IsReference: type.IsReferenceType,
            StaysInPlace: codec.Fills && parameter is null && symbol is IPropertySymbol { SetMethod: null } or IFieldSymbol { IsReadOnly: true },
            Default: null);
    }

    private string WireNameOf(ISymbol symbol, IParameterSymbol? parameter) =>
        MemberAttribute(symbol, parameter)?.FirstString() ?? (UsesSnakeCase ? WireNames.SnakeCase(symbol.Name) : symbol.Name);

    /// <summary>The member's own attribute, or that of the parameter that takes it: where a positional record bears it.</summary>
    private static AttributeData? MemberAttribute(ISymbol symbol, IParameterSymbol? parameter) =>
        symbol.FindAttribute("PickleMemberAttribute") ?? parameter?.FindAttribute("PickleMemberAttribute");

    private static bool IsRequired(ISymbol symbol) => symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)symbol).Type;
}
