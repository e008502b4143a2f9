namespace PickleGen.Conformance.Tests;

/// <summary>The tables of docs/conformance.md.</summary>
internal static class ConformanceTables
{
    /// <summary>The lines, as they stand there.</summary>
    public static IEnumerable<string> Lines() => [.. Good(), "", .. Writer(), "", .. Bad()];

    private static IEnumerable<string> Good()
    {
        KindOutcome[] kinds = [.. GoodPickles.Outcomes()];
        yield return "| good pickles of kind | graphs | values | stay stubs |";
        yield return "|---|---|---|---|";
        foreach (var kind in kinds.OrderBy(kind => kind.Kind, StringComparer.Ordinal)) yield return Row(kind);
        yield return Row(new("**all**", kinds.Sum(kind => kind.Graphs), kinds.Sum(kind => kind.AllGraphs), kinds.Sum(kind => kind.Values), kinds.Sum(kind => kind.AllValues), kinds.Sum(kind => kind.Stubs)));
    }

    private static string Row(KindOutcome kind) => $"| {kind.Kind} | {kind.Graphs} of {kind.AllGraphs} | {kind.Values} of {kind.AllValues - kind.Stubs} | {kind.Stubs} |";

    private static IEnumerable<string> Writer()
    {
        yield return "| written at protocol | byte for byte CPython's |";
        yield return "|---|---|";
        foreach (var protocol in WriterCase.All.GroupBy(item => item.Protocol).OrderBy(protocol => protocol.Key))
            yield return $"| {protocol.Key} | {protocol.Count(item => item.Encode() == item.Expected)} of {protocol.Count()} |";
    }

    private static IEnumerable<string> Bad()
    {
        yield return "| bad pickles, by what is wanted | reader | loaded | refused with an offset | wrong |";
        yield return "|---|---|---|---|---|";
        foreach (var (name, read) in BadPickles.Readers)
        {
            foreach (var outcome in BadPickles.Outcomes(read)) yield return $"| {outcome.Want} ({outcome.All}) | `{name}` | {outcome.Loaded} | {outcome.Refused} | {outcome.Wrong} |";
        }
    }
}
