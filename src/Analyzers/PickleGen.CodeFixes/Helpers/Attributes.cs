using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Attributes on declarations, by the names that the source uses.</summary>
internal static class Attributes
{
    /// <param name="member">What may carry it.</param>
    /// <param name="name">Without the suffix "Attribute".</param>
    public static AttributeSyntax? Find(this MemberDeclarationSyntax member, string name) => Find(member.AttributeLists, name);

    /// <inheritdoc cref="Find(MemberDeclarationSyntax, string)"/>
    public static AttributeSyntax? Find(this ParameterSyntax parameter, string name) => Find(parameter.AttributeLists, name);

    private static AttributeSyntax? Find(SyntaxList<AttributeListSyntax> lists, string name)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                string last = LastName(attribute.Name);
                if (last == name || last == name + "Attribute") return attribute;
            }
        }
        return null;
    }

    public static bool Has(this MemberDeclarationSyntax member, string name) => member.Find(name) is not null;

    /// <summary>Puts one attribute in the place of another; a target such as <c>field:</c> stays only if asked.</summary>
    public static T WithRenamed<T>(this T member, string name, string newName, bool keepTarget = false) where T : MemberDeclarationSyntax
    {
        if (member.Find(name) is not { Parent: AttributeListSyntax list } attribute) return member;
        var renamed = attribute.WithName(SyntaxFactory.IdentifierName(newName).WithTriviaFrom(attribute.Name)).WithArgumentList(null);
        var newList = list.ReplaceNode(attribute, renamed);
        return member.ReplaceNode(list, keepTarget || list.Target is null ? newList : newList.WithTarget(null));
    }

    public static T Without<T>(this T member, string name) where T : MemberDeclarationSyntax => Removed(member, member.Find(name));

    /// <inheritdoc cref="Without{T}(T, string)"/>
    public static ParameterSyntax Without(this ParameterSyntax parameter, string name) => Removed(parameter, parameter.Find(name));

    /// <summary>Takes one attribute away, which may be one of several of its name.</summary>
    public static MemberDeclarationSyntax Without(this MemberDeclarationSyntax member, AttributeSyntax attribute) => Removed(member, Same(member.AttributeLists, attribute));

    /// <inheritdoc cref="Without(MemberDeclarationSyntax, AttributeSyntax)"/>
    public static ParameterSyntax Without(this ParameterSyntax parameter, AttributeSyntax attribute) => Removed(parameter, Same(parameter.AttributeLists, attribute));

    /// <inheritdoc cref="Without(MemberDeclarationSyntax, AttributeSyntax)"/>
    public static CompilationUnitSyntax Without(this CompilationUnitSyntax root, AttributeSyntax attribute) => Same(root.AttributeLists, attribute) switch
    {
        { Parent: AttributeListSyntax { Attributes.Count: 1 } list } => root.RemoveNode(list, SyntaxRemoveOptions.KeepLeadingTrivia | SyntaxRemoveOptions.KeepDirectives)!,
        { } one => root.RemoveNode(one, SyntaxRemoveOptions.KeepNoTrivia)!,
        null => root,
    };

    // Of several that say the same the first counts.
    private static AttributeSyntax? Same(SyntaxList<AttributeListSyntax> lists, AttributeSyntax attribute) => lists.SelectMany(static list => list.Attributes).LastOrDefault(other => other.IsEquivalentTo(attribute));

    /// <summary>What is said around the attribute stays, and so do directives.</summary>
    private static T Removed<T>(T bearer, AttributeSyntax? attribute) where T : SyntaxNode
    {
        if (attribute?.Parent is not AttributeListSyntax list) return bearer;
        if (list.Attributes.Count > 1) return bearer.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        bearer = bearer.TrackNodes(list);
        var next = bearer.GetCurrentNode(list)!.GetLastToken().GetNextToken();
        var behind = list.GetTrailingTrivia();
        var kept = behind.Any(SyntaxKind.EndOfLineTrivia) ? KeptTrivia.Around(list)
            : list.GetLeadingTrivia().AddRange(behind.Says() ? behind.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) : []);
        bearer = bearer.ReplaceToken(next, next.WithLeadingTrivia(kept.Before(next.LeadingTrivia)));
        return bearer.RemoveNode(bearer.GetCurrentNode(list)!, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Adds <c>[name]</c>: in front on the same line, or below the attributes that are there.</summary>
    /// <param name="member">What gets it.</param>
    /// <param name="text">Name and arguments as they stand between the brackets.</param>
    /// <param name="onItsOwnLine">Where it is the first attribute: as types have it.</param>
    public static T With<T>(this T member, string text, bool onItsOwnLine = false) where T : MemberDeclarationSyntax
    {
        var list = Parse(text);
        var leading = member.GetLeadingTrivia();
        var indentation = SyntaxFactory.TriviaList(leading.LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        if (member.AttributeLists.Count > 0)
        {
            var above = member.AttributeLists.Last();
            bool newLine = above.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
            list = list.WithTrailingTrivia(newLine ? above.GetTrailingTrivia().Last(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) : SyntaxFactory.Space);
            return (T)member.WithAttributeLists(member.AttributeLists.Add(newLine ? list.WithLeadingTrivia(indentation) : list));
        }
        member = member.WithLeadingTrivia(onItsOwnLine ? indentation : []);
        return (T)member.WithAttributeLists([list.WithLeadingTrivia(leading).WithTrailingTrivia(onItsOwnLine ? SyntaxFactory.ElasticLineFeed : SyntaxFactory.Space)]);
    }

    /// <summary>Adds <c>[text]</c> in front of a parameter's own attributes.</summary>
    public static ParameterSyntax WithFirst(this ParameterSyntax parameter, string text)
    {
        var leading = parameter.GetLeadingTrivia();
        parameter = parameter.WithoutLeadingTrivia();
        return parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, Parse(text).WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.Space)));
    }

    private static AttributeListSyntax Parse(string text) => SyntaxFactory.ParseMemberDeclaration($"[{text}] class C;")!.AttributeLists[0].WithoutTrivia();

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
