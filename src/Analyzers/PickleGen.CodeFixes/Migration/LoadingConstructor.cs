using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Migration;

/// <summary>A constructor without parameters that does nothing but run the initializers, for types that had no use for one: BinaryFormatter called none.</summary>
internal static class LoadingConstructor
{
    /// <summary>Whether a class has no constructor without parameters, and can be given one.</summary>
    public static bool CanBeAdded(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false, IsAbstract: false, BaseType: { } parent }
        && !type.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty)
        && !type.InstanceConstructors.Any(static constructor => constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax)
        && parent.InstanceConstructors.Any(static constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal });

    /// <summary>Whether loading can do neither with the constructors that there are nor with one more.</summary>
    public static bool IsMissing(INamedTypeSymbol type, Compilation compilation) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false, IsAbstract: false }
        && !type.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty) && !CanBeAdded(type) && !IsNeedless(type, compilation);

    /// <summary>Whether the one constructor that there is takes nothing but the values of members, and only assigns them.</summary>
    public static bool IsNeedless(INamedTypeSymbol type, Compilation compilation)
    {
        var members = type.GetMembers().Where(MemberRules.IsData).ToList();
        return type.InstanceConstructors is [var only] && PlainConstructor.OnlyAssigns(only, compilation) && only.Parameters.All(parameter => parameter.HasExplicitDefaultValue || parameter.IsParams || members.Exists(member => parameter.Takes(member, compilation)));
    }

    /// <summary>Its code. Where the compiler wants members set that may not be null, it sets them to what they had without it, and loading gives them their values.</summary>
    public static string Text(TypeDeclarationSyntax type, INamedTypeSymbol symbol, SemanticModel model)
    {
        var unset = model.GetNullableContext(type.OpenBraceToken.Span.End).WarningsEnabled() ? UnsetMembers.Of(symbol) : [];
        return $"private {type.Identifier.ValueText}()\n{{\n{string.Concat(unset.Select(static name => $"{name} = default!;\n"))}}}\n";
    }

    /// <summary>Puts it in front of the first one.</summary>
    public static void Add(SyntaxEditor editor, TypeDeclarationSyntax type, string text)
    {
        var first = type.Members.OfType<ConstructorDeclarationSyntax>().First(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword));
        var added = SyntaxFactory.ParseMemberDeclaration(text)!;
        editor.InsertBefore(first, added.WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
