using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Analyzers.Diagnostics;

/// <summary>What can be wrong with a delegate that travels.</summary>
internal static class CaptureRules
{
    public static readonly DiagnosticDescriptor CapturesWhatCannotTravel = new(
        "PICKLE101", "Lambda captures a value that cannot travel",
        "This delegate takes '{0}' ({1}) along{2}: {3}; {4}",
        DiagnosticDescriptors.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: DiagnosticDescriptors.HelpLink("PICKLE101"));

    public static readonly DiagnosticDescriptor CapturesUnpicklableThis = new(
        "PICKLE102", "Lambda captures 'this' of a type that is not picklable",
        "This delegate takes 'this' along because it uses '{0}', and '{1}' is not [Picklable]: {2}, or mark '{1}' [Picklable]",
        DiagnosticDescriptors.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: DiagnosticDescriptors.HelpLink("PICKLE102"));

    public static readonly DiagnosticDescriptor WriteIsLost = new(
        "PICKLE103", "Write to a captured variable is lost",
        "The delegate that travels is a copy, and so is its '{0}': what is written here does not come back; return the value instead",
        DiagnosticDescriptors.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: DiagnosticDescriptors.HelpLink("PICKLE103"));
}
