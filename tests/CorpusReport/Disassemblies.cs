using System.Text;
using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>What Python's pickletools prints.</summary>
internal static class Disassemblies
{
    private const string Script =
        """
        import base64, io, json, pickletools, sys
        for line in sys.stdin:
            text = io.StringIO()
            error = None
            try: pickletools.dis(base64.b64decode(line), text, annotate=int(sys.argv[1]))
            except Exception as e: error = type(e).__name__
            print(json.dumps([text.getvalue(), error]))
        """;

    /// <summary>The text of each pickle, and whether it ends in an error.</summary>
    public static IReadOnlyList<(string Text, bool Fails)> ByPickletools(IReadOnlyCollection<byte[]> pickles, int annotate)
    {
        byte[] input = [.. pickles.SelectMany(pickle => Encoding.ASCII.GetBytes(Convert.ToBase64String(pickle) + "\n"))];
        string[] answers = PythonRunner.RunText(Script, input, $"{annotate}").Split('\n');
        return [.. answers.Select(line => JsonDocument.Parse(line).RootElement).Select(answer => (answer[0].GetString()!, answer[1].ValueKind != JsonValueKind.Null))];
    }
}
