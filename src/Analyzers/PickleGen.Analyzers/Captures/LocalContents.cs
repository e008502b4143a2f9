using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>What a local holds whose declared type, an interface or <c>object</c>, does not show it: a query that has not run, an object of which only the constructor tells the type, or elements that cannot be saved.</summary>
internal static class LocalContents
{
    /// <summary>Methods of <c>Enumerable</c> that may return a collection that they were given.</summary>
    private static readonly HashSet<string> s_passing = new(StringComparer.Ordinal) { "AsEnumerable", "Empty", "Cast", "OfType", "DefaultIfEmpty" };

    /// <summary>Why none of the values that the local is given can travel; null: one of them may.</summary>
    public static Obstacle? ObstacleIn(ILocalSymbol local, IOperation use, TypesWithoutCodec codecs, CancellationToken cancellationToken)
    {
        if (!MayHide(local.Type)) return null;
        Obstacle? found = null;
        foreach (var value in LocalValues.Of(local, use))
        {
            // What a loop's variable is given is one of the elements, not the collection.
            if (value.Parent is IForEachLoopOperation || ObstacleOf(value, codecs, cancellationToken) is not { } obstacle) return null;
            found ??= obstacle;
        }
        return found;
    }

    /// <summary>Whether a local's declared type does not say what is in it.</summary>
    public static bool MayHide(ITypeSymbol type) => type.TypeKind == TypeKind.Interface || type.SpecialType == SpecialType.System_Object;

    private static Obstacle? ObstacleOf(IOperation value, TypesWithoutCodec codecs, CancellationToken cancellationToken) => value switch
    {
        IConversionOperation { Operand: var operand } => ObstacleOf(operand, codecs, cancellationToken),
        IParenthesizedOperation { Operand: var operand } => ObstacleOf(operand, codecs, cancellationToken),
        ITranslatedQueryOperation query => ObstacleOf(query.Operation, codecs, cancellationToken),
        IInvocationOperation call => IsLazy(call.TargetMethod) || IsIterator(call.TargetMethod, cancellationToken) ? Obstacle.Query : null,
        IObjectCreationOperation { Type: { } made } => codecs.InValue(made),
        IArrayCreationOperation { Type: { } made } => codecs.InValue(made),
        ICollectionExpressionOperation { Type: INamedTypeSymbol { TypeArguments: [var element] } } => codecs.InValue(element),
        _ => null,
    };

    private static bool IsLazy(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" } type && type.NamespaceName() == "System.Linq" && method.ReturnType.TypeKind == TypeKind.Interface && method.ReturnType.Name is "IEnumerable" or "IOrderedEnumerable" && !s_passing.Contains(method.Name);

    /// <summary>Whether the method computes a sequence while it is read.</summary>
    private static bool IsIterator(IMethodSymbol method, CancellationToken cancellationToken) =>
        method is { IsVirtual: false, IsOverride: false, IsAbstract: false } && method.OriginalDefinition.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax(cancellationToken).DescendantNodes(node => node == reference.GetSyntax(cancellationToken) || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).Any(static node => node is YieldStatementSyntax);
}
