using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>A described value, and what CPython's C pickler writes for it.</summary>
/// <param name="Name">The case.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Expected">CPython's bytes, in hex.</param>
/// <param name="Encode">What <c>picklegen encode</c> writes, in hex.</param>
internal sealed record WriterCase(string Name, int Protocol, string Expected, Func<string> Encode)
{
    /// <summary>Every case at every protocol.</summary>
    public static IEnumerable<WriterCase> All => CorpusArchive.WriterCases.EnumerateArray().SelectMany(Of);

    private static IEnumerable<WriterCase> Of(JsonElement entry)
    {
        var options = entry.TryGetProperty("options", out var given) ? given : default;
        bool fixImports = IsOn(options, "fix_imports", otherwise: true);
        bool isFast = IsOn(options, "fast", otherwise: false);
        return entry.GetProperty("outputs").EnumerateArray().Select(output =>
        {
            int protocol = output.GetProperty("protocol").GetInt32();
            return new WriterCase(
                entry.GetProperty("name").GetString()!,
                protocol,
                Convert.ToHexStringLower(CorpusArchive.BytesOf(output)),
                () => EncodedHex.Of(entry.GetProperty("value"), protocol, fixImports, isFast));
        });
    }

    private static bool IsOn(JsonElement options, string name, bool otherwise) =>
        options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
}
