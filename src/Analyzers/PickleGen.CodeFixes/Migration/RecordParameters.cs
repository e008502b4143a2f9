using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes.Migration;

/// <summary>
/// A record's parameters whose fields BinaryFormatter left out. The properties are left out, and a private constructor for loading takes the
/// others: the record's own would want values that are in no pickle.
/// </summary>
internal sealed class RecordParameters
{
    private readonly List<ParameterSyntax> _marked;
    private readonly string? _constructor;

    private RecordParameters(List<ParameterSyntax> marked, string? constructor) => (_marked, _constructor) = (marked, constructor);

    /// <summary>Null if the constructor would be another one that is there.</summary>
    public static RecordParameters? Of(TypeDeclarationSyntax type, INamedTypeSymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        if (type is not RecordDeclarationSyntax { ParameterList.Parameters: var parameters }) return new RecordParameters([], constructor: null);
        var left = parameters.Where(parameter => IsLeftOut(parameter, type)).ToList();
        var marked = left.FindAll(static parameter => parameter.Find("NonSerialized") is not null);
        if (symbol.IsAbstract || left.TrueForAll(static parameter => parameter.Default is not null) || symbol.InstanceConstructors.Any(IsTaken)) return new RecordParameters(marked, constructor: null);

        var kept = parameters.Where(parameter => !left.Contains(parameter)).ToList();
        var types = kept.ConvertAll(parameter => model.GetDeclaredSymbol(parameter, cancellationToken)!.Type);
        bool isThere = symbol.InstanceConstructors.Any(other => other.Parameters.Select(static parameter => parameter.Type).SequenceEqual(types, SymbolEqualityComparer.Default));
        if (isThere) return null;
        string arguments = string.Join(", ", parameters.Select(parameter => left.Contains(parameter) ? Default(parameter, model, cancellationToken) : parameter.Identifier.Text));
        return new RecordParameters(
            marked, $"[PickleConstructor] private {type.Identifier.Text}({string.Join(", ", kept.Select(static parameter => parameter.WithAttributeLists([]).WithoutTrivia()))}) : this({arguments})\n{{\n}}\n");
    }

    /// <summary>Marks the properties in <paramref name="type"/>, as it is by now, and adds the constructor.</summary>
    public TypeDeclarationSyntax Apply(TypeDeclarationSyntax type)
    {
        if (_marked.Count > 0)
        {
            var names = new HashSet<string>(_marked.Select(static parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
            type = type.ReplaceNodes(type.ParameterList!.Parameters.Where(parameter => names.Contains(parameter.Identifier.ValueText)), static (parameter, _) => parameter.Without("NonSerialized").WithFirst("property: PickleIgnore"));
        }
        if (_constructor is null) return type;
        var added = SyntaxFactory.ParseMemberDeclaration(_constructor)!
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);
        return WithBody((RecordDeclarationSyntax)type).WithMembers(type.Members.Insert(0, added));
    }

    private static bool IsLeftOut(ParameterSyntax parameter, TypeDeclarationSyntax type) => parameter.Find("NonSerialized") is not null
        || type.Members.OfType<PropertyDeclarationSyntax>().Any(property => property.Identifier.ValueText == parameter.Identifier.ValueText && property.Has("NonSerialized"));

    /// <summary>Loading takes a constructor without parameters before any other.</summary>
    private static bool IsTaken(IMethodSymbol constructor) => constructor is { Parameters.IsEmpty: true, IsImplicitlyDeclared: false };

    private static string Default(ParameterSyntax parameter, SemanticModel model, CancellationToken cancellationToken) =>
        $"default({parameter.Type}){(model.GetDeclaredSymbol(parameter, cancellationToken)!.Type is { IsValueType: false, NullableAnnotation: NullableAnnotation.NotAnnotated } ? "!" : "")}";

    private static RecordDeclarationSyntax WithBody(RecordDeclarationSyntax type) => type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) ? type : type
        .WithSemicolonToken(default)
        .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
        .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia));
}
