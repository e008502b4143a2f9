namespace PickleGen;

/// <summary>A path's parts: what <c>pathlib</c>'s reduce gives (CPython 3.11 <c>PurePath.__reduce__</c>). Drive and root are one part.</summary>
internal static class PathParts
{
    /// <summary>The parts, as strings.</summary>
    public static object?[] Of(PicklePath path)
    {
        bool isWindows = path.Kind.Contains("Windows", StringComparison.Ordinal);
        char separator = isWindows ? '\\' : '/';
        int anchor = isWindows ? WindowsAnchor(path.Value) : PosixAnchor(path.Value);
        var parts = new List<object?>();
        if (anchor > 0) parts.Add(path.Value[..anchor]);
        foreach (string part in path.Value[anchor..].Split(separator))
        {
            if (part.Length > 0 && part != ".") parts.Add(part);
        }
        return [.. parts];
    }

    // Exactly two slashes mean something of their own (POSIX 4.13).
    private static int PosixAnchor(string path)
    {
        int slashes = path.Length - path.TrimStart('/').Length;
        return slashes == 2 ? 2 : Math.Min(slashes, 1);
    }

    private static int WindowsAnchor(string path)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
        {
            int share = path.IndexOf('\\', 2);
            int end = share < 0 ? -1 : path.IndexOf('\\', share + 1);
            return end < 0 ? path.Length : end + 1;
        }
        int drive = path.Length >= 2 && path[1] == ':' ? 2 : 0;
        return path.Length > drive && path[drive] == '\\' ? drive + 1 : drive;
    }
}
