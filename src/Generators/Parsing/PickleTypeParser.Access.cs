using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

internal sealed partial class PickleTypeParser
{
    private static readonly SymbolDisplayFormat s_parameters = new(genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat s_constraints = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

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

    /// <summary>Whether the codec may name the member: nested in an annotated type, what that sees; beside an external one, what everyone does.</summary>
    private bool IsReachable(ISymbol member) => !IsForbidden(member) && IsVisible(member);

    private bool IsVisible(ISymbol member) => IsAnnotated
        ? _compilation.IsSymbolAccessibleWithin(member, _type, throughType: _type)
        : _compilation.IsSymbolAccessibleWithin(member, _compilation.Assembly);

    /// <summary><c>[Obsolete]</c> as an error: no code may name it, but its value travels.</summary>
    private static bool IsForbidden(ISymbol member) =>
        (member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member).GetAttributes().Any(static attribute =>
            attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: [_, { Value: true }] });

    private AccessorModel AccessorOf(ISymbol symbol, string key)
    {
        var declaring = symbol.ContainingType;
        bool needsHost = TypeNames.IsGeneric(declaring) && !SymbolEqualityComparer.Default.Equals(declaring, _type);
        var seen = needsHost ? symbol.OriginalDefinition : symbol;
        return new AccessorModel(
            seen.ContainingType.ToPlainSource(),
            TypeOf(seen).ToSource(),
            Property: (symbol as IPropertySymbol)?.MetadataName,
            Field: symbol is IFieldSymbol field ? field.MetadataName : $"<{symbol.MetadataName}>k__BackingField",
            declaring.IsValueType,
            needsHost ? HostOf(declaring, key) : null);
    }

    private static AccessorHostModel HostOf(INamedTypeSymbol declaring, string key)
    {
        var open = declaring.OriginalDefinition;
        string parameters = string.Join(", ", open.TypeParameters.Select(static parameter => parameter.ToDisplayString(s_parameters)));
        string arguments = string.Join(", ", declaring.TypeArguments.Select(static argument => argument.ToPlainSource()));
        string full = open.ToDisplayString(s_constraints);
        int where = full.IndexOf(" where ", StringComparison.Ordinal);
        return new AccessorHostModel($"{open.Name}_{key}", $"<{parameters}>", where < 0 ? "" : full.Substring(where), $"<{arguments}>");
    }
}
