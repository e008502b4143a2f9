using System.Diagnostics;
using System.Globalization;

namespace PickleGen.ClosureBenchmarks;

/// <summary>What the first closure of a process costs, on top of its first plain value; each time in a new process.</summary>
internal static class FirstUse
{
    private const int Processes = 21;

    /// <summary>In the new process: the first plain value, then the first closure, in milliseconds.</summary>
    public static void Run(string direction, string folder)
    {
        var (plain, closure) = direction == "save"
            ? (Time(() => PickleSerializer.Serialize(Plain())), Time(() => PickleSerializer.Serialize(Closure.Sample())))
            : Load(File.ReadAllBytes(PlainIn(folder)), File.ReadAllBytes(ClosureIn(folder)));
        Console.WriteLine(FormattableString.Invariant($"{plain} {closure}"));
    }

    /// <summary>Medians over new processes: of the first plain value, and of the first closure.</summary>
    public static (double Plain, double Closure) Measure(string direction)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllBytes(PlainIn(folder), PickleSerializer.Serialize(Plain()));
        File.WriteAllBytes(ClosureIn(folder), PickleSerializer.Serialize(Closure.Sample()));
        double[][] times = [.. Enumerable.Range(0, Processes).Select(_ => Start(direction, folder))];
        Directory.Delete(folder, recursive: true);
        return (Median(times.Select(pair => pair[0])), Median(times.Select(pair => pair[1])));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static (double Plain, double Closure) Load(byte[] plain, byte[] closure) =>
        (Time(() => PickleSerializer.Deserialize<object>(plain)), Time(() => PickleSerializer.Deserialize<Func<int, string>>(closure, Closure.Trusting())));

    private static List<object?> Plain() => [41, "some text", new double[] { 0.5, 1.5, 2.5 }, new Dictionary<string, object?> { ["a"] = 1 }];

    private static string PlainIn(string folder) => Path.Combine(folder, "plain.pkl");

    private static string ClosureIn(string folder) => Path.Combine(folder, "closure.pkl");

    private static double Time(Func<object?> run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double[] Start(string direction, string folder)
    {
        // `dotnet App.dll` or the app's own host.
        string host = Environment.ProcessPath!;
        string[] app = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(FirstUse).Assembly.Location] : [];
        var start = new ProcessStartInfo(host, [.. app, direction, folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. line.Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
    }
}
