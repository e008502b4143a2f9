using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Model;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes;

/// <summary>Before a pickled member or type is renamed: adds <c>[PickleFormerName]</c> with the name that today's pickles bear, and starts the editor's rename.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(RenameKeepingPicklesRefactoring)), Shared]
public sealed class RenameKeepingPicklesRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return;
        var name = root.FindToken(context.Span.Start);
        if (!name.IsKind(SyntaxKind.IdentifierToken) || !name.Span.Contains(context.Span) || name.Parent is not { } declaration) return;
        if (IdentifierOf(declaration) != name || DeclaredBy(declaration, model, context.CancellationToken) is not { } symbol) return;
        if (WireName(symbol, model.Compilation, context.CancellationToken) is not { } wireName || WireNames.FormerNames(symbol).Contains(wireName)) return;
        context.RegisterRefactoring(CodeAction.Create(
            $"Rename '{name.ValueText}' and go on reading pickles that say '{wireName}'",
            cancellationToken => LineEndings.KeepAsync(context.Document, context.Document.WithSyntaxRoot(Change(root, declaration, name, wireName).WithPickleGen(model)), cancellationToken),
            nameof(RenameKeepingPicklesRefactoring)));
    }

    private static SyntaxToken IdentifierOf(SyntaxNode declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        // An attribute on `int X, Y;` would be both fields'.
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax } } variable => variable.Identifier,
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter.Identifier,
        _ => default,
    };

    /// <summary>Of a record's parameter, the property: that is what travels, and what bears attributes for it.</summary>
    private static ISymbol? DeclaredBy(SyntaxNode declaration, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(declaration, cancellationToken) is IParameterSymbol parameter
            ? parameter.FindAttribute("PickleMemberAttribute")?.FirstString() is null ? parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() : null
            : model.GetDeclaredSymbol(declaration, cancellationToken);

    /// <summary>What a rename would change on the wire; null where it would not: names that an attribute fixes, positional layout, what does not travel.</summary>
    private static string? WireName(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken)
    {
        if (symbol is INamedTypeSymbol type) return ModelOf(type)?.Wire.Name is { } today && type.FindAttribute("PicklableAttribute")!.Named("Name") is null ? today : null;
        if (symbol.ContainingType is null || symbol.FindAttribute("PickleMemberAttribute")?.FirstString() is not null) return null;
        return ModelOf(symbol.ContainingType) is { Layout: not "Positional" } model ? model.Members.FirstOrDefault(member => member.Name == symbol.Name)?.WireName : null;

        PickleTypeModel? ModelOf(INamedTypeSymbol picklable) =>
            picklable.FindAttribute("PicklableAttribute") is { } attribute ? PickleTypeParser.Parse(picklable, attribute, compilation, cancellationToken).Model : null;
    }

    private static SyntaxNode Change(SyntaxNode root, SyntaxNode declaration, SyntaxToken name, string wireName)
    {
        string attribute = $"PickleFormerName({SymbolDisplay.FormatLiteral(wireName, quote: true)})";
        var renamed = declaration.ReplaceToken(name, name.WithAdditionalAnnotations(RenameAnnotation.Create()));
        if (renamed is ParameterSyntax parameter) return root.ReplaceNode(declaration, parameter.WithFirst($"property: {attribute}"));
        var member = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        var changed = member == declaration ? (MemberDeclarationSyntax)renamed : member.ReplaceNode(declaration, renamed);
        return root.ReplaceNode(member, changed.With(attribute, onItsOwnLine: true));
    }
}
