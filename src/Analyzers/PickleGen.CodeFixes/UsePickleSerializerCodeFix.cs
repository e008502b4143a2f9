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

/// <summary>PICKLE202: calls <c>PickleSerializer</c> instead, with the type that the result was cast to; a formatter that nobody uses any more goes.</summary>
/// <remarks>A result that is an <c>object</c> for the code around is left to people: what BinaryFormatter made as an array would come back as a list.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsePickleSerializerCodeFix)), Shared]
public sealed class UsePickleSerializerCodeFix : DocumentCodeFix
{
    private const string Serializer = "PickleSerializer";
    private const string FormatterNamespace = "System.Runtime.Serialization.Formatters.Binary";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE202"];

    /// <inheritdoc/>
    protected override async Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return Call(root!, model!, diagnostic, cancellationToken) is null ? [] : [("Use PickleSerializer", "UsePickleSerializer")];
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var model = editor.SemanticModel;
        var calls = diagnostics.Select(diagnostic => Call(editor.OriginalRoot, model, diagnostic, cancellationToken)).OfType<InvocationExpressionSyntax>().ToList();
        foreach (var call in calls)
        {
            if (MethodName(call) == "Serialize") ReplaceSerialize(editor, call);
            else if (LoadedValue.Of(call, model, cancellationToken) is { } loaded) ReplaceDeserialize(editor, call, loaded, cancellationToken);
        }
        FormatterLocals.Remove(editor, FormatterLocals.Unused(calls, model, cancellationToken));
        var root = editor.GetChangedRoot();
        // A directive that no name needs could make others ambiguous.
        if (calls.Exists(call => SerializerAt(call, model) == Serializer)) root = root.WithPickleGen(model);
        root = root.WithoutUsing(FormatterNamespace, static name => name.StartsWith("BinaryFormatter", StringComparison.Ordinal));
        return document.WithSyntaxRoot(root);
    }

    /// <summary>Null for <c>formatter?.Serialize(…)</c>, which may call nothing, and where the type is not known that a loaded value is wanted as.</summary>
    private static InvocationExpressionSyntax? Call(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call
        && (MethodName(call) == "Serialize" || LoadedValue.Of(call, model, cancellationToken) is not null) ? call : null;

    /// <summary>How the serializer is called in the place of this: by its namespace where something else bears its name.</summary>
    private static string SerializerAt(SyntaxNode call, SemanticModel model) =>
        model.LookupSymbols(call.SpanStart, name: Serializer).All(static found => found is INamedTypeSymbol { ContainingNamespace: { Name: "PickleGen", ContainingNamespace.IsGlobalNamespace: true } }) ? Serializer : $"global::PickleGen.{Serializer}";

    private static string MethodName(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;

    /// <summary>What has no type but as an <c>object</c>, such as <c>b ? 1 : "x"</c>, needs one said; null could be options as well, of which another method saves what would be the stream.</summary>
    private static void ReplaceSerialize(DocumentEditor editor, InvocationExpressionSyntax call)
    {
        string any = editor.SemanticModel.GetNullableContext(call.SpanStart).AnnotationsEnabled() ? "<object?>" : "<object>";
        var (typeArgument, name) = new[] { ("", false), (any, false), (any, true) }.FirstOrDefault(form => IsSaving(form.Item1, Arguments(call, form.Item2)));
        editor.ReplaceNode(call, (current, _) => ((InvocationExpressionSyntax)current)
            .WithExpression(SyntaxFactory.ParseExpression($"{SerializerAt(call, editor.SemanticModel)}.Serialize{typeArgument}").WithTriviaFrom(call.Expression))
            .WithArgumentList(Arguments((InvocationExpressionSyntax)current, name)));

        bool IsSaving(string typeArgument, ArgumentListSyntax arguments) => editor.SemanticModel.GetSpeculativeSymbolInfo(
            call.SpanStart, SyntaxFactory.ParseExpression($"global::PickleGen.{Serializer}.Serialize{typeArgument}{arguments}"), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { ReturnsVoid: true };
    }

    /// <summary>By position: our parameters have other names.</summary>
    private static ArgumentListSyntax Arguments(InvocationExpressionSyntax call, bool nameValue = false)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments is [{ NameColon.Name.Identifier.ValueText: "graph" } value, var stream]) arguments = SyntaxFactory.SeparatedList([stream.WithTriviaFrom(value), value.WithTriviaFrom(stream)], arguments.GetSeparators());
        return call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(arguments.Select((argument, i) => i == 1 && nameValue ? Named(argument) : argument.WithNameColon(null)), arguments.GetSeparators()));

        static ArgumentSyntax Named(ArgumentSyntax argument) =>
            argument.WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName("value")).WithTrailingTrivia(SyntaxFactory.Space).WithLeadingTrivia(argument.GetLeadingTrivia()));
    }

    /// <summary><c>(T)formatter.Deserialize(s)</c> becomes <c>PickleSerializer.Deserialize&lt;T&gt;(s)</c>, asserted not null where nullable annotations are on.</summary>
    private static void ReplaceDeserialize(DocumentEditor editor, InvocationExpressionSyntax call, LoadedValue loaded, CancellationToken cancellationToken)
    {
        string type = loaded.Type is NullableTypeSyntax { ElementType: var element } && IsReference(element) ? element.ToString() : loaded.Type?.WithoutTrivia().ToString() ?? "object";
        bool isNullable = loaded.Type is NullableTypeSyntax || (loaded.Type is { } cast && editor.SemanticModel.GetTypeInfo(cast, cancellationToken).Type is { IsValueType: true });
        // A call alone is a statement, an assertion is none; and one is enough.
        bool isAsserted = loaded.Whole.Parent is ExpressionStatementSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression };
        bool assert = !isNullable && !isAsserted && editor.SemanticModel.GetNullableContext(call.SpanStart).AnnotationsEnabled();
        string arguments = Arguments(call).ToString();
        editor.ReplaceNode(loaded.Whole, SyntaxFactory.ParseExpression($"{SerializerAt(call, editor.SemanticModel)}.Deserialize<{type}>{arguments}{(assert ? "!" : "")}").WithTriviaFrom(loaded.Whole));

        bool IsReference(TypeSyntax syntax) => editor.SemanticModel.GetTypeInfo(syntax, cancellationToken).Type is { IsReferenceType: true };
    }
}
