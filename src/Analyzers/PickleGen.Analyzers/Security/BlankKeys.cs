using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PickleGen.Analyzers.Security;

/// <summary>Keys that everyone can guess.</summary>
internal static class BlankKeys
{
    /// <summary>Nothing but zeros: <c>default</c>, <c>[0, 0]</c>, <c>new byte[32]</c>, and a static readonly field that is made of such.</summary>
    public static bool Is(IOperation key, CancellationToken cancellationToken)
    {
        key = Unconverted(key);
        return IsEmpty(key) || key switch
        {
            IDefaultValueOperation => true,
            IArrayCreationOperation array => array.Initializer is null || array.Initializer.ElementValues.All(IsZero),
            IArrayInitializerOperation items => items.ElementValues.All(IsZero),
            ICollectionExpressionOperation items => items.Elements.All(IsZero),
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => Initializer(field, key.SemanticModel, cancellationToken) is { } value && Is(value, cancellationToken) && !IsFilled(field, cancellationToken),
            _ => false,
        };
    }

    /// <summary>Nothing at all: <c>[]</c>, <c>Array.Empty&lt;T&gt;()</c>.</summary>
    public static bool IsEmpty(IOperation value) => Unconverted(value) switch
    {
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.IsEmpty,
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => true,
        ICollectionExpressionOperation items => items.Elements.IsEmpty,
        IPropertyReferenceOperation property => property.Property.Name == "Empty",
        IInvocationOperation call => call.TargetMethod.Name == "Empty",
        _ => false,
    };

    private static bool IsZero(IOperation element) => Unconverted(element).ConstantValue is { HasValue: true, Value: var value } && value is 0 or (byte)0;

    private static IOperation? Initializer(IFieldSymbol field, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (model is null || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: var value }) return null;
        if (value.SyntaxTree != model.SyntaxTree) model = model.Compilation.GetSemanticModel(value.SyntaxTree);
        return model.GetOperation(value, cancellationToken);
    }

    /// <summary>Whether the type does more with the array than hand it to policies: it may well put a secret into it.</summary>
    private static bool IsFilled(IFieldSymbol field, CancellationToken cancellationToken) => field.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes()).OfType<IdentifierNameSyntax>()
        .Any(use => use.Identifier.ValueText == field.Name && (use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (ExpressionSyntax)use).Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SignedWith" } } });

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;
}
