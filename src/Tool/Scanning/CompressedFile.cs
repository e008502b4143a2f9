using System.IO.Compression;

namespace PickleGen.Tool;

/// <summary>A file that is compressed as a whole, as pandas (<c>.pkl.gz</c>) and joblib (<c>.z</c>) read it.</summary>
internal static class CompressedFile
{
    /// <summary>Whether it is such a file, of a compression that is read here.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => PackedBytes.IsGzip(content) || PackedBytes.IsZlib(content);

    /// <summary>What comes out of it.</summary>
    public static Unpacked Unpack(string path, byte[] content) => Unpacked.From(
        path,
        () => PackedBytes.IsGzip(content) ? new GZipStream(new MemoryStream(content), CompressionMode.Decompress) : new ZLibStream(new MemoryStream(content), CompressionMode.Decompress));
}
