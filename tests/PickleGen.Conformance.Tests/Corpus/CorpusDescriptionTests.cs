namespace PickleGen.Conformance.Tests;

/// <summary>Pickles of other producers against what CPython makes of them, by <c>picklegen json</c>.</summary>
public class CorpusDescriptionTests
{
    public static TheoryData<string> Kinds => [.. CorpusArchive.Values.Select(value => value.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Graphs_are_CPythons(string kind) => Assert.All(Of(kind), value => Assert.True(GoodPickles.IsGraphRight(value), $"{Descriptions.Graph(value.Pickle, value.Encoding)}"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Values_are_CPythons_unless_a_class_is_needed_that_nobody_registered(string kind) =>
        Assert.All(Of(kind).Where(value => value.Expected is not null && !GoodPickles.HasStub(value)), value =>
            Assert.True(GoodPickles.IsValueRight(value), $"{Descriptions.Value(value.Pickle, value.Encoding, value.Buffers)}"));

    [Fact]
    public void Names_are_those_that_CPython_finds() => Assert.All(CorpusArchive.Values.Where(value => value.Facts is not null && !value.PlainReaderFails), value =>
    {
        string[] expected = [.. value.Facts!.Value.GetProperty("globals").EnumerateArray().Select(name => $"{name[0]} {name[1]}")];
        var document = PickleDocument.Parse(value.Pickle);
        Assert.Equal(expected, document.Globals.Select(name => $"{name.Module} {name.Name}"));
    });

    private static CorpusValue[] Of(string kind) => [.. CorpusArchive.Values.Where(value => value.Kind == kind)];
}
