using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>C# 14's <c>extension(T receiver) { … }</c>, which the Roslyn that we are built against does not know yet.</summary>
/// <remarks>Such a method stands in a nameless type, and its receiver is a parameter of that. Beside the type there is the static method that it becomes, with the receiver as its first parameter.</remarks>
internal static class ExtensionBlocks
{
    /// <summary>What newer versions call <c>TypeKind.Extension</c>.</summary>
    private const TypeKind Extension = (TypeKind)14;

    /// <summary>The parameter that a call gives its receiver to; null: the method stands in no extension block.</summary>
    public static IParameterSymbol? Receiver(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method is not { IsStatic: false, ContainingType: { TypeKind: Extension, ContainingType: { } around } }) return null;
        foreach (var other in around.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            if (other.IsStatic && other.Parameters.Skip(1).Select(static parameter => parameter.Name).SequenceEqual(method.Parameters.Select(static parameter => parameter.Name))) return other.Parameters[0];
        }
        return null;
    }

    /// <summary>Whether code that belongs to the static method means <paramref name="parameter"/> by <paramref name="used"/>, which is the block's or its method's own.</summary>
    public static bool Means(ISymbol? used, IParameterSymbol parameter) =>
        used is IParameterSymbol && used.Name == parameter.Name && used.ContainingSymbol is INamedTypeSymbol { TypeKind: Extension } or IMethodSymbol { ContainingType.TypeKind: Extension };
}
