using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>All code that one delegate runs, as far as it lies in the same member: nested lambdas, and local functions that it calls. Collects what that code takes from outside.</summary>
/// <remarks>Not <c>AnalyzeDataFlow</c>: that knows no members of <c>this</c>, and looks into no local function outside the lambda.</remarks>
internal sealed class TravellingBody
{
    private readonly List<TextSpan> _own = [];
    private readonly List<CapturedUse> _uses = [];
    private readonly CancellationToken _cancellationToken;

    private TravellingBody(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    /// <summary>What the code takes from outside, in the order of the walk; <c>this</c> only where a member of it is used.</summary>
    public IReadOnlyList<CapturedUse> Uses => _uses;

    /// <summary>Where the code stands; variables declared elsewhere are captured.</summary>
    public IReadOnlyList<TextSpan> Own => _own;

    /// <param name="source">A lambda or a method group.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public static TravellingBody Of(IOperation source, CancellationToken cancellationToken)
    {
        var body = new TravellingBody(cancellationToken);
        if (source is IAnonymousFunctionOperation) body._own.Add(source.Syntax.Span);
        body.Visit(source);
        return body;
    }

    private void Visit(IOperation operation)
    {
        var open = new Stack<IOperation>();
        open.Push(operation);
        while (open.Count > 0)
        {
            var next = open.Pop();
            _cancellationToken.ThrowIfCancellationRequested();
            switch (next)
            {
                case INameOfOperation:
                    continue;
                case ILocalReferenceOperation { Local: { HasConstantValue: false, IsStatic: false } local } when IsOutside(local):
                    _uses.Add(CapturedUse.Of(local, next));
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when IsOutside(parameter):
                    _uses.Add(PrimaryConstructors.Takes(parameter, next.Syntax, next.SemanticModel!, _cancellationToken) ? CapturedUse.OfThis(next, parameter) : CapturedUse.Of(parameter, next));
                    break;
                // The model gives local functions a receiver; the code that they compile to needs it only if their body does.
                case IInstanceReferenceOperation { Parent: IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } }:
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    _uses.Add(CapturedUse.OfThis(next, CapturedUse.MemberOf(next)));
                    break;
                case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function }:
                    VisitLocalFunction(function, next, open);
                    break;
                case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function }:
                    VisitLocalFunction(function, next, open);
                    break;
            }
            foreach (var child in next.ChildOperations.Reverse()) open.Push(child);
        }
    }

    private void VisitLocalFunction(IMethodSymbol function, IOperation use, Stack<IOperation> open)
    {
        if (function.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || IsInside(reference.Span)) return;
        if (use.SemanticModel?.GetOperation(reference.GetSyntax(_cancellationToken), _cancellationToken) is not { } declaration) return;
        _own.Add(reference.Span);
        open.Push(declaration);
    }

    private bool IsOutside(ISymbol variable) => variable.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || !IsInside(reference.Span);

    private bool IsInside(TextSpan span)
    {
        foreach (var own in _own)
        {
            if (own.Contains(span)) return true;
        }
        return false;
    }
}
