using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private readonly HashSet<(DiagnosticDescriptor, Location, SyntaxNode?)> _reported = [];
    private SyntaxNode? _argument;

    /// <param name="argument">What is sent away.</param>
    public void AddAll(IOperation argument)
    {
        _argument = argument.Syntax;
        foreach (var source in DelegateSources.In(argument)) Add(source);
    }

    /// <summary>A lambda or a method group; what a parameter brings is the caller's matter.</summary>
    private void Add(IOperation source)
    {
        if (source is IParameterReferenceOperation || !_seen.Add(source.Syntax)) return;
        if (source is IMethodReferenceOperation { Instance: { } instance } && instance is not (IInstanceReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation))
        {
            // Of a group such as `a.B.Run` only the value of `a.B` travels.
            if (instance.Type is { } type && held.InVariable(type) is { } finding) ReportObstacle(source, instance.Syntax, instance.Syntax.ToString(), type, finding);
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
                if (Finding(variable, type, source, read.Operation) is { } finding)
                {
                    var (name, of, inIt) = RangeVariables.Named(variable, type, finding);
                    ReportObstacle(source, read.Syntax, name, of, inIt);
                }
                else if (Delegates.AreIn(type))
                {
                    foreach (var inner in DelegateSources.In(read.Operation)) Add(inner);
                }
            }
            if (uses.FirstOrDefault(u => u.IsWritten) is { } write && LostWrite.IsMissed(variable, write, source, body))
            {
                Report(CaptureRules.WriteIsLost, source, write.Syntax, variable.Name);
            }
        }
    }

    private HeldState.Finding? Finding(ISymbol variable, ITypeSymbol type, IOperation source, IOperation use) =>
        type.SpecialType == SpecialType.System_Object && LockUse.IsLocked(variable.Name, IsHere(source.Syntax) ? block.CodeBlock : source.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>()!)
            ? new HeldState.Finding("", type, Obstacle.Lock)
            : held.InVariable(type) ?? (variable is ILocalSymbol local && LocalContents.ObstacleIn(local, use, held.Codecs, block.CancellationToken) is { } obstacle ? new HeldState.Finding("", type, obstacle) : null);

    /// <summary>A picklable <c>this</c> travels as a whole. Of any other, members that cannot travel are named first: copying them would not help.</summary>
    private void ReportThis(IOperation source, TravellingBody body)
    {
        var uses = body.Uses.Where(u => u.Variable is null).ToList();
        if (uses.Count == 0 || source.SemanticModel!.GetEnclosingSymbol(source.Syntax.SpanStart, block.CancellationToken)?.ContainingType is not { IsScriptClass: false } type) return;
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
                if (members.Add(use.Member)) ReportObstacle(source, use.Syntax, CapturedUse.NameOf(use.Member), HeldState.TypeOf(use.Member)!, finding);
            }
            else
            {
                travels ??= use;
            }
        }
        // The object behind an abstract `this` is of a derived type, which may well be annotated.
        if (travels is not null && !type.IsAbstract)
        {
            string advice = travels.Member is IMethodSymbol method ? AdviceFor(method) : "copy what it uses into locals first";
            Report(CaptureRules.CapturesUnpicklableThis, source, travels.Syntax, travels.Member is { } used ? CapturedUse.NameOf(used) : "this", type.Name, advice);
        }
    }

    /// <summary>Other assemblies' methods are what they are, and a virtual one is called for the object's sake.</summary>
    private static string AdviceFor(IMethodSymbol method) =>
        method is { DeclaringSyntaxReferences.IsEmpty: false, IsVirtual: false, IsAbstract: false, IsOverride: false } ? $"make '{method.Name}' static" : $"call '{method.Name}' first and use what it returns";

    private void ReportObstacle(IOperation source, SyntaxNode read, string name, ITypeSymbol type, HeldState.Finding finding)
    {
        string through = finding.Path.Length == 0 ? "" : $", and with it '{name}{finding.Path}' ({Display(finding.Type)})";
        Report(CaptureRules.CapturesWhatCannotTravel, source, read, name, Display(type), through, finding.Obstacle.Reason, finding.Obstacle.Advice);
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>At the place itself if it stands in this member; else, where another one returned the delegate, at the argument that brought it.</summary>
    private void Report(DiagnosticDescriptor rule, IOperation source, SyntaxNode place, params object[] arguments)
    {
        bool isHere = IsHere(place);
        var location = (isHere ? place : _argument!).GetLocation();
        if (_reported.Add((rule, location, isHere ? null : source.Syntax))) block.ReportDiagnostic(Diagnostic.Create(rule, location, isHere ? Delegate(source) : [], arguments));
    }

    /// <summary>For fixes: the delegate, and what is sent, where it stands in there.</summary>
    private IEnumerable<Location> Delegate(IOperation source) =>
        _argument!.Span.Contains(source.Syntax.Span) ? [source.Syntax.GetLocation(), _argument.GetLocation()] : [source.Syntax.GetLocation()];

    private bool IsHere(SyntaxNode node) => node.SyntaxTree == block.CodeBlock.SyntaxTree && block.CodeBlock.Span.Contains(node.Span);
}
