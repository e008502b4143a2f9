using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace PickleGen.Tool;

/// <summary>Finds pickles: a file that is one, those inside a zip (torch's .pt, numpy's .npz), and those inside numpy's .npy.</summary>
internal static class PickleFinder
{
    /// <summary>A file inside a zip that unpacks to more is not looked into.</summary>
    private const int MaxUnpacked = 1 << 30;

    /// <summary>Zips inside zips.</summary>
    private const int MaxNesting = 4;

    private static readonly string[] s_pickleNames = [".pkl", ".pickle", ".p", ".pck", ".joblib", ".dill"];

    /// <summary>The pickles of a file.</summary>
    /// <param name="path">The file's path, for the report.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="isNamed">Whether somebody said that it is one: else what looks like none, and is none, is left out.</param>
    public static IEnumerable<FoundPickle> Find(string path, byte[] content, bool isNamed) => Find(path, content, isNamed, nesting: 0);

    private static IEnumerable<FoundPickle> Find(string path, byte[] content, bool isNamed, int nesting)
    {
        if (content.AsSpan().StartsWith("PK\x03\x04"u8)) return nesting < MaxNesting ? FindInZip(path, content, nesting) : [new(path, new InvalidDataException("zips nest too deep"))];
        if (NumpyFile.Is(content)) return FindInArray(path, content);
        var found = FoundPickle.Read(path, content);
        return found.IsNone && !isNamed && !LooksLikePickle(path, content) ? [] : [found];
    }

    private static IEnumerable<FoundPickle> FindInArray(string path, byte[] content)
    {
        try
        {
            return NumpyFile.PickleIn(content) is { } pickle ? [FoundPickle.Read(path, pickle)] : [];
        }
        catch (InvalidDataException e)
        {
            return [new(path, e)];
        }
    }

    private static IEnumerable<FoundPickle> FindInZip(string path, byte[] content, int nesting)
    {
        IReadOnlyList<ZipArchiveEntry> entries;
        try
        {
            entries = new ZipArchive(new MemoryStream(content)).Entries;
        }
        catch (InvalidDataException e)
        {
            return [new(path, e)];
        }
        return entries.SelectMany(entry =>
        {
            string inside = $"{path}/{entry.FullName}";
            return TryUnpack(entry, out byte[] unpacked, out var fault) ? Find(inside, unpacked, isNamed: false, nesting + 1) : [new(inside, fault)];
        });
    }

    // The length that the zip declares is not believed.
    private static bool TryUnpack(ZipArchiveEntry entry, out byte[] content, [NotNullWhen(false)] out Exception? fault)
    {
        content = [];
        fault = null;
        try
        {
            using var stream = entry.Open();
            using var unpacked = new MemoryStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                if (unpacked.Length + read > MaxUnpacked) throw new InvalidDataException($"it unpacks to more than {MaxUnpacked} bytes");
                unpacked.Write(buffer, 0, read);
            }
            content = unpacked.ToArray();
            return true;
        }
        catch (Exception e) when (ToolConsole.IsUnreadable(e))
        {
            fault = e;
            return false;
        }
    }

    private static bool LooksLikePickle(string path, ReadOnlySpan<byte> content) =>
        s_pickleNames.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        || content.Length > 1 && content[0] == (byte)PickleOpcode.Proto && content[1] is >= 2 and <= 5;
}
