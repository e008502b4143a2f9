using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace PickleGen.Tool;

/// <summary>Zip files: torch's <c>.pt</c>, numpy's <c>.npz</c>.</summary>
/// <remarks>A zip is found by the record at its end, so anything may stand before it; Python's <c>zipfile</c> reads it all the same.</remarks>
internal static class ZipFile
{
    private const int EndSize = 22, LongestComment = ushort.MaxValue;

    private static ReadOnlySpan<byte> FirstFile => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> Directory => "PK\x01\x02"u8;

    private static ReadOnlySpan<byte> End => "PK\x05\x06"u8;

    /// <summary>The zip in a file, without what stands before it; null: there is none.</summary>
    public static ReadOnlyMemory<byte>? In(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith(FirstFile)) return content;
        int searched = Math.Min(content.Length, EndSize + LongestComment);
        int end = content.Span[^searched..].LastIndexOf(End);
        if (end < 0 || searched - end < EndSize) return null;
        end += content.Length - searched;
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(content.Span[(end + 12)..]);
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(content.Span[(end + 16)..]);
        // In a zip64 these stand elsewhere; a zip in a pickle's string is found likewise, and looked into likewise.
        if (size == uint.MaxValue || offset == uint.MaxValue) return content;
        long start = end - (long)size - offset;
        return start >= 0 && content.Span[(int)(end - size)..].StartsWith(Directory) ? content[(int)start..] : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>The files in it, unpacked one by one.</summary>
    public static IEnumerable<Unpacked> Unpack(string path, ReadOnlyMemory<byte> zip)
    {
        IReadOnlyList<ZipArchiveEntry> entries;
        try
        {
            entries = new ZipArchive(Stream(zip)).Entries;
        }
        catch (InvalidDataException e)
        {
            return [new(path, e)];
        }
        return entries.Select(entry => Unpacked.From($"{path}/{entry.FullName}", entry.Open));
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> zip) =>
        MemoryMarshal.TryGetArray(zip, out var bytes) ? new(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new(zip.ToArray(), writable: false);
}
