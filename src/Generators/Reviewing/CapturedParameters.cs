using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>Parameters of primary constructors that bodies use: the compiler keeps them in private fields, which are no members to ask for.</summary>
internal static class CapturedParameters
{
    /// <summary>Those that <paramref name="type"/> keeps, and that do not come back by a member of which the constructor is given them. A record's are properties.</summary>
    /// <param name="type">The annotated type, or a class from which it derives.</param>
    /// <param name="members">What travels of the annotated type.</param>
    /// <param name="compilation">What says what names mean.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IEnumerable<IParameterSymbol> In(INamedTypeSymbol type, IReadOnlyCollection<MemberCandidate> members, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.IsRecord || type.InstanceConstructors.FirstOrDefault(PickleTypeParser.IsPrimary) is not { Parameters: { IsEmpty: false } parameters }) yield break;
        var captures = type.DeclaringSyntaxReferences.Where(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes()).OfType<IdentifierNameSyntax>().Where(IsCapture)
            .ToLookup(static name => name.Identifier.ValueText, StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            var uses = captures[parameter.Name].Where(name =>
                SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name, cancellationToken).Symbol, parameter.OriginalDefinition)).ToList();
            if (uses.Count > 0 && (uses.Exists(Writes.MayChange) || !members.Any(member => Keeps(member, parameter, cancellationToken)))) yield return parameter;
        }
    }

    /// <summary>Whether a parameter that stands here is kept for it: what initializes a member, or is handed to a base class, is used at once.</summary>
    public static bool IsCapture(IdentifierNameSyntax name) => !name.Ancestors().Any(static node => node
        is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }
        or PrimaryConstructorBaseTypeSyntax or AttributeSyntax
        or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });

    /// <summary>
    /// Whether a member holds what the parameter was given: it was made of it, and nobody can assign it. Of one that can be assigned the
    /// constructor would be given the later value.
    /// </summary>
    private static bool Keeps(MemberCandidate member, IParameterSymbol parameter, CancellationToken cancellationToken) =>
        member.Parameter is { } given && string.Equals(given.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && (member.Symbol is IFieldSymbol { IsReadOnly: true } || member.Symbol is IPropertySymbol property && property.Setter() is null)
        && member.Symbol.DeclaringSyntaxReferences.All(reference => Initializer(reference.GetSyntax(cancellationToken)) is not { } value
            || value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == given.Name));

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        _ => null,
    };
}
