using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Generators.Parsing;

/// <content>Types of assemblies that are referenced under an alias: generated code would name another type, or none.</content>
internal sealed partial class PickleTypeParser
{
    /// <summary>Whether generated code may name a type for the sake of <paramref name="at"/>.</summary>
    private bool CheckNamed(ISymbol at, string name, ITypeSymbol type)
    {
        if (AliasedAssemblies.WhyHidden(type, _compilation) is not { } reason) return true;
        Report(DiagnosticDescriptors.TypeOutOfReach, at, name, reason);
        return false;
    }

    /// <summary>The same of the class that declares a symbol, which is named where an accessor leads to it, and of what stands in its constraints.</summary>
    private bool CheckOwner(ISymbol at) => CheckNamed(at, at.Name, at.ContainingType)
        && (SymbolEqualityComparer.Default.Equals(at.ContainingType, _type) || TypeParameters.ConstraintsIn(at.ContainingType).All(constraint => CheckNamed(at, at.Name, constraint)));
}
