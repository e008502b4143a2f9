namespace PickleGen.Tool;

/// <summary><c>picklegen scan</c>: every name that pickles bring, and whether the registry allows it. Nothing is loaded.</summary>
internal sealed class ScanCommand : Command
{
    public override string Name => "scan";

    public override string Usage => "scan PATH…";

    public override string Help =>
        "Every name in pickles, allowed or refused, also inside zip files (.pt, .npz) and folders. Exit 1 if any is refused, 2 if a pickle cannot be read.";

    public override int Run(Arguments arguments, ToolConsole console)
    {
        var report = new ScanReport(console);
        foreach (string path in arguments.Files())
        {
            if (!Directory.Exists(path)) Scan(path, isNamed: true, console, report);
            else foreach (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) Scan(file, isNamed: false, console, report);
        }
        return report.ExitCode;
    }

    private static void Scan(string file, bool isNamed, ToolConsole console, ScanReport report)
    {
        try
        {
            foreach (var found in PickleFinder.Find(file, console.ReadAll(file), isNamed)) report.Add(found);
        }
        catch (Exception e) when (ToolConsole.IsUnreadable(e))
        {
            report.Add(new FoundPickle(file, e));
        }
    }
}
