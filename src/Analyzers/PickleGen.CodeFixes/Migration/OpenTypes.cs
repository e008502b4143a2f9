using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Types whose values are of that type again when they are loaded as an <c>object</c>: texts, and what is or is going to be annotated.</summary>
internal static class OpenTypes
{
    public static bool ComesBack(TypeSyntax type, SemanticModel model, CancellationToken cancellationToken) => ComesBack(model.GetTypeInfo(type, cancellationToken).Type);

    /// <summary>Whether a pattern asks for such types alone.</summary>
    public static bool ComeBack(PatternSyntax pattern, SemanticModel model, CancellationToken cancellationToken)
    {
        return Fits(pattern);

        bool Fits(PatternSyntax part) => part switch
        {
            DiscardPatternSyntax => true,
            DeclarationPatternSyntax declared => ComesBack(declared.Type, model, cancellationToken),
            RecursivePatternSyntax { Type: { } type } => ComesBack(type, model, cancellationToken),
            RecursivePatternSyntax { PropertyPatternClause.Subpatterns.Count: 0, Designation: null } => true,
            TypePatternSyntax { Type: var type } => ComesBack(type, model, cancellationToken),
            // What looks like a constant may be a type's name.
            ConstantPatternSyntax { Expression: var value } => value.IsKind(SyntaxKind.NullLiteralExpression) || ComesBack(model.GetSymbolInfo(value, cancellationToken).Symbol as ITypeSymbol),
            UnaryPatternSyntax { Pattern: var inner } => Fits(inner),
            ParenthesizedPatternSyntax { Pattern: var inner } => Fits(inner),
            BinaryPatternSyntax both => Fits(both.Left) && Fits(both.Right),
            _ => false,
        };
    }

    private static bool ComesBack(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } || (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named && (named.HasAttribute("PicklableAttribute") || IsOwn(named)));

    /// <summary>Of this compilation, and neither an exception nor a collection: these have stand-ins.</summary>
    private static bool IsOwn(INamedTypeSymbol type)
    {
        if (type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable)) return false;
        INamedTypeSymbol? own = type;
        while (own is { DeclaringSyntaxReferences.IsEmpty: false }) own = own.BaseType;
        return own is null || own.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType;
    }
}
