using System.IO.Compression;

namespace PickleGen.Tool;

/// <summary>A file that is compressed as a whole, as pandas (<c>.pkl.gz</c>) and joblib (<c>.z</c>) read it.</summary>
internal static class CompressedFile
{
    /// <summary>A zero, and gzip's header for deflate.</summary>
    private static ReadOnlySpan<byte> PaddedHeader => [0, 0x1F, 0x8B, 8];

    /// <summary>Whether it is such a file, of a compression that is read here.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => PackedBytes.IsGzip(content) || PackedBytes.IsZlib(content);

    /// <summary>What comes out of it.</summary>
    public static Unpacked Unpack(string path, byte[] content)
    {
        if (!PackedBytes.IsGzip(content)) return Unpacked.From(path, () => new ZLibStream(new MemoryStream(content), CompressionMode.Decompress));
        return content.AsSpan().IndexOf(PaddedHeader) < 0 ? UnpackGzip(path, new MemoryStream(content)) : UnpackMembers(path, content);
    }

    // Python passes over zeros behind a member and goes on with the next one, .NET ends there. Byte by byte it tells where that was.
    private static Unpacked UnpackMembers(string path, byte[] content)
    {
        using var packed = new SingleBytes(content);
        using var unpacked = new MemoryStream();
        Unpacked member;
        do
        {
            member = UnpackGzip(path, packed);
            if (unpacked.Length + member.Content.Length > Unpacked.MaxSize) return new(path, unpacked.ToArray(), Unpacked.TooLong());
            unpacked.Write(member.Content);
            packed.PassZeros();
        }
        while (member.Fault is null && PackedBytes.IsGzip(content.AsSpan(packed.Taken)));
        return member with { Content = unpacked.ToArray() };
    }

    private static Unpacked UnpackGzip(string path, Stream packed) => Unpacked.From(path, () => new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true));
}
