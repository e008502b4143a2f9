using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Analyzers.Diagnostics;

/// <summary>Who may choose what runs here.</summary>
internal static class SecurityRules
{
    public static readonly DiagnosticDescriptor PolicyTrustsAnyone = new(
        "PICKLE301", "A policy loads code or delegates from anyone",
        "{0}: whoever can hand this program a pickle chooses which methods run; give the policy a secret with SignedWith(key)",
        DiagnosticDescriptors.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: DiagnosticDescriptors.HelpLink("PICKLE301"));
}
