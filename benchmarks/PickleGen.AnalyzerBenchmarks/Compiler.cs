using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace PickleGen.AnalyzerBenchmarks;

/// <summary>The SDK's compiler server, kept running between compilations as builds keep it: started here, so that its processor time can be read.</summary>
internal sealed class Compiler : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("analyzers-").FullName;
    private readonly string _name = $"benchmark-{Guid.NewGuid():N}";
    private readonly Process _server;
    private readonly string[] _references;

    public Compiler()
    {
        string framework = Path.Combine(Told("TargetingPack"), "ref", "net10.0");
        _references = [.. Directory.GetFiles(framework, "*.dll").Append(typeof(Pickler).Assembly.Location).Select(static file => $"/reference:{file}")];
        _server = Start("VBCSCompiler.dll", $"-pipename:{_name}");
    }

    /// <summary>The analyzers and generators that every project of the SDK has, with the severities they have there.</summary>
    public static string[] SdkAnalyzers { get; } =
    [
        .. Directory.GetFiles(Told("SdkAnalyzers"), "*.dll").Concat(Directory.GetFiles(Path.Combine(Told("TargetingPack"), "analyzers", "dotnet", "cs"), "*.dll")).Select(static file => $"/analyzer:{file}"),
        $"/analyzerconfig:{Path.Combine(Told("SdkAnalyzers"), "build", "config", "analysislevel_10_default.globalconfig")}",
    ];

    /// <summary>Writes sources into files; returns them as arguments.</summary>
    public string[] Write(IEnumerable<string> sources)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        return [.. sources.Select((source, number) =>
        {
            string file = Path.Combine(folder, $"File{number}.cs");
            File.WriteAllText(file, source);
            return file;
        })];
    }

    /// <summary>Compiles a library; what it takes.</summary>
    public Cost Compile(IEnumerable<string> arguments)
    {
        string response = Response(arguments);
        var before = Processor();
        long start = Stopwatch.GetTimestamp();
        Run($"/shared:{_name}", $"@{response}");
        return new Cost(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Processor() - before).TotalMilliseconds);
    }

    /// <summary>Compiles a library by a compiler that was not started before; the milliseconds that it says a generator took (<c>csc /reportanalyzer</c>).</summary>
    /// <param name="generator">The generator's full name.</param>
    /// <param name="arguments">Sources and generator.</param>
    public double FirstRun(string generator, IEnumerable<string> arguments)
    {
        string said = Run($"@{Response(arguments.Append("/reportanalyzer"))}");
        string line = said.Split('\n').Single(line => line.TrimEnd().EndsWith($" {generator}", StringComparison.Ordinal));
        return 1000 * double.Parse(line.AsSpan().Trim()[..line.AsSpan().Trim().IndexOf(' ')], CultureInfo.InvariantCulture);
    }

    private string Response(IEnumerable<string> arguments)
    {
        string response = Path.Combine(_folder, "options.rsp");
        string[] options = ["/noconfig", "/nostdlib+", "/target:library", "/nullable:enable", "/deterministic+", "/nologo", "/optimize+", $"/out:{Path.Combine(_folder, "Types.dll")}"];
        File.WriteAllLines(response, options.Concat(_references).Concat(arguments).Select(static option => $"\"{option}\""));
        return response;
    }

    private static string Run(params string[] arguments)
    {
        using var client = Start("csc.dll", arguments);
        string said = client.StandardOutput.ReadToEnd();
        client.WaitForExit();
        return client.ExitCode == 0 ? said : throw new InvalidOperationException(said);
    }

    /// <summary>Compiles each in turns, so that whatever else the machine does meets all alike; what each takes, round by round.</summary>
    /// <param name="warmUps">Rounds that do not count: the compiler and what it loads is compiled itself on the way.</param>
    /// <param name="rounds">Rounds that do.</param>
    /// <param name="compilations">Arguments of each.</param>
    public Cost[][] InTurns(int warmUps, int rounds, params string[][] compilations)
    {
        for (int i = 0; i < warmUps; i++)
        {
            foreach (string[] arguments in compilations) Compile(arguments);
        }
        return [.. Enumerable.Range(0, rounds).Select(_ => compilations.Select(Compile).ToArray())];
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private TimeSpan Processor()
    {
        _server.Refresh();
        return _server.TotalProcessorTime;
    }

    private static Process Start(string program, params string[] arguments)
    {
        string path = Path.Combine(Told("CompilerFolder"), program);
        return Process.Start(new ProcessStartInfo("dotnet", ["exec", path, .. arguments]) { RedirectStandardOutput = true })!;
    }

    private static string Told(string key) => typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(told => told.Key == key).Value!;
}
