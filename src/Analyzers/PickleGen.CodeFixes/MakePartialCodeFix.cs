using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE001, PICKLE002: declares the type, and the types around it, <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix)), Shared]
public sealed class MakePartialCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE001", "PICKLE002"];

    /// <inheritdoc/>
    protected override async Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var names = Declarations(root!, diagnostic).Reverse().Select(type => $"'{type.Identifier.ValueText}'").ToList();
        return names.Count == 0 ? [] : [($"Make {string.Join(" and ", names)} partial", "MakePartial")];
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var type in diagnostics.SelectMany(diagnostic => Declarations(editor.OriginalRoot, diagnostic)).Distinct())
        {
            editor.ReplaceNode(type, static (current, _) => ((TypeDeclarationSyntax)current).WithPartial());
        }
        return editor.GetChangedDocument();
    }

    /// <summary>What is not partial yet: the type at the place of the diagnostic, and outwards.</summary>
    private static IEnumerable<TypeDeclarationSyntax> Declarations(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
}
