using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Reviewing;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE014: makes the type <c>[Picklable]</c> in which attributes for generated code stand, so that there is some.</summary>
/// <remarks>A type in several files is left to people: each file would be given the attribute.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AnnotateBearerCodeFix)), Shared]
public sealed class AnnotateBearerCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE014"];

    /// <inheritdoc/>
    protected override async Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return Bearer(root!, model!, diagnostic, cancellationToken) is { } type ? [($"Make '{type.Identifier.ValueText}' [Picklable]", "AnnotateBearer")] : [];
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var types = diagnostics.Select(diagnostic => Bearer(editor.OriginalRoot, editor.SemanticModel, diagnostic, cancellationToken)).OfType<TypeDeclarationSyntax>().Distinct();
        foreach (var type in types) editor.Annotate(type);
        return document.WithSyntaxRoot(editor.GetChangedRoot().WithPickleGen(editor.SemanticModel));
    }

    /// <summary>The first declaration of the type.</summary>
    private static TypeDeclarationSyntax? Bearer(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.ContainsKey(IdleAttributes.Stray) || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } part) return null;
        var parts = model.GetDeclaredSymbol(part, cancellationToken)!.DeclaringSyntaxReferences;
        return parts.All(reference => reference.SyntaxTree == model.SyntaxTree) ? (TypeDeclarationSyntax)parts[0].GetSyntax(cancellationToken) : null;
    }
}
