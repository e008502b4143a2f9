using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Reviewing;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE014: removes the attribute, or the one argument of it, that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveIdleAttributeCodeFix)), Shared]
public sealed class RemoveIdleAttributeCodeFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE014"];

    /// <inheritdoc/>
    protected override Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        string what = diagnostic.Properties.TryGetValue(IdleAttributes.Argument, out string? argument) ? $"'{argument}'" : "the attribute";
        return Task.FromResult<IEnumerable<(string, string)>>([($"Remove {what}", "RemoveIdleAttribute")]);
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var done = new HashSet<(AttributeSyntax, string?)>();
        foreach (var diagnostic in diagnostics)
        {
            if (editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) continue;
            diagnostic.Properties.TryGetValue(IdleAttributes.Argument, out string? name);
            // Of several fields in one declaration each is reported.
            if (!done.Add((attribute, name))) continue;
            var argument = name is null ? null : attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
            if (argument is null || (attribute.ArgumentList!.Arguments.Count == 1 && TravelsUnmarked(attribute))) RemoveAttribute(editor, attribute);
            else editor.ReplaceNode(attribute, (current, _) => Without(((AttributeSyntax)current), name!));
        }
        return editor.GetChangedDocument();
    }

    /// <summary>Public members travel without being marked, and what a parameter is given; of others the mark must stay when its argument goes.</summary>
    private static bool TravelsUnmarked(AttributeSyntax attribute) =>
        attribute.Parent?.Parent is ParameterSyntax || attribute.FirstAncestorOrSelf<MemberDeclarationSyntax>() is (FieldDeclarationSyntax or PropertyDeclarationSyntax) and { } member && member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static AttributeSyntax Without(AttributeSyntax attribute, string name)
    {
        var list = attribute.ArgumentList!;
        var arguments = list.Arguments.RemoveAt(list.Arguments.IndexOf(argument => argument.NameEquals?.Name.Identifier.ValueText == name));
        return attribute.WithArgumentList(arguments.Count == 0 ? null : list.WithArguments(arguments));
    }

    private static void RemoveAttribute(SyntaxEditor editor, AttributeSyntax attribute)
    {
        // In what has changed so far: of several in one list each may go.
        if (attribute.Parent?.Parent is CompilationUnitSyntax root) editor.ReplaceNode(root, (current, _) => ((CompilationUnitSyntax)current).Without(attribute));
        else if (attribute.Parent?.Parent is ParameterSyntax parameter) editor.ReplaceNode(parameter, (current, _) => ((ParameterSyntax)current).Without(attribute));
        else if (attribute.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member) editor.ReplaceNode(member, (current, _) => ((MemberDeclarationSyntax)current).Without(attribute));
    }
}
