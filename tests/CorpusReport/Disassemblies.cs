using System.Text;
using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>What Python's pickletools prints.</summary>
internal static class Disassemblies
{
    private const string Script =
        """
        import base64, io, json, pickletools, sys
        for info, doc in zip(pickletools.opcodes, json.loads(sys.argv[2])): info.doc = doc
        for line in sys.stdin:
            text = io.StringIO()
            error = None
            try: pickletools.dis(base64.b64decode(line), text, annotate=int(sys.argv[1]))
            except Exception as e: error = type(e).__name__
            print(json.dumps([text.getvalue(), error]))
        """;

    /// <summary>The text of each pickle, and whether it ends in an error.</summary>
    /// <param name="pickles">The pickles.</param>
    /// <param name="annotate">The column of the descriptions of opcodes; 0: none.</param>
    /// <param name="descriptions">What stands there, in pickletools' order; pickletools' own are used of those that are missing.</param>
    public static IReadOnlyList<(string Text, bool Fails)> ByPickletools(IReadOnlyCollection<byte[]> pickles, int annotate, IEnumerable<string>? descriptions = null)
    {
        byte[] input = [.. pickles.SelectMany(pickle => Encoding.ASCII.GetBytes(Convert.ToBase64String(pickle) + "\n"))];
        string[] answers = PythonRunner.RunText(Script, input, $"{annotate}", JsonSerializer.Serialize(descriptions ?? [])).Split('\n');
        return [.. answers.Select(line => JsonDocument.Parse(line).RootElement).Select(answer => (answer[0].GetString()!, answer[1].ValueKind != JsonValueKind.Null))];
    }
}
