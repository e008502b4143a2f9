namespace PickleGen.Tool;

/// <summary>The files in a folder and in those inside it. Links are followed, as whoever loads from there follows them; each folder is walked once, wherever links lead.</summary>
internal static class FolderFiles
{
    /// <summary>The paths, sorted within each folder; behind a folder that cannot be read, why.</summary>
    public static IEnumerable<(string Path, Exception? Fault)> In(string folder)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([folder]);
        while (open.TryPop(out string? path))
        {
            var (files, folders, fault) = List(path, met);
            if (fault is not null) yield return (path, fault);
            foreach (string file in files) yield return (file, null);
            foreach (string inner in folders.Reverse()) open.Push(inner);
        }
    }

    /// <summary>All bytes of a file in a folder. What the system gives no length is not opened: a pipe waits for its writer, and a device may have no end.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] ReadAll(string file)
    {
        var info = new FileInfo(file);
        var target = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
        return target.Length == 0 ? [] : File.ReadAllBytes(file);
    }

    private static (string[] Files, string[] Folders, Exception? Fault) List(string folder, HashSet<string> met)
    {
        try
        {
            if (!met.Add(RealPath(folder))) return ([], [], null);
            return (Sorted(Directory.GetFiles(folder)), Sorted(Directory.GetDirectories(folder)), null);
        }
        catch (Exception e) when (ToolConsole.IsUnreadable(e))
        {
            return ([], [], e);
        }
    }

    private static string[] Sorted(string[] paths)
    {
        Array.Sort(paths, StringComparer.Ordinal);
        return paths;
    }

    // Links in the middle of a path count too: by them one folder has any number of names. The folder exists, so the system has resolved all of them.
    private static string RealPath(string folder)
    {
        string full = Path.GetFullPath(folder);
        string real = Path.GetPathRoot(full)!;
        foreach (string name in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, name);
            if (Directory.ResolveLinkTarget(real, returnFinalTarget: false) is { } target) real = RealPath(target.FullName);
        }
        return real;
    }
}
