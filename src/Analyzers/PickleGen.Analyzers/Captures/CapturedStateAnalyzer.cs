using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using PickleGen.Analyzers.Diagnostics;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Captures;

/// <summary>PICKLE101–103: finds calls that send a delegate away, the code that it runs, and what that code drags along.</summary>
/// <remarks>Works member by member, so that editing one looks at one again; calls are chosen by name before anything is bound.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturedStateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [CaptureRules.CapturesWhatCannotTravel, CaptureRules.CapturesUnpicklableThis, CaptureRules.WriteIsLost];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!PickleSymbols.IsReferencedBy(context.Compilation)) return;
        // At once, not when first asked: else the first block's thread would read all files while every other block's waits for it.
        var names = TravelNames.In(context.Compilation, context.CancellationToken);
        if (!names.MayBeCalled) return;
        var parameters = new TravelParameters(context.Compilation, names);
        var held = new HeldState(context.Compilation, context.CancellationToken);
        context.RegisterCodeBlockAction(block => Analyze(block, names, parameters, held));
    }

    private static void Analyze(CodeBlockAnalysisContext block, TravelNames names, TravelParameters parameters, HeldState held)
    {
        CaptureReport? report = null;
        foreach (var node in NamedCalls.Own(block.CodeBlock).SelectMany(names.CallsIn))
        {
            if (new QuickLook(block.SemanticModel, held, parameters, block.CancellationToken).IsClean(node)) continue;
            if (block.SemanticModel.GetOperation(node, block.CancellationToken) is not { } operation) continue;
            foreach (var argument in parameters.Travelling(operation, block.CancellationToken))
            {
                report ??= new CaptureReport(block, held);
                report.AddAll(argument);
            }
        }
    }
}
