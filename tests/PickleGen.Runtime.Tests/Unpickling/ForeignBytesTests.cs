using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>What people give in the place of a pickle is called what it is, whichever way it comes.</summary>
public sealed class ForeignBytesTests
{
    private const string WindowsLines = "Its lines end with CR and LF";

    /// <summary>Bytes, and what is said of them.</summary>
    public static TheoryData<byte[], string> Foreign => new()
    {
        { Packed(static to => new GZipStream(to, CompressionLevel.Fastest)), "packed with gzip" },
        { Packed(static to => new ZLibStream(to, CompressionLevel.Fastest)), "packed with zlib" },
        { [0xFD, .. "7zXZ\0"u8, 0, 4], "packed with xz" },
        { [.. "BZh91AY&SY"u8, 0x12, 0x34], "packed with bzip2" },
        { [0x28, 0xB5, 0x2F, 0xFD, 0x04], "packed with zstd" },
        { Zip(), "packed with zip" },
        { [0x93, .. "NUMPY"u8, 1, 0, 0x76, 0], "a file of numpy's (.npy)" },
        { Encoding.ASCII.GetBytes(Convert.ToBase64String(PickleSerializer.Serialize(new List<int> { 1, 2 }))), "look like a pickle in base64" },
        { Encoding.ASCII.GetBytes(Convert.ToBase64String(PickleSerializer.Serialize("a", new PickleOptions { Protocol = 2 }))), "look like a pickle in base64" },
        { "{\"a\": [1, 2]}"u8.ToArray(), "look like JSON" },
        { "[1, 2]\n"u8.ToArray(), "look like JSON" },
        { [.. Encoding.UTF8.Preamble, .. "\n {\"a\": 1}"u8], "look like JSON" },
        { "x^2 + y"u8.ToArray(), "text, and no pickle" },
        { "<html>\n"u8.ToArray(), "text, and no pickle" },
        { "(dp0\r\nS'a'\r\np1\r\nI1\r\ns."u8.ToArray(), WindowsLines },
        { "ccopy_reg\r\n_reconstructor\r\np0\r\n(c__main__\r\nA\r\np1\r\n."u8.ToArray(), WindowsLines },
    };

    /// <summary>Pickles that are broken, or refused.</summary>
    public static TheoryData<string> Pickles =>
    [
        "\u0080\u0004X\u0089", "cos\nsystem\n.", "(dp0\nS'a\np1\n.", "I5x\n.", "hello", "gAb\n.", "\u0080\u0004\u0098.", "K\u0001", "]\u0005", "PK.", "V\r\nc.", "",
        "Va\r\nI5x\n.",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Bytes_that_are_no_pickle_are_called_what_they_are(byte[] bytes, string said)
    {
        Assert.All<Action>(
            [
                () => PickleSerializer.Deserialize(bytes),
                () => PickleSerializer.Deserialize<List<int>>(bytes),
                () => PickleSerializer.Deserialize<List<int>>(new ReadOnlySequence<byte>(bytes)),
                () => PickleSerializer.Deserialize<List<int>>(new MemoryStream(bytes)),
                () => new Unpickler(new MemoryStream(bytes)).Load(),
            ],
            load => Check(Assert.ThrowsAny<UnpicklingException>(load)));
        Check(await Assert.ThrowsAnyAsync<UnpicklingException>(async () => await PickleSerializer.DeserializeAsync<List<int>>(new MemoryStream(bytes))));
        Check(await Assert.ThrowsAnyAsync<UnpicklingException>(async () => await PickleSerializer.DeserializeElementsAsync<int>(new MemoryStream(bytes)).GetAsyncEnumerator().MoveNextAsync()));

        void Check(UnpicklingException failed) => Assert.Contains(said, failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_document_says_it_too(byte[] bytes, string said)
    {
        if (said == WindowsLines && bytes[0] == 'c') return; // Names are as good as any there.
        Assert.Contains(said, Assert.ThrowsAny<UnpicklingException>(() => PickleDocument.Parse(bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pickles))]
    public void A_broken_pickle_is_called_nothing_else(string pickle)
    {
        byte[] bytes = UnpicklerTests.Bytes(pickle);
        Assert.All<Action>([() => PickleSerializer.Deserialize(bytes), () => PickleSerializer.Deserialize<int>(bytes), () => PickleSerializer.Deserialize<int>(new MemoryStream(bytes))], load =>
        {
            var failed = Assert.ThrowsAny<UnpicklingException>(load);
            Assert.DoesNotContain("The bytes are", failed.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(WindowsLines, failed.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Numbers_between_the_opcodes_are_called_joblibs()
    {
        byte[] bytes = CorpusArchive.Values.Single(static value => value.File == "joblib__array.p3.pkl").Pickle;
        Assert.All<Action>([() => PickleSerializer.Deserialize(bytes), () => PickleDocument.Parse(bytes)], load =>
            Assert.Contains("Arrays of joblib's are in it", Assert.ThrowsAny<UnpicklingException>(load).Message, StringComparison.Ordinal));
        Assert.All(CorpusArchive.Values.Where(static value => value.Kind == "joblib" && value.File != "joblib__array.p3.pkl"), static value => PickleDocument.Parse(value.Pickle));
    }

    // A name with CR is nobody's: to allow it would not help.
    [Fact]
    public void A_name_that_the_way_has_spoiled_is_not_to_be_allowed()
    {
        var refused = Assert.Throws<PickleSecurityException>(() => UnpicklerTests.Load("ccopy_reg\r\n_reconstructor\r\n."));
        Assert.StartsWith(@"The pickle names 'copy_reg\u000d._reconstructor\u000d', which is not in the class registry. Its lines end with CR and LF", refused.Message, StringComparison.Ordinal);
        Assert.Contains("open them as binary", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("To allow it", refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Packed(Func<Stream, Stream> pack)
    {
        var packed = new MemoryStream();
        using (var stream = pack(packed)) stream.Write(PickleSerializer.Serialize(new List<int> { 1, 2 }));
        return packed.ToArray();
    }

    private static byte[] Zip()
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("data.pkl").Open();
            entry.Write(PickleSerializer.Serialize(1));
        }
        return packed.ToArray();
    }
}
