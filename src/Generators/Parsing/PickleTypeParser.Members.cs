using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    /// <summary>The members that travel, base classes' first, in declaration order; an override stands where the base declared it.</summary>
    private List<PickleMemberModel> ParseMembers(CancellationToken cancellationToken)
    {
        var members = new List<PickleMemberModel>();
        foreach (var symbol in Candidates())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Travels(symbol) && ParseMember(symbol) is { } member) members.Add(member);
        }
        return members;
    }

    private IEnumerable<ISymbol> Candidates()
    {
        var bases = new Stack<INamedTypeSymbol>();
        for (var type = _type; type is not null && type.SpecialType == SpecialType.None; type = type.BaseType) bases.Push(type);

        var found = new List<ISymbol>();
        foreach (var type in bases)
        {
            foreach (var symbol in type.GetMembers())
            {
                if (symbol.IsStatic || symbol.IsImplicitlyDeclared || symbol is not (IFieldSymbol or IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.Length: 0 })) continue;
                int overridden = symbol is IPropertySymbol { OverriddenProperty: not null } ? found.FindIndex(other => other is IPropertySymbol && other.Name == symbol.Name) : -1;
                if (overridden < 0) found.Add(symbol);
                else found[overridden] = symbol;
            }
        }
        return found;
    }

    private static bool Travels(ISymbol symbol)
    {
        if (symbol.HasAttribute("PickleIgnoreAttribute")) return false;
        if (symbol.HasAttribute("PickleMemberAttribute")) return true;
        return symbol switch
        {
            IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Public,
            IPropertySymbol property => property is { DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public }
                && (property.SetMethod is not null || IsAutoProperty(property)),
            _ => false,
        };
    }

    private PickleMemberModel? ParseMember(ISymbol symbol)
    {
        var type = symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)symbol).Type;
        if (CodecResolver.Resolve(type) is not { } codec) return null;

        string name = symbol.Name;
        return new PickleMemberModel(
            name,
            symbol.FindAttribute("PickleMemberAttribute")?.FirstString() ?? (UsesSnakeCase ? WireNames.SnakeCase(name) : name),
            WireNames.FormerNames(symbol).ToEquatableArray(),
            type.ToSource(),
            codec,
            Get: GetAccess(symbol),
            Set: SetAccess(symbol),
            Accessor(symbol),
            IsRequired: symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true },
            IsNonNullable: type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated },
            Default: null);
    }

    /// <summary>Members declared here are open to the nested codec; of inherited ones, those that a derived type sees.</summary>
    private bool IsReachable(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, _type)
        || member.DeclaredAccessibility is Accessibility.Public
        || (member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
            && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _type.ContainingAssembly));

    private MemberAccess GetAccess(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => IsReachable(field) ? MemberAccess.Direct : MemberAccess.Field,
        IPropertySymbol { GetMethod: { } getter } => IsReachable(getter) ? MemberAccess.Direct : MemberAccess.Method,
        _ => MemberAccess.Field,
    };

    private MemberAccess SetAccess(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => IsReachable(field) && !field.IsReadOnly ? MemberAccess.Direct : MemberAccess.Field,
        IPropertySymbol { SetMethod: { } setter } => IsReachable(setter) && !setter.IsInitOnly ? MemberAccess.Direct : MemberAccess.Method,
        _ => MemberAccess.Field,
    };

    private static AccessorModel Accessor(ISymbol symbol) => new(
        symbol.ContainingType.ToPlainSource(),
        Property: (symbol as IPropertySymbol)?.MetadataName,
        Field: symbol is IFieldSymbol field ? field.MetadataName : $"<{symbol.MetadataName}>k__BackingField",
        symbol.ContainingType.IsValueType);

    private static bool IsAutoProperty(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
