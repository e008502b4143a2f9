using System.Text;
using System.Text.Json;
using PickleGen.Tool.Tests;

namespace PickleGen.Conformance.Tests;

/// <summary>Descriptions of pickles by <c>picklegen json</c>, and how two descriptions are compared.</summary>
internal static class Descriptions
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    /// <summary>The line for a pickle's graph: <c>value</c> and <c>popped</c>, or <c>error</c> and <c>offset</c>.</summary>
    public static JsonElement Graph(byte[] pickle, string? encoding) => Line(pickle, ["json", "--graph", .. EncodingOption(encoding)]);

    /// <summary>The line for a pickle's value: <c>value</c>, or <c>error</c> and <c>offset</c>.</summary>
    public static JsonElement Value(byte[] pickle, string? encoding, IReadOnlyList<PickleBuffer> buffers)
    {
        var files = buffers.Select(buffer => (Path: Path.GetTempFileName(), buffer.Memory)).ToArray();
        try
        {
            foreach (var (path, memory) in files) File.WriteAllBytes(path, memory.ToArray());
            return Line(pickle, ["json", .. EncodingOption(encoding), .. files.SelectMany(file => new[] { "--buffer", file.Path })]);
        }
        finally
        {
            foreach (var file in files) File.Delete(file.Path);
        }
    }

    /// <summary>Whether a line says why there is no value.</summary>
    public static bool IsError(JsonElement line) => line.TryGetProperty("error", out _);

    /// <summary>A description with one member.</summary>
    public static JsonElement Member(string name, JsonElement value) => Parse($"{{\"{name}\":{value.GetRawText()}}}");

    /// <summary>One text for all descriptions that mean the same: sets in one order, the file left out.</summary>
    public static string Canonical(JsonElement description)
    {
        var text = new StringBuilder();
        Append(text, description);
        return text.ToString();
    }

    private static string[] EncodingOption(string? encoding) => encoding is "latin1" or "bytes" ? ["--encoding", encoding] : [];

    private static JsonElement Line(byte[] pickle, string[] command) => Parse(ToolRun.With(pickle, [.. command, "-"]).Output);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json, s_deep).RootElement;

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in element.EnumerateObject().Where(property => property.Name != "file").OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    text.Append(property.Name).Append(':');
                    if (property.Name is "set" or "frozenset") text.AppendJoin(',', property.Value.EnumerateArray().Select(Canonical).Order(StringComparer.Ordinal));
                    else Append(text, property.Value);
                    text.Append(';');
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Append(text, item);
                    text.Append(',');
                }
                text.Append(']');
                break;
            default:
                text.Append(element.GetRawText().StartsWith('"') ? JsonSerializer.Serialize(element.GetString()) : element.GetRawText());
                break;
        }
    }
}
