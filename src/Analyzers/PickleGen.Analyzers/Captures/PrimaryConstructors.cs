using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.Analyzers.Captures;

internal static class PrimaryConstructors
{
    /// <summary>Whether the parameter is one of a primary constructor's. It lives on in the object: using it uses <c>this</c>.</summary>
    public static bool Takes(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;
}
