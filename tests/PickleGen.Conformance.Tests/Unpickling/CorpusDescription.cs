using System.Text.Json;
using System.Text.Json.Nodes;

namespace PickleGen.Conformance.Tests;

/// <summary>Descriptions in one form, so that equal ones are equal text: repeats written out, sets sorted, text by its UTF-16 units.</summary>
/// <remarks>A .NET string has no way to tell a high and a low surrogate beside each other from the character they make; Python has. Neither does this form.</remarks>
internal static class CorpusDescription
{
    private static readonly JsonSerializerOptions s_deep = new() { MaxDepth = 1000 };

    public static string Canonical(JsonElement description) => Canonical(JsonNode.Parse(description.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 })!);

    public static string Canonical(JsonNode description) => Rewrite(description).ToJsonString(s_deep);

    private static JsonNode Rewrite(JsonNode node)
    {
        switch (node)
        {
            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Rewrite(item))]);
            case not JsonObject:
                return node.DeepClone();
        }
        var rewritten = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (key, value) in (JsonObject)node)
        {
            (string name, rewritten[key]) = key switch
            {
                "str" => ("strcp", Units(value!.GetValue<string>())),
                "strcp" => ("strcp", Units(string.Concat(value!.GetValue<string>().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FromHex)))),
                "str_rep" => ("strcp", Units(string.Concat(Enumerable.Repeat(value![0]!.GetValue<string>(), value[1]!.GetValue<int>())))),
                "bytes_rep" or "bytearray_rep" => (key[..^4], Repeated(value!)),
                "set" or "frozenset" => (key, new JsonArray([.. value!.AsArray().Select(item => Rewrite(item!)).OrderBy(item => item.ToJsonString(s_deep), StringComparer.Ordinal)])),
                _ => (key, value is null ? null : Rewrite(value)),
            };
            if (name == key) continue;
            rewritten.Remove(key, out var content);
            rewritten[name] = content;
        }
        return new JsonObject(rewritten);
    }

    private static string FromHex(string code)
    {
        int point = Convert.ToInt32(code, 16);
        return point > char.MaxValue ? char.ConvertFromUtf32(point) : ((char)point).ToString();
    }

    private static JsonNode Units(string text) => string.Join(' ', text.Select(c => $"{(int)c:x}"));

    private static JsonNode Repeated(JsonNode repeat)
    {
        byte[] unit = Convert.FromBase64String(repeat[0]!.GetValue<string>());
        return Convert.ToBase64String([.. Enumerable.Repeat(unit, repeat[1]!.GetValue<int>()).SelectMany(bytes => bytes)]);
    }
}
