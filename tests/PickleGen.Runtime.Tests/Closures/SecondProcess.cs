using System.Diagnostics;

namespace PickleGen.Tests.Closures;

/// <summary>Runs the program of <c>tests/ClosureApp</c> twice to save its cases, and once more to load them.</summary>
public sealed class SecondProcess : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("closures-");

    public SecondProcess()
    {
        First = _root.CreateSubdirectory("first").FullName;
        Second = _root.CreateSubdirectory("second").FullName;
        string app = typeof(ClosureApp.Program).Assembly.Location;
        NotSaved = Run(app, "save", First);
        Run(app, "save", Second);
        Loaded = Run(app, "load", First);
    }

    /// <summary>Where one process saved the cases.</summary>
    public string First { get; }

    /// <summary>Where another did.</summary>
    public string Second { get; }

    /// <summary>What could not be saved, and why.</summary>
    public IReadOnlyDictionary<string, string> NotSaved { get; }

    /// <summary>What a third process printed for each case.</summary>
    public IReadOnlyDictionary<string, string> Loaded { get; }

    /// <summary>What runs programs of .NET.</summary>
    public static string Host { get; } = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";

    /// <summary>Starts a program of the command line; what it prints are lines of name, tab and text.</summary>
    public static IReadOnlyDictionary<string, string> Run(string app, params string[] arguments) => Run(app, new Dictionary<string, string>(), arguments);

    /// <summary>The same with more environment variables.</summary>
    public static IReadOnlyDictionary<string, string> Run(string app, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host, [app, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2)).ToDictionary(line => line[0], line => line[1]);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
