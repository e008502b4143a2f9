using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PickleGen.Analyzers.Helpers;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Analyzers;

/// <summary>PICKLE001–016: says what the generator's own parser finds wrong with an annotated type. The generator itself is silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PicklableTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!PickleSymbols.IsReferencedBy(start.Compilation)) return;
            var names = new Lazy<TakenNames>(() => TakenNames.In(start.Compilation, start.CancellationToken));
            start.RegisterSymbolAction(symbol => AnalyzeAnnotated(symbol, names), SymbolKind.NamedType);
            start.RegisterSemanticModelAction(AnalyzeExternal);
        });
    }

    private static void AnalyzeAnnotated(SymbolAnalysisContext context, Lazy<TakenNames> names)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.FindAttribute("PicklableAttribute") is not { } attribute) return;
        foreach (var diagnostic in PickleTypeReview.Of(type, attribute, context.Compilation, names.Value, context.CancellationToken)) context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeExternal(SemanticModelAnalysisContext context)
    {
        // Only files with attributes of the assembly are asked what these mean.
        if (context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken) is not CompilationUnitSyntax { AttributeLists.Count: > 0 }) return;
        var compilation = context.SemanticModel.Compilation;
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference?.SyntaxTree != context.SemanticModel.SyntaxTree || !attribute.IsPickleGen("PicklableExternalAttribute")) continue;
            var diagnostics = PickleTypeParser.ParseExternal(attribute, compilation, context.CancellationToken).Diagnostics;
            foreach (var diagnostic in diagnostics.IsDefault ? [] : diagnostics) context.ReportDiagnostic(diagnostic);
        }
    }
}
