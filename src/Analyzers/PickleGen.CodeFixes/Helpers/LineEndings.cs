using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Lines that a fix adds begin and end as the document's own do, on whatever machine the editor runs.</summary>
internal static class LineEndings
{
    /// <summary>The changed document, formatted where the fix asks for it. A document that mixes line ends is left as it is.</summary>
    public static async Task<Document> KeepAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var text = await before.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (Of(text) is not { } newLine) return after;
        var options = (await after.GetOptionsAsync(cancellationToken).ConfigureAwait(false)).WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, newLine);
        if (IsIndentedByTabs(text)) options = options.WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, true);
        after = await Formatter.FormatAsync(after, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
        after = await Formatter.FormatAsync(after, SyntaxAnnotation.ElasticAnnotation, options, cancellationToken).ConfigureAwait(false);
        var root = (await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        // An editor would format what is still marked once more, with ends and indentation of its own.
        root = root.ReplaceNodes(root.GetAnnotatedNodes(Formatter.Annotation), static (_, node) => node.WithoutAnnotations(Formatter.Annotation));
        root = root.ReplaceTrivia(root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation), static (_, trivia) => trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));
        var others = root.DescendantTrivia(descendIntoTrivia: true).Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) && trivia.ToString() != newLine);
        return after.WithSyntaxRoot(root.ReplaceTrivia(others, (_, _) => SyntaxFactory.EndOfLine(newLine)));
    }

    /// <inheritdoc cref="KeepAsync(Document, Document, CancellationToken)"/>
    public static async Task<Solution> KeepAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments()).ToList())
        {
            after = (await KeepAsync(before.GetDocument(id)!, after.GetDocument(id)!, cancellationToken).ConfigureAwait(false)).Project.Solution;
        }
        return after;
    }

    private static bool IsIndentedByTabs(SourceText text)
    {
        var indented = text.Lines.Where(line => line.End > line.Start && text[line.Start] is ' ' or '\t').ToLookup(line => text[line.Start]);
        return indented['\t'].Count() > indented[' '].Count();
    }

    private static string? Of(SourceText text)
    {
        var ends = text.Lines.Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).Where(static end => end.Length > 0).Distinct().Take(2).ToList();
        return ends.Count == 1 ? ends[0] : null;
    }
}
