namespace PickleGen.Tool;

/// <summary>What to say of a file that cannot be read as a pickle, and is packed.</summary>
internal static class PackedHint
{
    /// <summary>What may be done; empty: the file is not packed, or nothing is left to say.</summary>
    /// <param name="content">What is in the file.</param>
    /// <param name="message">What is said already: the library names what it knows by the first bytes.</param>
    public static string Of(byte[] content, string message)
    {
        if (NameOf(content) is not { } name) return "";
        bool isNamed = message.Contains($"packed with {name}", StringComparison.Ordinal);
        if (PackedBytes.NameOfUnread(content) is not null) return isNamed ? "" : $" (packed with {name}: unpack it first)";
        return isNamed ? " (or let picklegen scan look into it)" : $" (packed as {name}: unpack it first, or let picklegen scan look into it)";
    }

    private static string? NameOf(byte[] content)
    {
        if (PackedBytes.NameOfUnread(content) is { } unread) return unread;
        if (ZipFile.In(content) is not null) return "zip";
        return TarFile.Is(content) ? "tar" : PackedBytes.NameOf(content);
    }
}
