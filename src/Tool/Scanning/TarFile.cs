using System.Formats.Tar;

namespace PickleGen.Tool;

/// <summary>Tar files, of any age: the oldest, which torch wrote, have no magic but a checksum.</summary>
internal static class TarFile
{
    private const int HeaderSize = 512, Checksum = 148, ChecksumSize = 8;

    /// <summary>Whether the content starts with a tar's header. Some programs took its bytes for signed, which Python reads too.</summary>
    public static bool Is(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderSize) return false;
        int declared = 0, actual = 0, signed = 0;
        bool hasDigits = false;
        foreach (byte b in content.Slice(Checksum, ChecksumSize))
        {
            if (b is >= (byte)'0' and <= (byte)'7') (declared, hasDigits) = (declared * 8 + b - '0', true);
            else if (b is not ((byte)' ' or 0)) return false;
        }
        for (int at = 0; at < HeaderSize; at++)
        {
            byte counted = at is >= Checksum and < Checksum + ChecksumSize ? (byte)' ' : content[at];
            actual += counted;
            signed += (sbyte)counted;
        }
        return hasDigits && (declared == actual || declared == signed);
    }

    /// <summary>The files in it, unpacked one by one.</summary>
    public static IEnumerable<Unpacked> Unpack(string path, byte[] tar)
    {
        using var reader = new TarReader(new MemoryStream(tar));
        while (true)
        {
            var fault = TryNext(reader, out var entry);
            if (fault is not null) yield return new(path, fault);
            if (entry is null) yield break;
            if (entry.DataStream is { } data) yield return Unpacked.From($"{path}/{entry.Name}", () => data);
        }
    }

    // The reader leaves what it finds in bad headers to the methods that it calls.
    private static Exception? TryNext(TarReader reader, out TarEntry? entry)
    {
        entry = null;
        try
        {
            entry = reader.GetNextEntry();
            return null;
        }
        catch (Exception e) when (ToolConsole.IsUnreadable(e) || e is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return e;
        }
    }
}
