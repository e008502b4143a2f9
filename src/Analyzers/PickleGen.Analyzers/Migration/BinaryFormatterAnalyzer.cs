using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PickleGen.Analyzers.Diagnostics;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Migration;

/// <summary>PICKLE202: finds calls of <c>BinaryFormatter.Serialize</c> and <c>Deserialize</c>. Names are compared before anything is bound.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BinaryFormatterAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] s_names = ["Serialize", "Deserialize"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [MigrationRules.BinaryFormatterCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (PickleSymbols.IsReferencedBy(start.Compilation) && NamedCalls.Mentions(start.Compilation, "BinaryFormatter", start.CancellationToken)) start.RegisterCodeBlockAction(Analyze);
        });
    }

    private static void Analyze(CodeBlockAnalysisContext context)
    {
        foreach (var call in NamedCalls.Own(context.CodeBlock).SelectMany(static code => NamedCalls.In(code, s_names)))
        {
            if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) continue;
            bool isOne = method.ContainingType.IsSystem("System.Runtime.Serialization.Formatters.Binary", "BinaryFormatter");
            if (!isOne && !(method.ContainingType.IsSystem("System.Runtime.Serialization", "IFormatter") && HoldsOne(call, context))) continue;
            context.ReportDiagnostic(Diagnostic.Create(MigrationRules.BinaryFormatterCall, call.GetLocation(), method.Name));
        }
    }

    /// <summary>Whether an <c>IFormatter</c> is made a BinaryFormatter where it is declared, and nothing else later.</summary>
    private static bool HoldsOne(SyntaxNode call, CodeBlockAnalysisContext context)
    {
        if (call is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } }) return false;
        var symbol = context.SemanticModel.GetSymbolInfo(receiver, context.CancellationToken).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false })) return false;
        var initializer = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        if (initializer?.Value is not ObjectCreationExpressionSyntax { Type: var made }) return false;
        bool isReplaced = symbol is ILocalSymbol && context.CodeBlock.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => NamedCalls.LastName(assignment.Left) == symbol.Name);
        return NamedCalls.LastName(made) == "BinaryFormatter" && !isReplaced;
    }
}
