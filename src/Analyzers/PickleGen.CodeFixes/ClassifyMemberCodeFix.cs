using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Reviewing;

namespace PickleGen.CodeFixes;

/// <summary>PICKLE008: says of a member that stores something whether it travels: <c>[PickleMember]</c>, or <c>[PickleIgnore]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClassifyMemberCodeFix)), Shared]
public sealed class ClassifyMemberCodeFix : DocumentCodeFix
{
    private const string Include = "IncludeMember";
    private const string LeaveOut = "LeaveMemberOut";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PICKLE008"];

    /// <inheritdoc/>
    protected override async Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var leaveOut = ("Leave it out with [PickleIgnore]", LeaveOut);
        return Member(root!, diagnostic) switch
        {
            null => [],
            { } member when !CanTravel(member) || !CanBeIncluded(diagnostic) => [leaveOut],
            _ => [("Include it with [PickleMember]", Include), leaveOut],
        };
    }

    /// <inheritdoc/>
    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var member in diagnostics.Where(diagnostic => key != Include || CanBeIncluded(diagnostic)).Select(diagnostic => Member(editor.OriginalRoot, diagnostic)).OfType<MemberDeclarationSyntax>().Distinct())
        {
            if (key == Include && !CanTravel(member)) continue;
            string attribute = key == Include ? "PickleMember" : "PickleIgnore";
            editor.ReplaceNode(member, (current, _) => ((MemberDeclarationSyntax)current).With(attribute));
        }
        return document.WithSyntaxRoot(editor.GetChangedRoot().WithPickleGen(editor.SemanticModel));
    }

    /// <summary>An explicit implementation does not: only the interface's name leads to it.</summary>
    private static bool CanTravel(MemberDeclarationSyntax member) => member is not PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null };

    /// <summary>What a class adds to the state that a base class gives does not travel by an attribute.</summary>
    private static bool CanBeIncluded(Diagnostic diagnostic) => !diagnostic.Properties.ContainsKey(LostState.CannotBeIncluded);

    /// <summary>Null for what a base class stores: it is reported on the derived type, and cannot be marked there.</summary>
    private static MemberDeclarationSyntax? Member(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and (BaseFieldDeclarationSyntax or PropertyDeclarationSyntax) ? member : null;
}
