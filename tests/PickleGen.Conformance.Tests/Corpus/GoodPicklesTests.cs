using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>Pickles of other producers against what CPython makes of them.</summary>
public class GoodPicklesTests
{
    /// <summary>Kinds of which some file holds instances of classes that nobody registered: these stay stubs.</summary>
    private static readonly HashSet<string> s_stubs =
    [
        "buffer", "copyreg", "cycle", "dataclass", "dispatch_table", "enum", "exception", "getstate", "handmade", "joblib", "metaclass",
        "namedtuple", "nested_name", "newargs", "newargs_ex", "numpy", "object", "pandas", "reduce_items", "reduce_string",
        "reducer_override", "sklearn", "slots", "state_setter", "subclass",
    ];

    public static TheoryData<string> Kinds => [.. CorpusArchive.Values.Select(value => value.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Graphs_are_CPythons(string kind) => Assert.All(Of(kind), value =>
    {
        if (value.PlainReaderFails)
        {
            Assert.Throws<UnpicklingException>(() => Descriptions.Graph(value.Pickle, value.Encoding));
            return;
        }
        var actual = Descriptions.Graph(value.Pickle, value.Encoding);
        var expected = value.Graph ?? Member("value", value.Expected!.Value);
        Assert.Equal(Descriptions.Canonical(expected), Descriptions.Canonical(actual));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Values_are_CPythons_where_NET_has_a_type(string kind) => Assert.All(Of(kind).Where(value => value.Expected is not null), value =>
    {
        var actual = Descriptions.Value(value.Pickle, value.Encoding, value.Buffers);
        var expected = Member("value", value.Expected!.Value);
        if (s_stubs.Contains(kind) && HasStub(actual)) return;
        Assert.Equal(Descriptions.Canonical(expected), Descriptions.Canonical(actual));
    });

    [Fact]
    public void Names_are_those_that_CPython_finds() => Assert.All(CorpusArchive.Values.Where(value => value.Facts is not null && !value.PlainReaderFails), value =>
    {
        string[] expected = [.. value.Facts!.Value.GetProperty("globals").EnumerateArray().Select(name => $"{name[0]} {name[1]}")];
        var document = PickleDocument.Parse(value.Pickle);
        Assert.Equal(expected, document.Globals.Select(name => $"{name.Module} {name.Name}"));
    });

    private static CorpusValue[] Of(string kind) => [.. CorpusArchive.Values.Where(value => value.Kind == kind)];

    private static bool HasStub(JsonElement description)
    {
        string text = description.GetRawText();
        return text.Contains("vis_models", StringComparison.Ordinal) || text.Contains("\"global\":[\"numpy", StringComparison.Ordinal)
            || text.Contains("\"global\":[\"pandas", StringComparison.Ordinal) || text.Contains("\"global\":[\"sklearn", StringComparison.Ordinal);
    }

    private static JsonElement Member(string name, JsonElement value) =>
        JsonDocument.Parse($"{{\"{name}\":{value.GetRawText()}}}", new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
}
