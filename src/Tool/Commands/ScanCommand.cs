namespace PickleGen.Tool;

/// <summary><c>picklegen scan</c>: every name that pickles bring, and whether it is allowed. Nothing is loaded of them.</summary>
internal sealed class ScanCommand : Command
{
    public override string Name => "scan";

    public override string Usage => "scan [--allow MODULE.NAME]… [--assembly FILE]… PATH…";

    public override string Help =>
        """
        Every name in pickles, allowed or refused, also inside folders and what is packed: zip (.pt, .npz), tar, gzip and zlib. Python's own values are allowed;
        --allow adds a name, --assembly the annotated types of an assembly and of those that it refers to, which it loads: only for your own.
        Exit 1 if a name is refused, 2 if a pickle, or something packed that may hold one, cannot be read. Files in folders that hold no pickle are listed on standard error.
        """;

    public override int Run(Arguments arguments, ToolConsole console)
    {
        var report = new ScanReport(console, arguments.Options("--allow"));
        var assemblies = arguments.Options("--assembly");
        var paths = arguments.Files();
        foreach (string assembly in assemblies)
        {
            try
            {
                // Generated code tells the default registry of its types.
                if (StubAssemblies.Load(assembly).All.Count == 0) throw new InvalidDataException("it has no annotated types");
            }
            catch (Exception e) when (ToolConsole.IsUnreadable(e))
            {
                console.Complain(assembly, e);
                return ExitCode.Unusable;
            }
        }
        foreach (string path in paths)
        {
            if (Directory.Exists(path)) ScanFolder(path, console, report);
            else Scan(path, isNamed: true, console.ReadAll, console, report);
        }
        return report.ExitCode;
    }

    private static void ScanFolder(string folder, ToolConsole console, ScanReport report)
    {
        foreach (var (path, fault) in FolderFiles.In(folder))
        {
            if (fault is null) Scan(path, isNamed: false, FolderFiles.ReadAll, console, report);
            else report.Add(new FoundPickle(path, fault));
        }
    }

    private static void Scan(string file, bool isNamed, Func<string, byte[]> read, ToolConsole console, ScanReport report)
    {
        try
        {
            bool isAny = false;
            foreach (var found in PickleFinder.Find(file, read(file), isNamed))
            {
                report.Add(found);
                isAny = true;
            }
            if (!isAny && !isNamed) console.Note(file, "no pickle found");
        }
        catch (Exception e) when (ToolConsole.IsUnreadable(e))
        {
            report.Add(new FoundPickle(file, e));
        }
    }
}
