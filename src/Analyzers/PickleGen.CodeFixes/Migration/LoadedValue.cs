using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Migration;

/// <summary>A call of <c>Deserialize</c> with the cast around it: as what its value is wanted.</summary>
/// <param name="Whole">What a call of ours stands for: the cast, or the old call alone.</param>
/// <param name="Type">What it is cast to; null: anything will do, for it is dropped or only asked for types that come back as themselves.</param>
internal sealed record LoadedValue(ExpressionSyntax Whole, TypeSyntax? Type)
{
    /// <summary>Null where the code does not say what it wants at once: of an <c>object</c>, an array comes back as a list, and a number may have another type.</summary>
    public static LoadedValue? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax whole = call;
        while (whole.Parent is ExpressionSyntax outer && IsTransparent(outer, model, cancellationToken)) whole = outer;
        if (whole.Parent is CastExpressionSyntax cast) return TypeOf(cast, model, cancellationToken) is { TypeKind: not TypeKind.Dynamic } ? new LoadedValue(cast, cast.Type) : null;
        return IsDropped(whole, model, cancellationToken) || whole.Parent switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression or (int)SyntaxKind.IsExpression, Right: TypeSyntax asked } => OpenTypes.ComesBack(asked, model, cancellationToken),
            IsPatternExpressionSyntax { Pattern: var asked } => OpenTypes.ComeBack(asked, model, cancellationToken),
            SwitchExpressionSyntax choice when choice.GoverningExpression == whole => choice.Arms.All(arm => OpenTypes.ComeBack(arm.Pattern, model, cancellationToken)),
            SwitchStatementSyntax choice => choice.Sections.SelectMany(static section => section.Labels).OfType<CasePatternSwitchLabelSyntax>().All(label => OpenTypes.ComeBack(label.Pattern, model, cancellationToken))
                && choice.Sections.SelectMany(static section => section.Labels).OfType<CaseSwitchLabelSyntax>().All(static label => label.Value.IsKind(SyntaxKind.NullLiteralExpression)),
            _ => false,
        } ? new LoadedValue(call, Type: null) : null;
    }

    /// <summary>Parentheses, <c>!</c>, and casts to <c>object</c>, as in <c>(T)(object)x</c>.</summary>
    private static bool IsTransparent(ExpressionSyntax outer, SemanticModel model, CancellationToken cancellationToken) =>
        outer is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
        || (outer is CastExpressionSyntax cast && TypeOf(cast, model, cancellationToken) is { SpecialType: SpecialType.System_Object });

    private static ITypeSymbol? TypeOf(CastExpressionSyntax cast, SemanticModel model, CancellationToken cancellationToken) => model.GetTypeInfo(cast.Type, cancellationToken).Type;

    private static bool IsDropped(ExpressionSyntax whole, SemanticModel model, CancellationToken cancellationToken) => whole.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } left, Parent: ExpressionStatementSyntax } => model.GetSymbolInfo(left, cancellationToken).Symbol is IDiscardSymbol,
        _ => false,
    };
}
