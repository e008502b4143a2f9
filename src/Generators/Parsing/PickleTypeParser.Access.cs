using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    private MemberAccess GetAccess(ISymbol symbol, bool isHidden) => symbol switch
    {
        _ when InheritedMembers.Shows(symbol) => InheritedMembers.HasAccessor(symbol, "Get") ? MemberAccess.Method : MemberAccess.Field,
        IFieldSymbol field => IsReachable(field) && !isHidden ? MemberAccess.Direct : MemberAccess.Field,
        IPropertySymbol { GetMethod: { } getter } => IsReachable(getter) && !isHidden ? MemberAccess.Direct : MemberAccess.Method,
        _ => MemberAccess.Field,
    };

    private MemberAccess SetAccess(ISymbol symbol, bool isHidden) => symbol switch
    {
        _ when InheritedMembers.Shows(symbol) => InheritedMembers.HasAccessor(symbol, "Set") ? MemberAccess.Method
            : InheritedMembers.HasAccessor(symbol, "Field") ? MemberAccess.Field
            : MemberAccess.Nowhere,
        IFieldSymbol field => IsReachable(field) && !isHidden && !field.IsReadOnly ? MemberAccess.Direct : MemberAccess.Field,
        IPropertySymbol property when property.Setter() is { } setter => IsReachable(setter) && !isHidden && !setter.IsInitOnly ? MemberAccess.Direct : MemberAccess.Method,
        IPropertySymbol property when InheritedMembers.HidesSetter(property, _compilation) => MemberAccess.Method,
        IPropertySymbol property => MemberRules.StoresValue(property) ? MemberAccess.Field : MemberAccess.Nowhere,
        _ => MemberAccess.Field,
    };

    /// <summary>Whether the codec may name the member: nested in an annotated type, what that sees; beside an external one, what everyone does.</summary>
    private bool IsReachable(ISymbol member) => !Cautions.IsForbidden(member) && !(member is IMethodSymbol { AssociatedSymbol: { } property } && Cautions.IsForbidden(property)) && IsVisible(member);

    private bool IsVisible(ISymbol member) => IsAnnotated
        ? _compilation.IsSymbolAccessibleWithin(member, _type, throughType: _type)
        : _compilation.IsSymbolAccessibleWithin(member, _compilation.Assembly);

    private AccessorModel AccessorOf(ISymbol symbol, string key)
    {
        // An override that declares a getter alone is assigned by what it overrides, and accessors do not look into base classes.
        if (symbol is IPropertySymbol { SetMethod: null } overriding && overriding.Setter() is { AssociatedSymbol: { } assigned }) symbol = assigned;
        var declaring = symbol.ContainingType;
        bool isShown = InheritedMembers.Shows(symbol);
        var host = isShown ? new AccessorHostModel(declaring.ToPlainSource(), Declaration: null, InheritedMembers.KeyOf(symbol)) : HostOf(symbol, key);
        var seen = host is null ? symbol : symbol.OriginalDefinition;
        return new AccessorModel(
            seen.ContainingType.ToPlainSource(),
            TypeOf(seen).ToSource(),
            Property: (symbol as IPropertySymbol)?.MetadataName,
            Field: symbol is IFieldSymbol or IEventSymbol ? symbol.MetadataName : $"<{symbol.MetadataName}>k__BackingField",
            declaring.IsValueType,
            host);
    }

    /// <summary>A class for an accessor into the class that declares <paramref name="symbol"/>; null: the codec, which has the same type parameters, may have it itself.</summary>
    private void CheckTypeParameters(ISymbol symbol, AccessorHostModel? host)
    {
        if (host is { Declaration: not null } && TypeParameters.Clash(symbol.ContainingType)) ReportClash(symbol, symbol.ContainingType);
    }

    private void ReportClash(ISymbol at, INamedTypeSymbol type) =>
        Report(DiagnosticDescriptors.TypeOutOfReach, at, at.Name, $"'{type.Name}' has a type parameter that is called as one of a type around it: rename one");

    private AccessorHostModel? HostOf(ISymbol symbol, string key)
    {
        var declaring = symbol.ContainingType;
        if (!TypeNames.IsGeneric(declaring) || SymbolEqualityComparer.Default.Equals(declaring, _type)) return null;
        string name = HostNameOf(symbol);
        return new AccessorHostModel($"{name}{TypeParameters.ArgumentsOf(declaring)}", $"file static class {name}{TypeParameters.Of(declaring)}", key);
    }
}
