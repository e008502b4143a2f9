using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using PickleGen.Tool;

namespace PickleGen.Conformance.Tests;

/// <summary>Descriptions of what an <see cref="Unpickler"/> loaded, next to CPython's.</summary>
/// <remarks>
/// A .NET string has no way to tell a high and a low surrogate beside each other from the character they make; Python has. Here both
/// sides have the character.
/// </remarks>
internal static class LoadedDescriptions
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    public static void AssertEqual(JsonElement expected, object? loaded) => Assert.Equal(
        Descriptions.Canonical(WithPairsJoined(Descriptions.Member("value", expected))),
        Descriptions.Canonical(Describe(loaded)));

    private static JsonElement Describe(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            json.WriteStartObject();
            ValueDescriber.Write(json, value);
            json.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.WrittenMemory, s_deep).RootElement;
    }

    private static JsonElement WithPairsJoined(JsonElement description)
    {
        string text = description.GetRawText();
        if (!text.Contains("strcp", StringComparison.Ordinal)) return description;
        var root = JsonNode.Parse(text, documentOptions: s_deep)!;
        var open = new Stack<JsonNode>([root]);
        while (open.TryPop(out var node))
        {
            if (node is JsonObject described && described.TryGetPropertyValue("strcp", out var codes)) Join(described, codes!.GetValue<string>());
            foreach (var child in node is JsonArray items ? items : node is JsonObject members ? members.Select(member => member.Value) : []) if (child is not null) open.Push(child);
        }
        return JsonDocument.Parse(root.ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 }), s_deep).RootElement;
    }

    private static void Join(JsonObject described, string codes)
    {
        int[] points = [.. codes.Split(' ').Select(code => Convert.ToInt32(code, 16))];
        string text = string.Concat(points.Select(point => point > char.MaxValue ? char.ConvertFromUtf32(point) : $"{(char)point}"));
        // Where halves still stand alone the code points stay, those that met as one.
        bool isWhole = text.IsWhole();
        described.Remove("strcp");
        described[isWhole ? "str" : "strcp"] = isWhole ? text : string.Join(' ', text.CodePoints().Select(point => $"{point:x}"));
    }

    private static bool IsWhole(this string text) => text.CodePoints().All(point => point is < 0xD800 or > 0xDFFF);

    private static IEnumerable<int> CodePoints(this string text)
    {
        for (int i = 0; i < text.Length; i++) yield return char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
    }
}
