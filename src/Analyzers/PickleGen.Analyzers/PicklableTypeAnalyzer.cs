using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PickleGen.Analyzers.Helpers;
using PickleGen.Generators.Diagnostics;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Analyzers;

/// <summary>PICKLE001–017: says what the generator's own parser finds wrong with an annotated type. The generator itself is silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PicklableTypeAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What the attributes begin with. Where none is mentioned, no type need be looked at.</summary>
    private static readonly string[] s_attributes = ["Picklable", "PickleMember", "PickleFormerName", "PickleConstructor", "OnPickl", "OnUnpickl", "StateSetter"];

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
            if (NamedCalls.Mentions(start.Compilation, "PicklableExternal", start.CancellationToken)) start.RegisterSemanticModelAction(file => AnalyzeExternal(file, names));
            if (!s_attributes.Any(word => NamedCalls.Mentions(start.Compilation, word, start.CancellationToken))) return;
            var bases = new Lazy<HashSet<ISymbol>>(() => AnnotatedTypes.BasesIn(start.Compilation, start.CancellationToken));
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, names, bases), SymbolKind.NamedType);
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, Lazy<TakenNames> names, Lazy<HashSet<ISymbol>> bases)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var diagnostics = type.FindAttribute("PicklableAttribute") is { } attribute
            ? PickleTypeReview.Of(type, attribute, context.Compilation, names.Value, context.CancellationToken)
            : StrayAttributes.In(type, bases, context.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary, context.CancellationToken);
        foreach (var diagnostic in diagnostics) context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeExternal(SemanticModelAnalysisContext context, Lazy<TakenNames> names)
    {
        // Only files with attributes of the assembly are asked what these mean.
        if (context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken) is not CompilationUnitSyntax { AttributeLists.Count: > 0 }) return;
        var compilation = context.SemanticModel.Compilation;
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference?.SyntaxTree != context.SemanticModel.SyntaxTree || !attribute.IsPickleGen("PicklableExternalAttribute")) continue;
            foreach (var diagnostic in PickleTypeReview.OfExternal(attribute, compilation, names.Value, context.CancellationToken)) context.ReportDiagnostic(diagnostic);
        }
    }
}
