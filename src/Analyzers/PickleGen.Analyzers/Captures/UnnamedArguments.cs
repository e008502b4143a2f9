using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PickleGen.Analyzers.Captures;

/// <summary>What operators, setters and collection expressions give to the parameters of what they call.</summary>
internal static class UnnamedArguments
{
    /// <summary>Parameters and what is given for them; none, if it is another operation.</summary>
    public static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> Of(IOperation? operation) => operation switch
    {
        IBinaryOperation { OperatorMethod: { } method } binary => ToOperator(method, binary.LeftOperand, binary.RightOperand),
        IUnaryOperation { OperatorMethod: { } method } unary => ToOperator(method, unary.Operand),
        IIncrementOrDecrementOperation { OperatorMethod: { } method } step => ToOperator(method, step.Target),
        ICompoundAssignmentOperation { OperatorMethod: { IsStatic: true } method } compound => ToOperator(method, compound.Target, compound.Value),
        ICompoundAssignmentOperation { OperatorMethod: { } method } compound => ToOperator(method, compound.Value),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.SetMethod.Parameters: [.., var value] } } assignment => [(value, assignment.Value)],
        IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event.AddMethod.Parameters: [var handler] } } assignment => [(handler, assignment.HandlerValue)],
        IConversionOperation { OperatorMethod: { } method } conversion => ToOperator(method, conversion.Operand),
        ICollectionExpressionOperation items => AddersOf(items.Type).SelectMany(add => items.Elements.Select(item => (add, item))),
        _ => [],
    };

    /// <summary>The same where the operation's value is converted by a method.</summary>
    public static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> OfConversion(IOperation operation)
    {
        for (var outer = operation.Parent; outer is IConversionOperation conversion; outer = outer.Parent)
        {
            if (conversion.OperatorMethod is { Parameters: [var parameter] }) return [(parameter, conversion.Operand)];
        }
        return [];
    }

    /// <summary>What a collection expression may give its elements to: the operation does not say which of them it calls.</summary>
    public static IEnumerable<IParameterSymbol> AddersOf(ITypeSymbol? collection)
    {
        for (var type = collection; type is not null; type = type.BaseType)
        {
            foreach (var add in type.GetMembers("Add"))
            {
                if (add is IMethodSymbol { IsStatic: false, Parameters: [var item] }) yield return item;
            }
        }
    }

    private static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> ToOperator(IMethodSymbol method, params IOperation[] operands) =>
        method.Parameters.Zip(operands, static (parameter, operand) => (parameter, operand));
}
