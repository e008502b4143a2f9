namespace PickleGen.Tests.Codecs;

/// <summary>The values that stand for the rows of docs/wire-format.md.</summary>
internal static partial class WireTable
{
    public static IReadOnlyList<WireCase> Cases { get; } = [.. Numbers(), .. Times(), .. Values(), .. Arrays(), .. Sequences(), .. Sets(), .. Dictionaries(), .. Tuples()];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Cases.Count)];
}
