using System.Diagnostics;

namespace Tour;

/// <summary>The tour's other two processes: Python, and this program once more.</summary>
internal static class Processes
{
    /// <summary><c>PICKLEGEN_PYTHON</c>, else <c>python3</c> on the path; null: there is no Python here.</summary>
    public static string? Python { get; } = FindPython();

    /// <summary>Runs a script with its output shown here; returns its exit code.</summary>
    public static int RunPython(string script, params string[] arguments) => Run(Python!, ["-X", "utf8", script, .. arguments]);

    /// <summary>Runs this program again.</summary>
    public static int RunSelf(params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return Run(program, isHost ? [typeof(Processes).Assembly.Location, .. arguments] : arguments);
    }

    private static int Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = AppContext.BaseDirectory })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string? FindPython()
    {
        if (Environment.GetEnvironmentVariable("PICKLEGEN_PYTHON") is { Length: > 0 } chosen) return chosen;
        string[] names = OperatingSystem.IsWindows() ? ["python3.exe", "python.exe"] : ["python3"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
