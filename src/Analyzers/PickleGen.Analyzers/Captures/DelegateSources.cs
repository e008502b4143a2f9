using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>From a value to the lambdas, local functions and method groups that it may hold, through locals, choices and collections.</summary>
internal static class DelegateSources
{
    /// <summary>Every <see cref="IAnonymousFunctionOperation"/> and <see cref="IMethodReferenceOperation"/> that may be in the value.</summary>
    public static IEnumerable<IOperation> In(IOperation value)
    {
        var locals = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IOperation>();
        open.Push(value);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next is IAnonymousFunctionOperation or IMethodReferenceOperation) yield return next;
            foreach (var part in Parts(next, locals)) open.Push(part);
        }
    }

    private static IEnumerable<IOperation> Parts(IOperation value, HashSet<ISymbol> locals) => value switch
    {
        // A lambda that becomes an expression tree is data, not a delegate.
        IConversionOperation { Type.MetadataName: "Expression`1" } => [],
        IConversionOperation conversion => [conversion.Operand],
        IParenthesizedOperation inner => [inner.Operand],
        IDelegateCreationOperation creation => [creation.Target],
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        ICoalesceOperation choice => [choice.Value, choice.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(a => a.Value),
        ISimpleAssignmentOperation assignment => [assignment.Value],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } multicast => [multicast.LeftOperand, multicast.RightOperand],
        ITupleOperation tuple => tuple.Elements,
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
        ICollectionExpressionOperation items => items.Elements,
        ISpreadOperation spread => [spread.Operand],
        IAnonymousObjectCreationOperation anonymous => anonymous.Initializers,
        IObjectCreationOperation creation => Parts(creation),
        ILocalReferenceOperation { Local: { IsConst: false } local } use when locals.Add(local) => AssignedTo(local, use),
        _ => [],
    };

    /// <summary>What collection initializers add and object initializers set, and what the constructor of an annotated type takes.</summary>
    private static IEnumerable<IOperation> Parts(IObjectCreationOperation creation)
    {
        if (creation.Type is { } type && type.HasAttribute("PicklableAttribute"))
        {
            foreach (var argument in creation.Arguments) yield return argument.Value;
        }
        foreach (var initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is IInvocationOperation add)
            {
                foreach (var argument in add.Arguments) yield return argument.Value;
            }
            else
            {
                yield return initializer;
            }
        }
    }

    /// <summary>Every value that the member around <paramref name="use"/> gives to the local.</summary>
    private static IEnumerable<IOperation> AssignedTo(ILocalSymbol local, IOperation use)
    {
        var root = use;
        while (root.Parent is { } parent) root = parent;
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: var value } declarator when Same(declarator.Symbol):
                    yield return value;
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: var value } when Same(target.Local):
                    yield return value;
                    break;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation target, Value: var value } when Same(target.Local):
                    yield return value;
                    break;
            }
        }

        bool Same(ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(other, local);
    }
}
