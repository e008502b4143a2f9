namespace PickleGen.Conformance.Tests;

/// <summary>What became of good pickles of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Graphs">Descriptions of graphs that are CPython's.</param>
/// <param name="AllGraphs">All graphs.</param>
/// <param name="Values">Descriptions of values that are CPython's.</param>
/// <param name="AllValues">All values that are described.</param>
/// <param name="Stubs">Values with a class that nobody registered: these stay stubs.</param>
internal sealed record KindOutcome(string Kind, int Graphs, int AllGraphs, int Values, int AllValues, int Stubs);

/// <summary>Pickles of other producers against what CPython makes of them.</summary>
internal static class GoodPickles
{
    /// <summary>The outcome of every kind, in the corpus's order.</summary>
    public static IEnumerable<KindOutcome> Outcomes() => CorpusArchive.Values.GroupBy(value => value.Kind).Select(kind => new KindOutcome(
        kind.Key,
        kind.Count(IsGraphRight),
        kind.Count(),
        kind.Count(value => value.Expected is not null && IsValueRight(value)),
        kind.Count(value => value.Expected is not null),
        kind.Count(value => value.Expected is not null && HasStub(value) && !IsValueRight(value))));

    /// <summary>Whether the graph is CPython's; where raw bytes lie between the opcodes, whether it is refused.</summary>
    public static bool IsGraphRight(CorpusValue value)
    {
        var line = Descriptions.Graph(value.Pickle, value.Encoding);
        if (value.PlainReaderFails) return Descriptions.IsError(line);
        return Descriptions.Canonical(value.Graph ?? Descriptions.Member("value", value.Expected!.Value)) == Descriptions.Canonical(line);
    }

    /// <summary>Whether the value is CPython's.</summary>
    public static bool IsValueRight(CorpusValue value)
    {
        var line = Descriptions.Value(value.Pickle, value.Encoding, value.Buffers);
        if (value.PlainReaderFails) return Descriptions.IsError(line);
        return Descriptions.Canonical(Descriptions.Member("value", value.Expected!.Value)) == Descriptions.Canonical(line);
    }

    /// <summary>Whether the pickle names something that no registry knows without being told.</summary>
    public static bool HasStub(CorpusValue value)
    {
        if (value.PlainReaderFails) return false;
        var reader = new PickleDocumentReader(value.Pickle, new PickleOptions { StringEncoding = PickleStringEncoding.Latin1 });
        reader.Read();
        return reader.ResolvedGlobals.Any(name => !ClassRegistry.Default.TryFind(name.Module, name.Name, out _));
    }
}
