using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
            start.RegisterSyntaxNodeAction(AnalyzeExternal, SyntaxKind.Attribute);
        });
    }

    private static void AnalyzeAnnotated(SymbolAnalysisContext context, Lazy<TakenNames> names)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.FindAttribute("PicklableAttribute") is not { } attribute) return;
        foreach (var diagnostic in PickleTypeReview.Of(type, attribute, context.Compilation, names.Value, context.CancellationToken)) context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeExternal(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.Parent is not AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword }) return;
        foreach (var attribute in context.Compilation.Assembly.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference is not { } reference || reference.SyntaxTree != context.Node.SyntaxTree || reference.Span != context.Node.Span) continue;
            if (!attribute.IsPickleGen("PicklableExternalAttribute")) continue;
            var diagnostics = PickleTypeParser.ParseExternal(attribute, context.Compilation, context.CancellationToken).Diagnostics;
            foreach (var diagnostic in diagnostics.IsDefault ? [] : diagnostics) context.ReportDiagnostic(diagnostic);
        }
    }
}
