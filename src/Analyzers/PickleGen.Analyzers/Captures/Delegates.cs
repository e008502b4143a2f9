using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

internal static class Delegates
{
    /// <summary>Whether values of the type are delegates, or collections of some.</summary>
    public static bool AreIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => AreIn(array.ElementType),
        INamedTypeSymbol named => named.TypeKind == TypeKind.Delegate || named.TypeArguments.Any(static argument => argument.TypeKind == TypeKind.Delegate),
        _ => false,
    };
}
