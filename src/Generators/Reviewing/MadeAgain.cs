using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>What the primary constructor makes of its parameters, and nobody assigns: <c>int Length { get; } = name.Length</c>. Loading calls the constructor, which makes it again.</summary>
internal static class MadeAgain
{
    /// <summary>Whether a member has the same value in the end, because it is made of nothing but members that travel to the constructor.</summary>
    public static bool ByConstructor(ISymbol stored, IReadOnlyCollection<MemberCandidate> members, Compilation compilation, CancellationToken cancellationToken)
    {
        if (stored is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }) || InitializerOf(stored, cancellationToken) is not { } made || !compilation.ContainsSyntaxTree(made.SyntaxTree)) return false;
        var operation = compilation.GetSemanticModel(made.SyntaxTree).GetOperation(made, cancellationToken);
        return operation is not null && operation.DescendantsAndSelf().All(part => IsSame(part, members)) && operation.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Any();
    }

    private static ExpressionSyntax? InitializerOf(ISymbol stored, CancellationToken cancellationToken) => stored.DeclaringSyntaxReferences switch
    {
        [var reference] => reference.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Nothing but values that cannot change, and what any process makes of them alike: no collections, no clocks, no cultures, no methods of somebody's own.</summary>
    private static bool IsSame(IOperation part, IEnumerable<MemberCandidate> members) => IsUnchanging(part.Type) && part switch
    {
        ILiteralOperation => true,
        IParameterReferenceOperation reference => members.Any(member => SymbolEqualityComparer.Default.Equals(member.Parameter, reference.Parameter) && IsKept(member.Symbol)),
        IFieldReferenceOperation reference => reference.Field.IsConst,
        IPropertyReferenceOperation { Property: { ContainingType.SpecialType: SpecialType.System_String, Name: "Length" or "this[]" } } => true,
        IUnaryOperation { OperatorMethod: null } or IConditionalOperation or ICoalesceOperation or IParenthesizedOperation => true,
        IBinaryOperation { OperatorMethod: null } binary => !IsText(binary.Type) || (IsText(binary.LeftOperand.Type) && IsText(binary.RightOperand.Type)),
        IConversionOperation { OperatorMethod: null } => true,
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "Math" } math } } => math.NamespaceName() == "System",
        IArgumentOperation => true,
        _ => false,
    };

    /// <summary>An init accessor is assigned before anybody has the object.</summary>
    private static bool IsKept(ISymbol member) => member is IFieldSymbol { IsReadOnly: true } || (member is IPropertySymbol property && property.Setter() is null or { IsInitOnly: true });

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    private static bool IsUnchanging(ITypeSymbol? type) => type is null or { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String or SpecialType.System_Decimal or (>= SpecialType.System_Boolean and <= SpecialType.System_Double) };
}
