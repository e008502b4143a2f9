using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;
using PickleGen.Analyzers.Diagnostics;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Captures;

/// <summary>Says what is wrong with the delegates that leave one member; each once, however often it is sent.</summary>
internal sealed class CaptureReport(CodeBlockAnalysisContext block, HeldState held)
{
    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly HashSet<(DiagnosticDescriptor, Location)> _reported = [];

    /// <param name="source">A lambda or a method group that travels.</param>
    public void Add(IOperation source)
    {
        if (!_seen.Add(source.Syntax)) return;
        if (source is IMethodReferenceOperation { Instance: { } instance } && instance is not (IInstanceReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation))
        {
            // Of a group such as `a.B.Run` only the value of `a.B` travels.
            if (instance.Type is { } type && held.In(type) is { } finding) ReportObstacle(source, instance.Syntax, instance.Syntax.ToString(), type, finding);
            return;
        }
        var body = TravellingBody.Of(source, block.CancellationToken);
        ReportVariables(source, body);
        ReportThis(source, body);
    }

    private void ReportVariables(IOperation source, TravellingBody body)
    {
        foreach (var uses in body.Uses.Where(u => u.Variable is not null).GroupBy(u => u.Variable!, SymbolEqualityComparer.Default))
        {
            var variable = uses.Key!;
            var type = variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;
            if (uses.FirstOrDefault(u => u.IsRead) is { } read)
            {
                if (Finding(variable, type) is { } finding) ReportObstacle(source, read.Syntax, variable.Name, type, finding);
                else if (HoldsDelegates(type)) AddAll(DelegateSources.In(read.Operation));
            }
            if (uses.FirstOrDefault(u => u.IsWritten) is { } write && LostWrite.IsMissed(variable, write, source, body))
            {
                Report(CaptureRules.WriteIsLost, source, write.Syntax, variable.Name);
            }
        }
    }

    private void AddAll(IEnumerable<IOperation> sources)
    {
        foreach (var source in sources) Add(source);
    }

    private HeldState.Finding? Finding(ISymbol variable, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object && LockUse.IsLocked(variable.Name, block.CodeBlock)
            ? new HeldState.Finding("", type, Obstacle.Lock)
            : held.In(type);

    private static bool HoldsDelegates(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HoldsDelegates(array.ElementType),
        INamedTypeSymbol named => named.TypeKind == TypeKind.Delegate || named.TypeArguments.Any(t => t.TypeKind == TypeKind.Delegate),
        _ => false,
    };

    /// <summary>A picklable <c>this</c> travels as a whole. Of any other, members that cannot travel are named first: copying them would not help.</summary>
    private void ReportThis(IOperation source, TravellingBody body)
    {
        var uses = body.Uses.Where(u => u.Variable is null).ToList();
        if (uses.Count == 0 || block.OwningSymbol.ContainingType is not { IsScriptClass: false } type) return;
        if (type.IsPicklable(block.SemanticModel.Compilation))
        {
            if (held.In(type) is { } finding) ReportObstacle(source, uses[0].Syntax, "this", type, finding);
            return;
        }

        var members = new HashSet<ISymbol?>(SymbolEqualityComparer.Default);
        CapturedUse? travels = null;
        foreach (var use in uses)
        {
            if (use.Member is not null && held.In(use.Member) is { } finding)
            {
                if (members.Add(use.Member)) ReportObstacle(source, use.Syntax, use.Member.Name, HeldState.TypeOf(use.Member)!, finding);
            }
            else
            {
                travels ??= use;
            }
        }
        // The object behind an abstract `this` is of a derived type, which may well be annotated.
        if (travels is not null && !type.IsAbstract)
        {
            string advice = travels.Member is IMethodSymbol method ? $"make '{method.Name}' static" : "copy what it uses into locals first";
            Report(CaptureRules.CapturesUnpicklableThis, source, travels.Syntax, travels.Member?.Name ?? "this", type.Name, advice);
        }
    }

    private void ReportObstacle(IOperation source, SyntaxNode read, string name, ITypeSymbol type, HeldState.Finding finding)
    {
        string through = finding.Path.Length == 0 ? "" : $", and with it '{name}{finding.Path}' ({Display(finding.Type)})";
        Report(CaptureRules.CapturesWhatCannotTravel, source, read, name, Display(type), through, finding.Obstacle.Reason, finding.Obstacle.Advice);
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private void Report(DiagnosticDescriptor rule, IOperation source, SyntaxNode place, params object[] arguments)
    {
        var location = place.GetLocation();
        if (_reported.Add((rule, location))) block.ReportDiagnostic(Diagnostic.Create(rule, location, [source.Syntax.GetLocation()], arguments));
    }
}
