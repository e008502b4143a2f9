using System.Text;

namespace PickleGen;

/// <summary>Segments of a path as <c>os.path.join</c> joins them (posixpath.py, ntpath.py) and <c>str()</c> of a <c>pathlib</c> path writes them.</summary>
internal static class PathJoining
{
    /// <summary>The path of a class of <c>pathlib</c>.</summary>
    public static PicklePath Join(string kind, IEnumerable<string> segments)
    {
        bool isWindows = PathParts.IsWindows(kind);
        string joined = isWindows ? JoinWindows(segments) : JoinPosix(segments);
        string anchor = joined[..PathParts.AnchorOf(joined, isWindows)];
        var names = PathParts.NamesOf(joined, isWindows);
        string path = anchor + string.Join(PathParts.Separator(isWindows), names);
        return new PicklePath(kind, path.Length == 0 ? "." : path);
    }

    // An absolute segment forgets what came before it.
    private static string JoinPosix(IEnumerable<string> segments)
    {
        var path = new StringBuilder();
        foreach (string segment in segments)
        {
            if (segment.StartsWith('/')) path.Clear();
            else if (path.Length > 0 && path[^1] != '/') path.Append('/');
            path.Append(segment);
        }
        return path.ToString();
    }

    // So does one with another drive; one with a root alone keeps the drive.
    private static string JoinWindows(IEnumerable<string> segments)
    {
        string drive = "", root = "";
        var path = new StringBuilder();
        foreach (string segment in segments)
        {
            string text = segment.Replace('/', '\\');
            int anchor = PathParts.AnchorOf(text, isWindows: true), driveEnd = anchor > 0 && text[anchor - 1] == '\\' && !IsWholeShare(text, anchor) ? anchor - 1 : anchor;
            string itsDrive = text[..driveEnd], itsRoot = text[driveEnd..anchor];
            if (itsRoot.Length > 0)
            {
                if (itsDrive.Length > 0 || drive.Length == 0) drive = itsDrive;
                root = itsRoot;
                path.Clear();
            }
            else if (itsDrive.Length > 0 && itsDrive != drive)
            {
                if (!string.Equals(itsDrive, drive, StringComparison.OrdinalIgnoreCase))
                {
                    root = "";
                    path.Clear();
                }
                drive = itsDrive;
            }
            if (path.Length > 0 && path[^1] != '\\') path.Append('\\');
            path.Append(text.AsSpan(anchor));
        }
        if (root.Length == 0 && drive.StartsWith(@"\\", StringComparison.Ordinal)) root = @"\";
        return drive + root + path;
    }

    // \\server\share with nothing behind it ends in no separator of its own.
    private static bool IsWholeShare(string text, int anchor) => anchor <= 2 && text.StartsWith(@"\\", StringComparison.Ordinal);
}
