using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PickleGen.Generators.Parsing;

/// <summary>Which of several attributes that say the same of one type counts: the first. Code for two would be the same code twice.</summary>
internal static class Declarations
{
    private static readonly ConditionalWeakTable<Compilation, HashSet<SyntaxNode>> s_repeated = new();

    /// <summary>Whether a part of an annotated type is the one whose attribute counts: two are an error of the compiler's, and no reason to generate nothing for others.</summary>
    public static bool IsFirst(SyntaxNode part, INamedTypeSymbol type) =>
        type.FindAttribute("PicklableAttribute")?.ApplicationSyntaxReference is { } first && first.SyntaxTree == part.SyntaxTree && part.FullSpan.Contains(first.Span) && IsFirstOfItsName(type);

    // While a declaration is copied there are two types of one name.
    private static bool IsFirstOfItsName(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, ((INamespaceOrTypeSymbol)type.ContainingSymbol).GetTypeMembers(type.Name, type.Arity).FirstOrDefault(static other => other.HasAttribute("PicklableAttribute")));

    /// <summary>Whether an earlier <c>[assembly: PicklableExternal]</c> names the same type.</summary>
    public static bool IsRepeated(AttributeData external, Compilation compilation) =>
        external.ApplicationSyntaxReference?.GetSyntax() is { } syntax && s_repeated.GetValue(compilation, FindRepeated).Contains(syntax);

    private static HashSet<SyntaxNode> FindRepeated(Compilation compilation)
    {
        // By what source calls them: a list of dynamic and one of objects are one type to generated code.
        var known = new HashSet<string>(StringComparer.Ordinal);
        return new(compilation.Assembly.GetAttributes()
            .Where(attribute => attribute.IsPickleGen("PicklableExternalAttribute") && ExternalTypes.TypeOf(attribute) is { } type && !known.Add(type.ToPlainSource()))
            .Select(static attribute => attribute.ApplicationSyntaxReference?.GetSyntax()).OfType<SyntaxNode>());
    }
}
