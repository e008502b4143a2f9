using System.Diagnostics;
using System.Text.Json;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>A process that saves one small object and ends.</summary>
internal static class StartTable
{
    private const int Processes = 25;

    /// <summary>In such a process.</summary>
    public static void Run(string serializer)
    {
        var person = IPerson.Make<Person>(1);
        byte[] bytes = serializer switch
        {
            "pickle" => PickleSerializer.Serialize(person),
            "json" => JsonSerializer.SerializeToUtf8Bytes(person, JsonContext.Default.Person),
            _ => [1],
        };
        Environment.ExitCode = bytes.Length == 0 ? 1 : 0;
    }

    public static IEnumerable<string> Rows()
    {
        string[] serializers = ["nothing", "json", "pickle"];
        double[][] times = [.. serializers.Select(_ => new double[Processes])];
        for (int i = 0; i < Processes; i++)
        {
            for (int one = 0; one < serializers.Length; one++) times[one][i] = Start(serializers[one]);
        }
        double json = Comparison.Median(times[1]);
        yield return "| process | ms | ratio |";
        yield return "|---|---:|---:|";
        string[] names = ["saves nothing", "System.Text.Json", "PickleGen"];
        for (int one = 0; one < names.Length; one++)
        {
            double time = Comparison.Median(times[one]);
            yield return FormattableString.Invariant($"| {names[one]} | {time:f0} | {time / json:f2} |");
        }
    }

    private static double Start(string serializer)
    {
        long start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["start", serializer]))!;
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
