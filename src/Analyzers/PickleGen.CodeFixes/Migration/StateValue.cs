using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Migration;

/// <summary>One named value of <c>SerializationInfo</c>, and the property that it becomes.</summary>
/// <param name="Key">The name in the data.</param>
/// <param name="Property">The property's.</param>
/// <param name="Type">What a <c>Get</c> call promises, or what the added expression is.</param>
/// <param name="TypeName">That type as the source names it; references may be missing in old data.</param>
internal sealed record StateValue(string Key, string Property, ITypeSymbol Type, string TypeName)
{
    /// <summary>Whether only the type around can name it, so that a state class must be private.</summary>
    public bool IsPrivate => HasPrivate(Type);

    /// <summary>A property for what may be any text.</summary>
    public static string PropertyFor(string key)
    {
        string name = new([.. key.Where(static c => SyntaxFacts.IsIdentifierPartCharacter(c))]);
        return name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? "Value" + name : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>The expression that is added, as the property takes it; null where a formatter would have converted the value.</summary>
    public string? Assigned(ExpressionSyntax added, SemanticModel model)
    {
        var conversion = model.ClassifyConversion(added, Type);
        if (conversion is { Exists: true, IsImplicit: true }) return added.ToString();
        return conversion is { IsExplicit: true, IsReference: true } or { IsUnboxing: true } or { IsEnumeration: true } ? $"({TypeName.TrimEnd('?')}){Operand(added)}" : null;
    }

    /// <summary>Whether a cast of what was got says what the property's type says already.</summary>
    public bool Replaces(CastExpressionSyntax cast, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(cast.Type, cancellationToken).Type is { } type && model.Compilation.ClassifyConversion(Type, type) is { IsIdentity: true } or { IsImplicit: true, IsReference: true };

    private static string Operand(ExpressionSyntax added) => added is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax ? added.ToString() : $"({added})";

    private static bool HasPrivate(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasPrivate(array.ElementType),
        ITypeParameterSymbol => false,
        INamedTypeSymbol named => (named.ContainingType is not null && named.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            || (named.ContainingType is { } outer && HasPrivate(outer)) || named.TypeArguments.Any(HasPrivate),
        _ => false,
    };
}
