using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Analyzers.Diagnostics;

/// <summary>What was written for BinaryFormatter.</summary>
internal static class MigrationRules
{
    public static readonly DiagnosticDescriptor SerializableType = new(
        "PICKLE201", "Type was made for BinaryFormatter",
        "'{0}' is {1}, which only BinaryFormatter and its kin heed: make it [Picklable]",
        DiagnosticDescriptors.Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: DiagnosticDescriptors.HelpLink("PICKLE201"));

    public static readonly DiagnosticDescriptor BinaryFormatterCall = new(
        "PICKLE202", "BinaryFormatter call",
        "BinaryFormatter.{0} runs whatever the bytes say, and throws on today's .NET: use PickleSerializer.{0}",
        DiagnosticDescriptors.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: DiagnosticDescriptors.HelpLink("PICKLE202"));
}
