using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Analyzers.Captures;

/// <summary>From a value to the lambdas, local functions and method groups that it may hold, through locals, choices, collections, and methods and properties that return them.</summary>
internal static class DelegateSources
{
    /// <summary>Every <see cref="IAnonymousFunctionOperation"/> and <see cref="IMethodReferenceOperation"/> that may be in the value, and parameters that may bring others.</summary>
    public static IEnumerable<IOperation> In(IOperation value)
    {
        var followed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IOperation>();
        open.Push(value);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next is IAnonymousFunctionOperation or IMethodReferenceOperation or IParameterReferenceOperation) yield return next;
            foreach (var part in Parts(next, followed)) open.Push(part);
        }
    }

    private static IEnumerable<IOperation> Parts(IOperation value, HashSet<ISymbol> followed) => value switch
    {
        // A lambda that becomes an expression tree is data, not a delegate.
        IConversionOperation { Type.MetadataName: "Expression`1" } => [],
        IConversionOperation conversion => [conversion.Operand],
        IParenthesizedOperation inner => [inner.Operand],
        IDelegateCreationOperation creation => [creation.Target],
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        IConditionalAccessInstanceOperation => Receiver(value),
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
        IWithOperation copy => copy.Initializer.Initializers.Where(Travels).Prepend(copy.Operand),
        ILocalReferenceOperation { Local: { IsConst: false } local } use when followed.Add(local) => LocalValues.Of(local, use),
        IInvocationOperation { TargetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } method } call when Delegates.AreIn(method.ReturnType) && followed.Add(method) => ReturnedBy(method, call),
        IPropertyReferenceOperation { Property.GetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } getter } use when Delegates.AreIn(getter.ReturnType) && followed.Add(getter) => ReturnedBy(getter, use),
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
            else if (Travels(initializer))
            {
                yield return initializer;
            }
        }
    }

    // What a member is given that stays at home goes nowhere.
    private static bool Travels(IOperation initializer) => initializer is not IAssignmentOperation { Target: IMemberReferenceOperation target } || !MemberRules.IsIgnored(target.Member);

    /// <summary>What a method, local function or getter of this compilation returns.</summary>
    private static IEnumerable<IOperation> ReturnedBy(IMethodSymbol method, IOperation call)
    {
        foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var model = call.SemanticModel!;
            if (model.SyntaxTree != reference.SyntaxTree) model = model.Compilation.GetSemanticModel(reference.SyntaxTree);
            if (model.GetOperation(reference.GetSyntax()) is not { } body) continue;
            var open = new Stack<IOperation>(body.ChildOperations);
            while (open.Count > 0)
            {
                var next = open.Pop();
                if (next is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }) yield return value;
                else if (next is not (IAnonymousFunctionOperation or ILocalFunctionOperation)) foreach (var child in next.ChildOperations) open.Push(child);
            }
        }
    }

    /// <summary>What stands in front of <c>?.</c>.</summary>
    private static IEnumerable<IOperation> Receiver(IOperation instance)
    {
        for (var outer = instance.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access) return [access.Operation];
        }
        return [];
    }
}
