using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>What the pickler writes for plain values, against what CPython's C pickler writes, byte for byte.</summary>
public class WriterCasesTests
{
    public static TheoryData<string> Names => [.. CorpusArchive.WriterCases.EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plain_values_are_written_as_by_CPython(string name)
    {
        foreach (var entry in CorpusArchive.WriterCases.EnumerateArray().Where(entry => entry.GetProperty("name").GetString() == name))
        {
            var options = entry.TryGetProperty("options", out var given) ? given : default;
            bool fixImports = IsOn(options, "fix_imports", otherwise: true);
            bool isFast = IsOn(options, "fast", otherwise: false);
            foreach (var output in entry.GetProperty("outputs").EnumerateArray())
            {
                int protocol = output.GetProperty("protocol").GetInt32();
                string expected = Convert.ToHexStringLower(CorpusArchive.BytesOf(output));
                Assert.Equal((protocol, expected), (protocol, EncodedHex.Of(entry.GetProperty("value"), protocol, fixImports, isFast)));
            }
        }
    }

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

    private static bool IsOn(JsonElement options, string name, bool otherwise) =>
        options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
}
