using System.Diagnostics;
using System.Text.Json;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>What was measured of a workload: all contestants, our defaults once more without the profile that the just-in-time compiler collects, and CPython.</summary>
internal sealed record WorkloadResult(IReadOnlyList<Standing> Standings, IReadOnlyList<Standing> Unprofiled, PythonResult Python)
{
    private const string Unprofiling = "unprofiled";

    /// <summary>Measures in processes of their own, so that no workload meets the heap, the profile and the warm code of another.</summary>
    public static WorkloadResult Of(Workload workload)
    {
        var standings = Start(workload.Name, isProfiled: true);
        using var python = new Python();
        byte[] defaults = workload.Contestants().Single(static one => one.Name == Own.Defaults).Bytes;
        return new WorkloadResult(standings, Start(workload.Name, isProfiled: false), python.Measure(defaults));
    }

    /// <summary>In such a process: prints what it measures.</summary>
    public static void Run(string name, string mode)
    {
        var all = Workload.All.Single(workload => workload.Name == name).Contestants();
        if (mode == Unprofiling) all = [all[0], .. all.Where(static one => one.Name == Own.Defaults)];
        Console.WriteLine(JsonSerializer.Serialize(Standing.Of(all)));
    }

    private static List<Standing> Start(string name, bool isProfiled)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["measure", name, isProfiled ? "profiled" : Unprofiling])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_TieredPGO"] = isProfiled ? "1" : "0" },
        })!;
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{name} cannot be measured.");
        return JsonSerializer.Deserialize<List<Standing>>(json)!;
    }
}
