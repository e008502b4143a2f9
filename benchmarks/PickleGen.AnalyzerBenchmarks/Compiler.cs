using System.Diagnostics;
using System.Reflection;

namespace PickleGen.AnalyzerBenchmarks;

/// <summary>The SDK's compiler, kept running between compilations as builds keep it.</summary>
internal sealed class Compiler : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analyzers-").FullName;
    private readonly string _server = $"benchmark-{Guid.NewGuid():N}";
    private readonly string[] _options;

    public Compiler(IEnumerable<string> sources)
    {
        string references = Path.Combine(Told("TargetingPack"), "ref", "net10.0");
        _options =
        [
            "/noconfig", "/nostdlib+", "/target:library", "/nullable:enable", "/deterministic+", "/nologo", "/optimize+", $"/out:{Path.Combine(_folder, "out.dll")}",
            .. Directory.GetFiles(references, "*.dll").Append(typeof(Pickler).Assembly.Location).Select(file => $"/reference:{file}"),
            .. sources.Select(Write),
        ];
    }

    /// <summary>Milliseconds that one compilation takes.</summary>
    public double Time(params string[] more)
    {
        string response = Path.Combine(_folder, "options.rsp");
        File.WriteAllLines(response, _options.Concat(more).Select(option => $"\"{option}\""));
        long start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Told("Compiler"), $"/shared:{_server}", "/keepalive:30", $"@{response}"]) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException(said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Told(string key) => typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(told => told.Key == key).Value!;

    private string Write(string source, int number)
    {
        string file = Path.Combine(_folder, $"File{number}.cs");
        File.WriteAllText(file, source);
        return file;
    }
}
