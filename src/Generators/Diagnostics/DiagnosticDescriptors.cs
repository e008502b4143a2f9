using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Diagnostics;

/// <summary>The rules. What each means, when it fires and what to do stands on its page under docs/rules.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "PickleGen";

    public static readonly DiagnosticDescriptor TypeMustBePartial = new(
        "PICKLE001",
        "Type must be partial",
        "'{0}' is [Picklable] but not partial, so nothing can be generated into it: declare it 'partial'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE001"));

    public static readonly DiagnosticDescriptor ContainingTypeMustBePartial = new(
        "PICKLE002",
        "Containing type must be partial",
        "'{1}' contains the [Picklable] type '{0}' and must be partial too: declare it 'partial'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink("PICKLE002"));

    private static string HelpLink(string id) => $"https://github.com/picklegen/picklegen/blob/main/docs/rules/{id}.md";
}
