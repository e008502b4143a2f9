using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;
using PickleGen.CodeFixes.Migration;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE201: makes a type for BinaryFormatter a <c>[Picklable]</c> one that keeps the same state: every field but <c>[NonSerialized]</c> ones, or what <c>GetObjectData</c> says.</summary>
/// <remarks>Types in several parts, and those with <c>IDeserializationCallback</c> or <c>IObjectReference</c>, are left to people.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePicklableCodeFix)), Shared]
public sealed class MakePicklableCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE201"];

    /// <inheritdoc/>
    protected override async Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return Migrate(root!, model!, diagnostic, cancellationToken) is { } migration ? [($"Make '{migration.Type.Identifier.ValueText}' [Picklable]", "MakePicklable")] : [];
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var containers = new HashSet<TypeDeclarationSyntax>();
        foreach (var diagnostic in diagnostics)
        {
            if (Migrate(editor.OriginalRoot, editor.SemanticModel, diagnostic, cancellationToken) is not { } migration) continue;
            migration.Apply(editor);
            containers.UnionWith(migration.Type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>());
        }
        foreach (var type in containers) editor.ReplaceNode(type, static (current, _) => ((TypeDeclarationSyntax)current).WithPartial());
        return document.WithSyntaxRoot(editor.GetChangedRoot().WithPickleGen(editor.SemanticModel));
    }

    private static TypeMigration? Migrate(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is not TypeDeclarationSyntax type || type.Modifiers.Any(SyntaxKind.PartialKeyword)) return null;
        if (model.GetDeclaredSymbol(type, cancellationToken) is not { } symbol) return null;
        var contracts = symbol.AllInterfaces.Select(contract => contract.Name).ToList();
        if (contracts.Contains("IDeserializationCallback") || contracts.Contains("IObjectReference")) return null;
        return contracts.Contains("ISerializable") ? StateMigration.Of(type, symbol, model, cancellationToken) : FieldMigration.Of(type, symbol, model, cancellationToken);
    }
}
