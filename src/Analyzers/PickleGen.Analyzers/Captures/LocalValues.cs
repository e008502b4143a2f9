using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>What the member around a local puts into it, wherever that stands: the order of statements is not looked at.</summary>
internal static class LocalValues
{
    private static readonly HashSet<string> s_adding = new(StringComparer.Ordinal) { "Add", "Insert", "AddFirst", "AddLast", "Enqueue", "Push", "TryAdd" };

    /// <summary>Values that the local is given, those that its members are, and those that are added to it as to a collection.</summary>
    /// <param name="local">The local.</param>
    /// <param name="use">A place where it is used.</param>
    public static IEnumerable<IOperation> Of(ILocalSymbol local, IOperation use)
    {
        var root = use;
        while (root.Parent is { } parent) root = parent;
        return root.Descendants().SelectMany(operation => operation switch
        {
            IVariableDeclaratorOperation { Initializer.Value: var value } declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) => [value],
            IDeconstructionAssignmentOperation { Target: var target, Value: var value } => Deconstructed(target, value),
            IAssignmentOperation { Target: var target, Value: var value } when IsLocal(target) || IsPlaceIn(target) => [value],
            IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var item }, Collection: var items } when SymbolEqualityComparer.Default.Equals(item, local) => [items],
            IPatternOperation pattern when Declares(pattern) => MatchedBy(pattern),
            IInvocationOperation { Instance: { } instance } call when s_adding.Contains(call.TargetMethod.Name) && IsLocal(instance) => call.Arguments.Select(static argument => argument.Value),
            _ => [],
        });

        bool IsLocal(IOperation? operation) => operation switch
        {
            ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
            IDeclarationExpressionOperation declaration => IsLocal(declaration.Expression),
            IConversionOperation conversion => IsLocal(conversion.Operand),
            _ => false,
        };

        bool Declares(IPatternOperation pattern) => SymbolEqualityComparer.Default.Equals(local, pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        });

        bool IsPlaceIn(IOperation target) => target switch
        {
            IMemberReferenceOperation place => IsLocal(place.Instance) && !MemberRules.IsIgnored(place.Member),
            IArrayElementReferenceOperation place => IsLocal(place.ArrayReference),
            _ => false,
        };

        // `var (a, b) = …` declares a tuple, `(a, b) = …` is one.
        IEnumerable<IOperation> Deconstructed(IOperation target, IOperation value)
        {
            while (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
            while (value is IConversionOperation conversion) value = conversion.Operand;
            if (target is not ITupleOperation targets) return IsLocal(target) ? [value] : [];
            return value is ITupleOperation values && values.Elements.Length == targets.Elements.Length
                ? targets.Elements.Zip(values.Elements, Deconstructed).SelectMany(static found => found)
                : targets.Elements.Any(IsLocal) ? [value] : [];
        }
    }

    // Of a pattern for a part of a value nobody knows what that is.
    private static IEnumerable<IOperation> MatchedBy(IPatternOperation pattern)
    {
        IOperation? outer = pattern.Parent;
        while (outer is IBinaryPatternOperation or INegatedPatternOperation) outer = outer.Parent;
        return outer switch
        {
            IIsPatternOperation test => [test.Value],
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => [choice.Value],
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => [choice.Value],
            _ => [],
        };
    }
}
