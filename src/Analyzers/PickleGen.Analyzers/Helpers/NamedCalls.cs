using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.Analyzers.Helpers;

/// <summary>Finds calls by the name they are made under, and in the text first: nearly all code has none, and is neither walked nor bound.</summary>
internal static class NamedCalls
{
    /// <summary>Whether a word stands in any file of a compilation. Where it does not, an action need not be registered: its mere presence makes the compiler list every member's nodes.</summary>
    public static bool Mentions(Compilation compilation, string word, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => tree.GetText(cancellationToken).ToString().Contains(word));

    /// <summary>The calls in <paramref name="code"/> that are made under one of the names, constructors under their type's.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode code, IEnumerable<string> names)
    {
        string text = code.SyntaxTree.GetText().ToString(code.Span);
        return names.SelectMany(name => Tokens(code, text, name)).SelectMany(Around);
    }

    /// <summary>Where a member of this name is used but not called: <c>work.Sent</c>, as the properties of extension blocks are.</summary>
    public static IEnumerable<SyntaxNode> Reads(SyntaxNode code, string name) =>
        Tokens(code, code.SyntaxTree.GetText().ToString(code.Span), name)
            .Where(token => token.ValueText == name)
            .Select(static token => token.Parent?.Parent)
            .Where(node => node is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax && LastName(node) == name && node.Parent is not InvocationExpressionSyntax)!;

    /// <summary>What of a code block's node is its own code: the other members of a program's file, or of a type whose base takes arguments, are blocks themselves, and so are the accessors of a property with an initializer.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode block) => block switch
    {
        CompilationUnitSyntax program => program.Members.OfType<GlobalStatementSyntax>(),
        TypeDeclarationSyntax type => type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [],
        PropertyDeclarationSyntax { Initializer: { } initializer } => [initializer],
        _ => [block],
    };

    /// <summary>The names and keywords of <paramref name="code"/> that begin with a word; neither comments nor texts.</summary>
    /// <param name="code">Where to look.</param>
    /// <param name="text">The text of its span.</param>
    /// <param name="word">What they begin with.</param>
    public static IEnumerable<SyntaxToken> Tokens(SyntaxNode code, string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var token = code.FindToken(code.SpanStart + at);
            if (token.Span.Contains(code.SpanStart + at) && token.ValueText.StartsWith(word, StringComparison.Ordinal)) yield return token;
        }
    }

    /// <summary>What is called: a method's name, or a type's for its constructors; null where the call does not show it.</summary>
    public static string? NameOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => LastName(invocation.Expression),
        ObjectCreationExpressionSyntax creation => LastName(creation.Type),
        PrimaryConstructorBaseTypeSyntax creation => LastName(creation.Type),
        ConstructorInitializerSyntax { RawKind: (int)SyntaxKind.ThisConstructorInitializer } chained => chained.Parent is ConstructorDeclarationSyntax c ? c.Identifier.ValueText : null,
        ConstructorInitializerSyntax chained => (chained.Parent?.Parent as TypeDeclarationSyntax)?.BaseList is { } bases ? LastName(bases.Types[0].Type) : null,
        _ => null,
    };

    /// <summary>The last part of a name: <c>Run</c> in <c>Remote.Run&lt;int&gt;</c>.</summary>
    public static string? LastName(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The calls that this token names.</summary>
    private static IEnumerable<SyntaxNode> Around(SyntaxToken token)
    {
        if (token.Parent is ConstructorDeclarationSyntax { Initializer: { RawKind: (int)SyntaxKind.ThisConstructorInitializer } chained }) return [chained];
        if (token.Parent is not SimpleNameSyntax name) return [];
        SyntaxNode whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or NameSyntax && LastName(whole.Parent) is { } last && last == token.ValueText && whole.Parent.Span.End == name.Span.End) whole = whole.Parent;
        return whole.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == whole => [call],
            ObjectCreationExpressionSyntax call when call.Type == whole => [call],
            PrimaryConstructorBaseTypeSyntax call => [call],
            SimpleBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } => type.Members.OfType<ConstructorDeclarationSyntax>()
                .Select(static constructor => constructor.Initializer).OfType<ConstructorInitializerSyntax>().Where(static call => call.IsKind(SyntaxKind.BaseConstructorInitializer)),
            _ => [],
        };
    }
}
