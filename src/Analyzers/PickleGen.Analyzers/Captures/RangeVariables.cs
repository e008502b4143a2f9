using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>The variables of a query: several of them travel together, in an object that the compiler makes and nobody can name.</summary>
internal static class RangeVariables
{
    private const string Unnameable = "<>";

    /// <summary>What was found in a captured variable, or of such an object in the range variable that is to blame.</summary>
    public static (string Name, ITypeSymbol Type, HeldState.Finding Finding) Named(ISymbol variable, ITypeSymbol type, HeldState.Finding finding)
    {
        string name = variable.Name;
        while (name.StartsWith(Unnameable, StringComparison.Ordinal) && finding.Path.Length > 0)
        {
            int end = finding.Path.IndexOf('.', 1);
            name = end < 0 ? finding.Path.Substring(1) : finding.Path.Substring(1, end - 1);
            finding = finding with { Path = end < 0 ? "" : finding.Path.Substring(end) };
            type = type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.Type ?? finding.Type;
        }
        return (name, type, finding);
    }
}
