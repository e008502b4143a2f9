using System.Buffers.Binary;

namespace PickleGen.Tool;

/// <summary>The record at a zip's end, which leads to the directory of its files.</summary>
/// <remarks>
/// Python's <c>zipfile</c> takes the directory that lies right before the record, wherever the record says that it is; .NET, and the reader in torch, the
/// one at that place. Where a zip64's record lies between, Python takes the numbers of that, and .NET only those that are missing in the other.
/// </remarks>
/// <param name="DirectoryEnd">Where the directory ends for Python.</param>
/// <param name="Size">The directory's size.</param>
/// <param name="Offset">Where it begins, from the zip's start on.</param>
/// <param name="Differs">Whether the two records, or the places where they are looked for, differ.</param>
internal readonly record struct ZipEnd(int DirectoryEnd, long Size, long Offset, bool Differs)
{
    // A comment has a byte less: Python looks as far.
    private const int EndSize = 22, MostBehindEnd = 1 << 16, LocatorSize = 20, WideEndSize = 56;

    private static ReadOnlySpan<byte> Directory => "PK\x01\x02"u8;

    private static ReadOnlySpan<byte> End => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> WideEnd => "PK\x06\x06"u8;

    private static ReadOnlySpan<byte> Locator => "PK\x06\x07"u8;

    /// <summary>Where the zip begins; below zero: its numbers are wrong, which Python bears.</summary>
    public long Start => DirectoryEnd - Size - Offset;

    /// <summary>The last such record in the content, which all readers take; null: there is none.</summary>
    public static ZipEnd? Find(ReadOnlySpan<byte> content)
    {
        if (content.Length < EndSize) return null;
        int from = Math.Max(content.Length - EndSize - MostBehindEnd, 0);
        int end = content[from..^(EndSize - End.Length)].LastIndexOf(End);
        if (end < 0) return null;
        end += from;
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(content[(end + 12)..]), offset = BinaryPrimitives.ReadUInt32LittleEndian(content[(end + 16)..]);
        var narrow = new ZipEnd(end, size, offset, Differs: false);

        int locator = end - LocatorSize, wide = locator - WideEndSize;
        if (locator < 0 || !content[locator..].StartsWith(Locator)) return narrow;
        if (wide < 0 || !content[wide..].StartsWith(WideEnd)) return narrow with { Differs = true };
        var found = new ZipEnd(wide, Number(content[(wide + 40)..]), Number(content[(wide + 48)..]), Differs: false);
        bool agrees = (size == uint.MaxValue || size == found.Size) && (offset == uint.MaxValue || offset == found.Offset);
        return found with { Differs = !agrees || Number(content[(locator + 8)..]) != wide - found.Start };
    }

    /// <summary>Whether the directory lies right before the record.</summary>
    public bool HasDirectoryBefore(ReadOnlySpan<byte> content) => DirectoryEnd >= Size && content[(int)(DirectoryEnd - Size)..].StartsWith(Directory);

    /// <summary>Whether programs may find different directories.</summary>
    public bool IsAmbiguous(ReadOnlySpan<byte> content) =>
        Differs || Start < 0 || (Start > 0 && HasDirectoryBefore(content) && content[(int)Offset..].StartsWith(Directory));

    // No more than any place in memory.
    private static long Number(ReadOnlySpan<byte> field) => (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(field), long.MaxValue / 4);
}
