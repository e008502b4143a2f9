using System.Buffers;
using System.Text;
using System.Text.Json;
using PickleGen.Tool;

namespace PickleGen.Conformance.Tests;

/// <summary>Descriptions of pickles by the tool, and how two descriptions are compared.</summary>
internal static class Descriptions
{
    private static readonly JsonWriterOptions s_deep = new() { MaxDepth = int.MaxValue };

    /// <summary>The members <c>value</c> and <c>popped</c> of a pickle's graph.</summary>
    public static JsonElement Graph(byte[] pickle, string? encoding) => Describe(json => GraphDescriber.Write(json, PickleDocument.Parse(pickle, Options(encoding))));

    /// <summary>The member <c>value</c> of a pickle's value.</summary>
    public static JsonElement Value(byte[] pickle, string? encoding, IReadOnlyList<PickleBuffer> buffers) =>
        Describe(json => Tool.ValueDescriber.Write(json, new StubUnpickler(pickle, Options(encoding)) { Buffers = buffers }.Load()));

    /// <summary>One text for all descriptions that mean the same: sets in one order.</summary>
    public static string Canonical(JsonElement description)
    {
        var text = new StringBuilder();
        Append(text, description);
        return text.ToString();
    }

    private static PickleOptions Options(string? encoding) => new()
    {
        StringEncoding = encoding switch
        {
            "latin1" => PickleStringEncoding.Latin1,
            "bytes" => PickleStringEncoding.Bytes,
            _ => PickleStringEncoding.Ascii,
        },
    };

    private static JsonElement Describe(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_deep))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement;
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
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
