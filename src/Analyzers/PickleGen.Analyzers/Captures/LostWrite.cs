using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>Whether anyone would miss a write that happens in the copy of a variable.</summary>
internal static class LostWrite
{
    /// <summary>True if the variable is read outside the travelling code, or that code itself goes on from the value of its last run (a counter).</summary>
    public static bool IsMissed(ISymbol variable, CapturedUse write, IOperation source, TravellingBody body) =>
        IsReadOutside(variable, write, body) || FlowsIn(variable, source, body);

    private static bool IsReadOutside(ISymbol variable, CapturedUse write, TravellingBody body)
    {
        var root = write.Operation;
        while (root.Parent is { } parent) root = parent;
        foreach (var operation in root.Descendants())
        {
            if (VariableOf(operation) is not { } other || !SymbolEqualityComparer.Default.Equals(other, variable)) continue;
            if (CapturedUse.Of(other, operation).IsRead && !body.Own.Any(own => own.Contains(operation.Syntax.Span))) return true;
        }
        return false;
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Parent: not INameOfOperation } reference => reference.Local,
        IParameterReferenceOperation { Parent: not INameOfOperation } reference => reference.Parameter,
        _ => null,
    };

    /// <summary>The code may read the variable before it writes it. What a local function outside the lambda does is not followed that far: then it counts as a counter.</summary>
    private static bool FlowsIn(ISymbol variable, IOperation source, TravellingBody body)
    {
        if (source is not IAnonymousFunctionOperation || body.Own.Count > 1) return body.Uses.Any(u => u.IsRead && SymbolEqualityComparer.Default.Equals(u.Variable, variable));
        var flow = source.SemanticModel?.AnalyzeDataFlow(source.Syntax);
        return flow is { Succeeded: true } && flow.DataFlowsIn.Contains(variable, SymbolEqualityComparer.Default);
    }
}
