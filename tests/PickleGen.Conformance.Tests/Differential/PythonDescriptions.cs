using System.Text;
using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>What Python says of pickles: the scripts in <c>Python/</c>, which share nothing with the code under test.</summary>
internal static class PythonDescriptions
{
    private const string Generate =
        """
        import sys; sys.path.insert(0, sys.argv[1])
        import generate; generate.main(int(sys.argv[2]), int(sys.argv[3]))
        """;

    private const string Load =
        """
        import base64, json, pickle, sys; sys.path.insert(0, sys.argv[1])
        import describe
        for line in sys.stdin:
            try: print(json.dumps(describe.value(pickle.loads(base64.b64decode(line)))))
            except Exception as e: print(json.dumps({"error": repr(e)}))
        """;

    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Python");

    /// <summary>Random values, each pickled at every protocol.</summary>
    public static IReadOnlyList<PythonCase> Random(int seed, int count) =>
        [.. PythonRunner.RunText(Generate, [], Folder, $"{seed}", $"{count}").Split('\n').Select(line => new PythonCase(Parse(line)))];

    /// <summary>What Python loads from pickles. Only for such as hold nothing but values.</summary>
    public static IReadOnlyList<JsonElement> ValuesOf(IEnumerable<byte[]> pickles)
    {
        byte[] input = Encoding.ASCII.GetBytes(string.Concat(pickles.Select(pickle => Convert.ToBase64String(pickle) + "\n")));
        return [.. PythonRunner.RunText(Load, input, Folder).Split('\n').Select(Parse)];
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json, s_deep).RootElement;
}

/// <summary>A pickle, and what Python gets from it.</summary>
internal sealed class PythonCase(JsonElement entry)
{
    public string Name { get; } = entry.GetProperty("name").GetString()!;

    public byte[] Pickle { get; } = entry.GetProperty("pickle").GetBytesFromBase64();

    public JsonElement Value { get; } = entry.GetProperty("value");

    public JsonElement Graph { get; } = entry.GetProperty("graph");

    public override string ToString() => Name;
}
