using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>The type that makes a member unpicklable: the member's own, or one in it, as <c>Customer</c> in <c>List&lt;Customer&gt;</c>; of a generic one its definition.</summary>
internal sealed record MemberType(INamedTypeSymbol Type, bool IsInSource)
{
    public static MemberDeclarationSyntax? MemberAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and (FieldDeclarationSyntax or PropertyDeclarationSyntax) ? member : null;

    /// <summary>Null if there is none that could be made picklable.</summary>
    public static MemberType? CulpritOf(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var syntax = MemberAt(root, diagnostic) switch
        {
            FieldDeclarationSyntax field => field.Declaration.Type,
            PropertyDeclarationSyntax property => property.Type,
            _ => null,
        };
        var type = syntax ?? (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ParameterSyntax>())?.Type;
        return type is not null && model.GetTypeInfo(type, cancellationToken).Type is { } symbol ? Find(symbol, new CodecResolver(model.Compilation)) : null;
    }

    private static MemberType? Find(ITypeSymbol type, CodecResolver codecs)
    {
        if (codecs.CulpritIn(type) is not INamedTypeSymbol { IsStatic: false, IsRefLikeType: false, TypeKind: TypeKind.Class or TypeKind.Struct } named) return null;
        bool isInSource = !named.DeclaringSyntaxReferences.IsEmpty;
        return isInSource || !named.IsGenericType ? new MemberType(named.OriginalDefinition, isInSource) : null;
    }
}
