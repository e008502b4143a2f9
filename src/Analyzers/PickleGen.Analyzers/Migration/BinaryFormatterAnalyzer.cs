using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PickleGen.Analyzers.Diagnostics;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Migration;

/// <summary>PICKLE202: finds calls of <c>BinaryFormatter.Serialize</c> and <c>Deserialize</c>. Names are compared before anything is bound.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BinaryFormatterAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [MigrationRules.BinaryFormatterCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (PickleSymbols.IsReferencedBy(start.Compilation)) start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Serialize" or "Deserialize" } access) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) return;
        if (!method.ContainingType.IsSystem("System.Runtime.Serialization.Formatters.Binary", "BinaryFormatter")) return;
        context.ReportDiagnostic(Diagnostic.Create(MigrationRules.BinaryFormatterCall, call.GetLocation(), access.Name.Identifier.ValueText));
    }
}
