using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>What the pickler writes for plain values, against what CPython's C pickler writes, byte for byte.</summary>
public class WriterCasesTests
{
    private static readonly ILookup<string, WriterCase> s_cases = WriterCase.All.ToLookup(item => item.Name);

    /// <summary>Kinds of the corpus of which the description tells all that the bytes depend on.</summary>
    /// <remarks>Not: which strings are one object, in what order a set is kept, and what a class's own reduction does.</remarks>
    private static readonly HashSet<string> s_rewritten =
    [
        "array", "bytearray", "collections", "complex", "decimal", "dict", "float", "fraction", "frozenset", "global", "int", "list", "metaclass", "namedtuple",
        "nested", "nested_name", "object", "pathlib", "range", "scalar", "set", "shared", "singleton", "slice", "slots", "subclass", "tuple", "uuid",
    ];

    public static TheoryData<string> Names => [.. s_cases.Select(item => item.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plain_values_are_written_as_by_CPython(string name) =>
        Assert.All(s_cases[name], item => Assert.Equal((item.Protocol, item.Expected), (item.Protocol, item.Encode())));

    [Fact]
    public void What_CPython_pickled_is_written_again_byte_for_byte() => Assert.All(CorpusArchive.Values.Where(value => s_rewritten.Contains(value.Kind)), value =>
        Assert.Equal(Convert.ToHexStringLower(value.Pickle), EncodedHex.Of(value.Expected!.Value, value.Protocol, fixImports: true, isFast: false)));

    [PythonTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_values_are_written_as_by_CPython(int seed)
    {
        string script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pickling", "random_values.py"));
        string[] lines = PythonRunner.RunText(script, default, $"{seed}", "150").Split('\n');
        Assert.Equal(150, lines.Length);
        foreach (string line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var value = json.RootElement.GetProperty("value");
            foreach (var output in json.RootElement.GetProperty("outputs").EnumerateArray())
            {
                int protocol = output[0].GetInt32();
                string actual = EncodedHex.Of(value, protocol, fixImports: output[1].GetBoolean(), isFast: false);
                Assert.True(output[2].GetString() == actual, $"protocol {protocol}: {value.GetRawText()}\n{output[2].GetString()}\n{actual}");
            }
        }
    }
}
