using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Members that may not be null, and that no initializer sets: the compiler wants every constructor to.</summary>
internal static class UnsetMembers
{
    /// <summary>Their names, as code says them.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type) =>
        type.GetMembers().Where(IsUnset).Select(static member => SyntaxFacts.GetKeywordKind(member.Name) == SyntaxKind.None ? member.Name : "@" + member.Name);

    private static bool IsUnset(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, IsRequired: false, Type: var type } => MayNotBeNull(type) && !HasInitializer(member),
        IPropertySymbol { IsStatic: false, IsRequired: false, Type: var type } property => MayNotBeNull(type) && IsAuto(property) && !HasInitializer(member),
        IEventSymbol { IsStatic: false, IsAbstract: false, Type: var type } => MayNotBeNull(type) && member.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: null },
        _ => false,
    };

    private static bool MayNotBeNull(ITypeSymbol type) => type is { IsValueType: false, NullableAnnotation: NullableAnnotation.NotAnnotated };

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool HasInitializer(ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null });
}
