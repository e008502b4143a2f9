namespace PickleGen;

/// <summary>The classes of <c>pathlib</c>. Paths are values here; no file system is asked.</summary>
internal static class PathFunctions
{
    public static void AddTo(StdlibTable table)
    {
        foreach (string kind in new[] { "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath" })
        {
            char separator = kind.Contains("Windows", StringComparison.Ordinal) ? '\\' : '/';
            // Python 3.13 calls the module pathlib._local.
            foreach (string module in new[] { "pathlib", "pathlib._local" }) table.Class(module, kind, (_, arguments) => new PicklePath(kind, Join(arguments, separator)));
        }
    }

    private static string Join(PickleTuple parts, char separator)
    {
        var path = new System.Text.StringBuilder();
        for (int i = 0; i < parts.Count; i++)
        {
            if (path.Length > 0 && path[^1] != separator) path.Append(separator);
            path.Append(parts.Get<string>(i, "pathlib"));
        }
        return path.Length == 0 ? "." : path.ToString();
    }
}
