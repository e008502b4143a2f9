using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    private MemberAccess GetAccess(ISymbol symbol, bool isHidden) => symbol switch
    {
        IFieldSymbol field => IsReachable(field) && !isHidden ? MemberAccess.Direct : MemberAccess.Field,
        IPropertySymbol { GetMethod: { } getter } => IsReachable(getter) && !isHidden ? MemberAccess.Direct : MemberAccess.Method,
        _ => MemberAccess.Field,
    };

    private MemberAccess SetAccess(ISymbol symbol, bool isHidden) => symbol switch
    {
        IFieldSymbol field => IsReachable(field) && !isHidden && !field.IsReadOnly ? MemberAccess.Direct : MemberAccess.Field,
        IPropertySymbol { SetMethod: { } setter } => IsReachable(setter) && !isHidden && !setter.IsInitOnly ? MemberAccess.Direct : MemberAccess.Method,
        _ => MemberAccess.Field,
    };

    /// <summary>Whether code in a type that is nested in ours may name the member: what we declare, and what base classes show to everyone.</summary>
    private bool IsReachable(ISymbol member) => _compilation.IsSymbolAccessibleWithin(member, _type, throughType: _type);

    private static AccessorModel AccessorOf(ISymbol symbol) => new(
        symbol.ContainingType.ToPlainSource(),
        Property: (symbol as IPropertySymbol)?.MetadataName,
        Field: symbol is IFieldSymbol field ? field.MetadataName : $"<{symbol.MetadataName}>k__BackingField",
        symbol.ContainingType.IsValueType);
}
