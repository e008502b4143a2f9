namespace PickleGen.Conformance.Tests;

/// <summary>What became of bad pickles that want the same.</summary>
/// <param name="Want">What they want.</param>
/// <param name="All">How many.</param>
/// <param name="Loaded">How many loaded.</param>
/// <param name="Refused">How many were refused by <see cref="UnpicklingException"/> with an offset.</param>
/// <param name="Wrong">How many had another answer than they want.</param>
internal sealed record BadOutcome(string Want, int All, int Loaded, int Refused, int Wrong);

/// <summary>Truncated, mutated, oversized and hostile input.</summary>
internal static class BadPickles
{
    /// <summary>The ways in.</summary>
    public static IReadOnlyDictionary<string, Action<byte[]>> Readers { get; } = new Dictionary<string, Action<byte[]>>
    {
        ["Unpickler.Load"] = pickle => new Unpickler(pickle).Load(),
        ["StubUnpickler.Load"] = pickle => new StubUnpickler(pickle).Load(),
        ["StubUnpickler.Load of a stream"] = pickle => new StubUnpickler(new MemoryStream(pickle)).Load(),
        ["PickleDocument.Parse"] = pickle => PickleDocument.Parse(pickle),
    };

    /// <summary>The outcomes of one way in.</summary>
    public static IEnumerable<BadOutcome> Outcomes(Action<byte[]> read) => CorpusArchive.Bad.GroupBy(bad => bad.Want).OrderBy(want => want.Key, StringComparer.Ordinal).Select(want =>
    {
        int loaded = 0, refused = 0, wrong = 0;
        foreach (var bad in want)
        {
            try
            {
                read(bad.Pickle);
                loaded++;
                if (bad is { Want: "reject", StubsMayLoad: false }) wrong++;
            }
            catch (UnpicklingException e) when (e.Offset is not null)
            {
                refused++;
                // A class of the corpus, which nobody registered: refusing it is as good as loading it.
                if (bad.Want == "accept" && e is not PickleSecurityException) wrong++;
            }
        }
        return new BadOutcome(want.Key, want.Count(), loaded, refused, wrong);
    });
}
