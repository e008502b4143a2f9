using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;
using PickleGen.Analyzers.Diagnostics;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Captures;

/// <summary>PICKLE101–103: finds calls that send a delegate away, the code that it runs, and what that code drags along.</summary>
/// <remarks>Works member by member, so that editing one looks at one again; calls are chosen by name before anything is bound.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturedStateAnalyzer : DiagnosticAnalyzer
{
    private static readonly SyntaxTreeValueProvider<PassedOn> s_passedOn = new(PassedOn.Read);

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
        var names = new TravelNames(context.Compilation, context.Compilation.SyntaxTrees.Select(Read));
        var parameters = new TravelParameters(context.Compilation, names);
        var held = new HeldState(context.Compilation, context.CancellationToken);
        context.RegisterCodeBlockAction(block => Analyze(block, names, parameters, held));

        PassedOn Read(SyntaxTree tree) => context.TryGetValue(tree, s_passedOn, out var read) ? read : PassedOn.Read(tree);
    }

    private static void Analyze(CodeBlockAnalysisContext block, TravelNames names, TravelParameters parameters, HeldState held)
    {
        CaptureReport? report = null;
        foreach (var node in block.CodeBlock.DescendantNodes())
        {
            if (!MayTravel(node, names) || block.SemanticModel.GetOperation(node, block.CancellationToken) is not { } operation) continue;
            var calls = operation is ITranslatedQueryOperation ? operation.Descendants() : [operation];
            foreach (var argument in calls.SelectMany(Arguments))
            {
                if (argument.Parameter is null || argument.Value is ILiteralOperation || !parameters.Travels(argument.Parameter, block.CancellationToken)) continue;
                report ??= new CaptureReport(block, held);
                foreach (var source in DelegateSources.In(argument.Value)) report.Add(source);
            }
        }
    }

    private static bool MayTravel(SyntaxNode node, TravelNames names) => node switch
    {
        InvocationExpressionSyntax or ObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => names.MayTravel(PassedOn.Callee(node)),
        ImplicitObjectCreationExpressionSyntax => names.AnyConstructor,
        QueryExpressionSyntax => names.AnyQuery,
        _ => false,
    };

    private static IEnumerable<IArgumentOperation> Arguments(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => [],
    };
}
