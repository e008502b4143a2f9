namespace PickleGen.Tool;

/// <summary>What to say of a file that cannot be read as a pickle, and is packed.</summary>
internal static class PackedHint
{
    // Of zlib's two bytes only those that every program writes, and with which no pickle begins.
    private const byte UsualZlib = 0x78;

    /// <summary>What may be done; empty: the file is not packed.</summary>
    public static string Of(byte[] content) => NameOf(content) switch
    {
        null => "",
        var name when CompressedFile.NameOfUnread(content) is not null => $" (packed with {name}: unpack it first)",
        var name => $" (packed as {name}: unpack it first, or let picklegen scan look into it)",
    };

    private static string? NameOf(byte[] content)
    {
        if (CompressedFile.NameOfUnread(content) is { } unread) return unread;
        if (ZipFile.In(content) is not null) return "zip";
        if (TarFile.Is(content)) return "tar";
        if (!CompressedFile.Is(content)) return null;
        return !CompressedFile.IsZlib(content) ? "gzip" : content[0] == UsualZlib ? "zlib" : null;
    }
}
