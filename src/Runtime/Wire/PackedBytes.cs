using System.Buffers.Binary;
using System.Numerics;

namespace PickleGen;

/// <summary>Which compression a file begins with, as pandas (<c>.pkl.gz</c>) and joblib (<c>.z</c>) write them.</summary>
/// <remarks>The command has the same file: it opens what it can, and the library says what it was given.</remarks>
internal static class PackedBytes
{
    private const byte Deflate = 8, LargestWindow = 7;
    private const int LzmaHeader = 13;

    // Of zlib's two bytes only those that every program writes, and with which no pickle begins.
    private const byte UsualZlib = 0x78;

    /// <summary>The name of the compression, of those that no pickle begins like; null: none.</summary>
    public static string? NameOf(ReadOnlySpan<byte> content)
    {
        if (IsGzip(content)) return "gzip";
        return IsZlib(content) && content[0] == UsualZlib ? "zlib" : NameOfUnread(content);
    }

    /// <summary>Whether it starts as gzip's files do.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, Deflate]);

    /// <summary>Whether it starts as zlib's files do (RFC 1950): two bytes, which other files may start with as well.</summary>
    public static bool IsZlib(ReadOnlySpan<byte> content) =>
        content.Length > 2 && (content[0] & 0xF) == Deflate && content[0] >> 4 <= LargestWindow && (content[0] << 8 | content[1]) % 31 == 0;

    /// <summary>The name of a compression that .NET does not read; null: it is none of these.</summary>
    public static string? NameOfUnread(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0])) return "xz";
        if (IsLzma(content)) return "lzma";
        if (content.StartsWith("BZh"u8) && content.Length > 4 && content[3] is >= (byte)'1' and <= (byte)'9' && content[4] is (byte)'1' or 0x17) return "bzip2";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return "zstd";
        // A frame that zstd and lz4 skip, whatever follows it.
        if (content.Length > 4 && content[0] is >= 0x50 and <= 0x5F && content[1..].StartsWith((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18])) return "zstd or lz4";
        return content.StartsWith((ReadOnlySpan<byte>)[0x04, 0x22, 0x4D, 0x18]) ? "lz4" : null;
    }

    // There is no magic: what Python's lzma takes for such a header (liblzma's "picky" mode), with the properties that joblib asks for.
    private static bool IsLzma(ReadOnlySpan<byte> content)
    {
        if (content.Length < LzmaHeader || content[0] != 0x5D) return false;
        uint dictionary = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(content[5..]);
        bool isUsual = dictionary >= 4096 && (BitOperations.IsPow2(dictionary) || dictionary % 3 == 0 && BitOperations.IsPow2(dictionary / 3));
        return isUsual && size is < (1UL << 38) or ulong.MaxValue;
    }
}
