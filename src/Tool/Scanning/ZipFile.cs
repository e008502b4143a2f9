using System.IO.Compression;
using System.Runtime.InteropServices;

namespace PickleGen.Tool;

/// <summary>Zip files: torch's <c>.pt</c>, numpy's <c>.npz</c>.</summary>
/// <remarks>
/// A zip is found by the record at its end, so anything may stand before it; Python's <c>zipfile</c> reads it all the same. Readers differ in how
/// they come from there to the directory: a zip in which that leads to two of them is called so (<see cref="ZipEnd"/>).
/// </remarks>
internal static class ZipFile
{
    private static ReadOnlySpan<byte> FirstFile => "PK\x03\x04"u8;

    /// <summary>The zip in a file, without what stands before it; null: there is none.</summary>
    public static ReadOnlyMemory<byte>? In(ReadOnlyMemory<byte> content)
    {
        if (ZipEnd.Find(content.Span) is { } end && end.HasDirectoryBefore(content.Span)) return content[(int)Math.Max(end.Start, 0)..];
        // What is wrong with its end is said when it is unpacked.
        return content.Span.StartsWith(FirstFile) ? content : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>The files in it, unpacked one by one.</summary>
    /// <param name="path">The path of the file with the zip.</param>
    /// <param name="zip">The zip.</param>
    /// <param name="content">What it was found in.</param>
    public static IEnumerable<Unpacked> Unpack(string path, ReadOnlyMemory<byte> zip, ReadOnlyMemory<byte> content)
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
        var files = entries.Select(entry => Unpacked.From($"{path}/{entry.FullName}", entry.Open));
        return ZipEnd.Find(content.Span) is { } end && end.IsAmbiguous(content.Span)
            ? files.Append(new(path, new InvalidDataException("its end leads to two directories: a program may find other files in it")))
            : files;
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> zip) =>
        MemoryMarshal.TryGetArray(zip, out var bytes) ? new(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new(zip.ToArray(), writable: false);
}
