using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PickleGen.Analyzers.Diagnostics;
using PickleGen.Analyzers.Helpers;

namespace PickleGen.Analyzers.Migration;

/// <summary>PICKLE201: finds classes and structs that are prepared for BinaryFormatter and not for us.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializableTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [MigrationRules.SerializableType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (PickleSymbols.IsReferencedBy(start.Compilation) && NamedCalls.Mentions(start.Compilation, "Serializable", start.CancellationToken)) start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false }) return;
        bool isSerializable = type.GetAttributes().Any(attribute => attribute.AttributeClass.IsSystem("System", "SerializableAttribute"));
        bool hasOwnData = HasOwnData(type) && !HasOwnData(type.BaseType);
        if ((!isSerializable && !hasOwnData) || type.IsPicklable(context.Compilation) || IsByHabit(type)) return;
        string what = hasOwnData ? "ISerializable" : "[Serializable]";
        context.ReportDiagnostic(Diagnostic.Create(MigrationRules.SerializableType, type.Locations[0], type.Name, what));
    }

    private static bool HasOwnData(INamedTypeSymbol? type) => type is not null && type.AllInterfaces.Any(static contract => contract.IsSystem("System.Runtime.Serialization", "ISerializable"));

    /// <summary>Exceptions and attributes carry [Serializable] by old habit; nobody meant their fields to be kept.</summary>
    private static bool IsByHabit(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (t.IsSystem("System", "Exception") || t.IsSystem("System", "Attribute")) return true;
        }
        return false;
    }
}
