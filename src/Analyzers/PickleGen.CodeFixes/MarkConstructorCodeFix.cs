using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE003: marks the constructor that takes the most members, and nothing but members.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkConstructorCodeFix)), Shared]
public sealed class MarkConstructorCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE003"];

    /// <inheritdoc/>
    protected override async Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (Constructor(root!, model!, diagnostic, cancellationToken) is not { } constructor) return [];
        string parameters = string.Join(", ", constructor.ParameterList.Parameters.Select(parameter => parameter.Type!.ToString()));
        return [($"Mark {constructor.Identifier.ValueText}({parameters}) with [PickleConstructor]", "MarkConstructor")];
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (Constructor(editor.OriginalRoot, editor.SemanticModel, diagnostic, cancellationToken) is { } constructor)
                editor.ReplaceNode(constructor, static (current, _) => ((ConstructorDeclarationSyntax)current).With("PickleConstructor", onItsOwnLine: true));
        }
        return document.WithSyntaxRoot(editor.GetChangedRoot().WithPickleGen(editor.SemanticModel));
    }

    private static ConstructorDeclarationSyntax? Constructor(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan) is not TypeDeclarationSyntax type || model.GetDeclaredSymbol(type, cancellationToken) is not { } symbol) return null;
        var members = TypeNames.Bases(symbol).Prepend(symbol).SelectMany(static declaring => declaring.GetMembers()).Where(static member => MemberRules.IsData(member) && !MemberRules.IsIgnored(member)).ToList();
        var constructors = type.Members.OfType<ConstructorDeclarationSyntax>().Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        if (constructors.Exists(constructor => constructor.Has("PickleConstructor"))) return null;
        return constructors
            .Where(constructor => model.GetDeclaredSymbol(constructor, cancellationToken)!.Parameters.All(parameter => members.Exists(member => parameter.Takes(member, model.Compilation) && MemberRules.Travels(member, parameter))))
            .OrderByDescending(constructor => constructor.ParameterList.Parameters.Count)
            .FirstOrDefault();
    }
}
