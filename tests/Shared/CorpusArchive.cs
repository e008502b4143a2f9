using System.IO.Compression;
using System.Text.Json;

namespace PickleGen.Tests;

/// <summary>Pickles of other producers, with neutral descriptions of what CPython gets from them (tests/corpus/README.md).</summary>
internal static class CorpusArchive
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    /// <summary>Good pickles.</summary>
    public static IReadOnlyList<CorpusValue> Values { get; } = ReadValues();

    /// <summary>Bad and hostile input.</summary>
    public static IReadOnlyList<CorpusBad> Bad { get; } = [.. Json("bad.json.gz").EnumerateArray().Select(entry => new CorpusBad(entry))];

    /// <summary>Pickles that name something dangerous. Never to be loaded by Python.</summary>
    public static IReadOnlyList<CorpusMalicious> Malicious { get; } = ReadMalicious();

    /// <summary>What CPython's C pickler writes, byte for byte.</summary>
    public static JsonElement WriterCases { get; } = Json("writer_cases.json.gz");

    /// <summary>Bytes in one of the forms <c>hex</c>, or <c>gz_b64</c> (base64 of gzip).</summary>
    public static byte[] BytesOf(JsonElement entry)
    {
        if (entry.TryGetProperty("hex", out var hex)) return Convert.FromHexString(hex.GetString()!);
        using var unpacked = new GZipStream(new MemoryStream(entry.GetProperty("gz_b64").GetBytesFromBase64()), CompressionMode.Decompress);
        return ReadAll(unpacked);
    }

    private static CorpusValue[] ReadValues()
    {
        using var archive = ZipFile.OpenRead(PathOf("values.zip"));
        return [.. Manifest(archive).EnumerateArray().Select(entry => new CorpusValue(entry, file => Read(archive, file), file => Parse(Read(archive, file))))];
    }

    private static CorpusMalicious[] ReadMalicious()
    {
        using var archive = ZipFile.OpenRead(PathOf("malicious.zip"));
        return [.. Manifest(archive).EnumerateArray().Select(entry => new CorpusMalicious(entry, Read(archive, entry.GetProperty("file").GetString()!)))];
    }

    private static JsonElement Manifest(ZipArchive archive) => Parse(Read(archive, "manifest.json"));

    private static JsonElement Json(string file)
    {
        using var unpacked = new GZipStream(File.OpenRead(PathOf(file)), CompressionMode.Decompress);
        return Parse(ReadAll(unpacked));
    }

    private static JsonElement Parse(byte[] json) => JsonDocument.Parse(json, s_deep).RootElement;

    private static byte[] Read(ZipArchive archive, string file)
    {
        using var entry = archive.GetEntry(file)!.Open();
        return ReadAll(entry);
    }

    private static byte[] ReadAll(Stream stream)
    {
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "corpus", file);
}

/// <summary>A good pickle.</summary>
internal sealed class CorpusValue
{
    public CorpusValue(JsonElement entry, Func<string, byte[]> read, Func<string, JsonElement> readJson)
    {
        File = entry.GetProperty("file").GetString()!;
        Kind = entry.GetProperty("kind").GetString()!;
        Protocol = entry.GetProperty("protocol").GetInt32();
        Pickle = read(File);
        Expected = entry.TryGetProperty("expected_file", out var file) ? readJson(file.GetString()!) : entry.GetProperty("expected");
        if (Expected is { ValueKind: JsonValueKind.Null }) Expected = null;
        if (entry.TryGetProperty("graph_file", out var graphFile)) Graph = readJson(graphFile.GetString()!);
        else if (entry.TryGetProperty("graph", out var graph)) Graph = graph;
        if (entry.TryGetProperty("facts", out var facts)) Facts = facts;
        Encoding = entry.TryGetProperty("encoding", out var encoding) ? encoding.GetString() : null;
        Buffers = entry.TryGetProperty("buffers", out var buffers)
            ? [.. buffers.EnumerateArray().Select(buffer => new PickleBuffer(read(buffer.GetProperty("file").GetString()!), buffer.GetProperty("readonly").GetBoolean()))]
            : [];
        PlainReaderFails = entry.TryGetProperty("plain_unpickler", out _);
    }

    public string File { get; }

    public string Kind { get; }

    public int Protocol { get; }

    public byte[] Pickle { get; }

    /// <summary>What a user of CPython sees; null: only the graph is meant.</summary>
    public JsonElement? Expected { get; }

    /// <summary>What the opcodes build when every name stays a stub; null: the same as <see cref="Expected"/>.</summary>
    public JsonElement? Graph { get; }

    /// <summary>Facts from static reading; null: none are recorded.</summary>
    public JsonElement? Facts { get; }

    /// <summary>What to give for Python 2's strings; null: the default.</summary>
    public string? Encoding { get; }

    public IReadOnlyList<PickleBuffer> Buffers { get; }

    /// <summary>Raw bytes lie between the opcodes: whoever does not know of them must fail.</summary>
    public bool PlainReaderFails { get; }

    public override string ToString() => File;
}

/// <summary>Input that is bad or hostile.</summary>
internal sealed class CorpusBad(JsonElement entry)
{
    public string Name { get; } = entry.GetProperty("name").GetString()!;

    public string Category { get; } = entry.GetProperty("category").GetString()!;

    public byte[] Pickle { get; } = CorpusArchive.BytesOf(entry);

    /// <summary><c>reject</c>, <c>accept</c> or <c>safe</c>: any clean answer.</summary>
    public string Want { get; } = entry.GetProperty("want").GetString()!;

    /// <summary>The fault lies in what a name means: a reader that leaves names as stubs may load it.</summary>
    public bool StubsMayLoad { get; } = entry.TryGetProperty("stub_reader", out _);

    /// <summary>What CPython gets from it; null: not recorded.</summary>
    public JsonElement? Value { get; } =
        entry.GetProperty("outcome").GetProperty("bytes").TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public override string ToString() => Name;
}

/// <summary>A pickle that names something dangerous.</summary>
internal sealed class CorpusMalicious(JsonElement entry, byte[] pickle)
{
    public string File { get; } = entry.GetProperty("file").GetString()!;

    public byte[] Pickle { get; } = pickle;

    /// <summary>The names that a static reader finds in the first pickle, in order; <c>!error</c>: where CPython's stub reader gave up.</summary>
    public IReadOnlyList<(string Module, string Name)> Globals { get; } =
        [.. entry.GetProperty("globals").EnumerateArray().Select(name => (name[0].GetString()!, name[1].GetString()!))];

    public override string ToString() => File;
}
