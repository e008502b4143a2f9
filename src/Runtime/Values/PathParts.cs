namespace PickleGen;

/// <summary>A path's parts: what <c>pathlib</c>'s reduce gives (CPython 3.11 <c>PurePath.__reduce__</c>). Drive and root are one part.</summary>
internal static class PathParts
{
    /// <summary>The parts, as strings.</summary>
    public static object?[] Of(PicklePath path)
    {
        bool isWindows = IsWindows(path.Kind);
        int anchor = AnchorOf(path.Value, isWindows);
        string[] names = NamesOf(path.Value, isWindows);
        return anchor > 0 ? [path.Value[..anchor], .. names] : [.. names];
    }

    /// <summary>Whether a class of <c>pathlib</c> is of Windows.</summary>
    public static bool IsWindows(string kind) => kind.Contains("Windows", StringComparison.Ordinal);

    /// <summary>What divides names.</summary>
    public static char Separator(bool isWindows) => isWindows ? '\\' : '/';

    /// <summary>How many characters are drive and root.</summary>
    public static int AnchorOf(string path, bool isWindows) => isWindows ? WindowsAnchor(path) : PosixAnchor(path);

    /// <summary>The names behind them.</summary>
    public static string[] NamesOf(string path, bool isWindows)
    {
        string rest = path[AnchorOf(path, isWindows)..];
        return [.. rest.Split(Separator(isWindows)).Where(static name => name.Length > 0 && name != ".")];
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
