using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE202: calls <c>PickleSerializer</c> instead, with the type that the result was cast to; a formatter that nobody uses any more goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsePickleSerializerCodeFix)), Shared]
public sealed class UsePickleSerializerCodeFix : DocumentCodeFix
{
    private const string FormatterNamespace = "System.Runtime.Serialization.Formatters.Binary";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE202"];

    /// <inheritdoc/>
    protected override Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<(string, string)>>([("Use PickleSerializer", "UsePickleSerializer")]);

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var model = editor.SemanticModel;
        var calls = diagnostics.Select(diagnostic => editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            .OfType<InvocationExpressionSyntax>().ToList();
        foreach (var call in calls)
        {
            if (MethodName(call) == "Serialize") editor.ReplaceNode(call, static (current, _) => Serialize((InvocationExpressionSyntax)current));
            else ReplaceDeserialize(editor, call, cancellationToken);
        }
        foreach (var declaration in Unused(calls, model, cancellationToken)) editor.RemoveNode(declaration, SyntaxRemoveOptions.KeepUnbalancedDirectives);
        var root = editor.GetChangedRoot().WithPickleGen(model).WithoutUsing(FormatterNamespace, static name => name.StartsWith("BinaryFormatter", StringComparison.Ordinal));
        return document.WithSyntaxRoot(root);
    }

    private static string MethodName(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;

    private static InvocationExpressionSyntax Serialize(InvocationExpressionSyntax call) =>
        call.WithExpression(SyntaxFactory.ParseExpression("PickleSerializer.Serialize").WithTriviaFrom(call.Expression));

    /// <summary><c>(T)formatter.Deserialize(s)</c> becomes <c>PickleSerializer.Deserialize&lt;T&gt;(s)</c>, asserted not null where nullable annotations are on.</summary>
    private static void ReplaceDeserialize(DocumentEditor editor, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        var cast = (call.Parent is PostfixUnaryExpressionSyntax asserted ? asserted.Parent : call.Parent) as CastExpressionSyntax;
        SyntaxNode old = cast is null ? call : cast;
        string type = cast?.Type is NullableTypeSyntax { ElementType: var element } && IsReference(element) ? element.ToString() : cast?.Type.WithoutTrivia().ToString() ?? "object";
        bool isNullable = cast?.Type is NullableTypeSyntax || (cast is not null && !IsReference(cast.Type));
        bool assert = !isNullable && editor.SemanticModel.GetNullableContext(call.SpanStart).AnnotationsEnabled();
        string arguments = call.ArgumentList.ToString();
        editor.ReplaceNode(old, SyntaxFactory.ParseExpression($"PickleSerializer.Deserialize<{type}>{arguments}{(assert ? "!" : "")}").WithTriviaFrom(old));

        bool IsReference(TypeSyntax syntax) => editor.SemanticModel.GetTypeInfo(syntax, cancellationToken).Type is { IsReferenceType: true };
    }

    /// <summary>Locals that were made for these calls alone.</summary>
    private static IEnumerable<SyntaxNode> Unused(List<InvocationExpressionSyntax> calls, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var receivers in calls.Select(call => ((MemberAccessExpressionSyntax)call.Expression).Expression).GroupBy(r => model.GetSymbolInfo(r, cancellationToken).Symbol, SymbolEqualityComparer.Default))
        {
            if (receivers.Key is not ILocalSymbol local || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declarator) continue;
            if (declarator.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, Parent: BlockSyntax block } declaration) continue;
            int uses = block.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Count(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local));
            if (uses == receivers.Count()) yield return declaration;
        }
    }
}
