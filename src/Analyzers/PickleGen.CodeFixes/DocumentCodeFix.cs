using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes;

/// <summary>A fix that changes the document of its diagnostic and no other. Fix All is then the same change at all places at once.</summary>
public abstract class DocumentCodeFix : CodeFixProvider
{
    /// <summary>What the light bulb shows; nothing where the fix has no answer.</summary>
    /// <param name="document">Where the diagnostic is.</param>
    /// <param name="diagnostic">What was reported.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>A title and the key of the change: equal for equal changes elsewhere.</returns>
    protected abstract Task<IEnumerable<(string Title, string Key)>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Mends all these places; what it has no answer for stays.</summary>
    /// <param name="document">Where the diagnostics are.</param>
    /// <param name="diagnostics">One, or all of the document.</param>
    /// <param name="key">Which of the offers was taken.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    protected abstract Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await ChangeAsync(document, diagnostics, context.CodeActionEquivalenceKey!, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (title, key) in await OffersAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create(title, cancellationToken => ChangeAsync(context.Document, [diagnostic], key, cancellationToken), key), diagnostic);
            }
        }
    }

    private async Task<Document> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellationToken) =>
        await LineEndings.KeepAsync(document, await FixAsync(document, diagnostics, key, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
