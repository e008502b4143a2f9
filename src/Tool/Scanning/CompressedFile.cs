using System.IO.Compression;

namespace PickleGen.Tool;

/// <summary>A file that is compressed as a whole, as pandas (<c>.pkl.gz</c>) and joblib (<c>.z</c>) read it.</summary>
internal static class CompressedFile
{
    /// <summary>More places that look like members behind zeros than any file has.</summary>
    private const int MaxPadded = 256;

    /// <summary>A zero, and gzip's header for deflate.</summary>
    private static ReadOnlySpan<byte> PaddedHeader => [0, 0x1F, 0x8B, 8];

    /// <summary>Whether it is such a file, of a compression that is read here.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => PackedBytes.IsGzip(content) || PackedBytes.IsZlib(content);

    /// <summary>What comes out of it.</summary>
    public static Unpacked Unpack(string path, byte[] content)
    {
        if (!PackedBytes.IsGzip(content)) return Unpacked.From(path, () => new ZLibStream(new MemoryStream(content), CompressionMode.Decompress));
        var unpacked = UnpackGzip(path, content, 0);
        // Python passes over zeros behind a member and goes on with the next one, .NET ends there.
        int tried = 0;
        for (int at = 0; content.AsSpan(at).IndexOf(PaddedHeader) is >= 0 and var next;)
        {
            at += next + 1;
            // What is only like a header unpacks to little or nothing, and fails.
            var member = UnpackGzip(path, content, at);
            if (++tried > MaxPadded || (long)unpacked.Content.Length + member.Content.Length > Unpacked.MaxSize)
            {
                return unpacked with { Fault = new InvalidDataException("there is more behind zeros than is looked into") };
            }
            unpacked = unpacked with { Content = [.. unpacked.Content, .. member.Content] };
        }
        return unpacked;
    }

    private static Unpacked UnpackGzip(string path, byte[] content, int at) =>
        Unpacked.From(path, () => new GZipStream(new MemoryStream(content, at, content.Length - at), CompressionMode.Decompress));
}
