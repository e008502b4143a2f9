using System.Text;
using System.Text.Json;
using PickleGen.Tool.Tests;

namespace PickleGen.Conformance.Tests;

/// <summary><c>picklegen encode</c> for one value.</summary>
internal static class EncodedHex
{
    /// <summary>The pickle of a described value, in hex.</summary>
    public static string Of(JsonElement description, int protocol, bool fixImports, bool isFast)
    {
        byte[] line = Encoding.UTF8.GetBytes($$"""{"name":"case", "value":{{OneLine(description)}}}""");
        List<string> arguments = ["encode", "--protocol", $"{protocol}"];
        if (!fixImports) arguments.Add("--no-fix-imports");
        if (isFast) arguments.Add("--fast");
        var run = ToolRun.With(line, [.. arguments]);
        if (run.Errors.Length > 0) return run.Errors;
        using var result = JsonDocument.Parse(run.Output);
        return (result.RootElement.TryGetProperty("hex", out var hex) ? hex : result.RootElement.GetProperty("error")).GetString()!;
    }

    private static string OneLine(JsonElement description)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { MaxDepth = 2000 })) description.WriteTo(writer);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
