namespace PickleGen;

/// <summary>The classes of <c>pathlib</c>. Paths are values here; no file system is asked.</summary>
internal static class PathFunctions
{
    public static void AddTo(StdlibTable table)
    {
        foreach (string kind in new[] { "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath" })
        {
            // Python 3.13 calls the module pathlib._local, and gives the segments that a path was made of, not its parts.
            foreach (string module in new[] { "pathlib", "pathlib._local" })
            {
                table.Class(module, kind, (_, arguments) => PathJoining.Join(kind, Enumerable.Range(0, arguments.Count).Select(i => arguments.Get<string>(i, "pathlib"))));
            }
        }
    }
}
