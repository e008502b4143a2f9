using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.Analyzers.Captures;

/// <summary>Parameters of primary constructors: those that a member's body uses live on in the object, as fields of it.</summary>
internal static class PrimaryConstructors
{
    /// <summary>Whether code that uses the parameter there uses <c>this</c> by it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="use">Where it is used.</param>
    /// <param name="model">Any of the compilation's.</param>
    /// <param name="cancellationToken">Stops the search for other uses.</param>
    /// <remarks>Initializers and the base's arguments run in the constructor, and get its own parameter where no body needs it later.</remarks>
    public static bool Takes(IParameterSymbol parameter, SyntaxNode use, SemanticModel model, CancellationToken cancellationToken) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is TypeDeclarationSyntax
        && (!RunsInConstructor(use) || constructor.ContainingType.DeclaringSyntaxReferences.Any(part => IsUsedIn(part.GetSyntax(cancellationToken), parameter, model.Compilation, cancellationToken)));

    private static bool RunsInConstructor(SyntaxNode use)
    {
        for (var node = use; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case PrimaryConstructorBaseTypeSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }
        return false;
    }

    private static bool IsUsedIn(SyntaxNode type, IParameterSymbol parameter, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel? model = null;
        foreach (var name in type.DescendantNodes(node => node == type || node is not TypeDeclarationSyntax).OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != parameter.Name || name.FirstAncestorOrSelf<AttributeSyntax>() is not null || RunsInConstructor(name) || IsOnlyNamed(name)) continue;
            model ??= compilation.GetSemanticModel(type.SyntaxTree);
            if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, parameter)) return true;
        }
        return false;
    }

    private static bool IsOnlyNamed(SyntaxNode name) =>
        name.Ancestors().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });
}
