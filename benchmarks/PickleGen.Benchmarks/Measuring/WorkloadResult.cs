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

    private static List<Standing> Start(string name, bool isProfiled) =>
        OwnProcess.Measure<List<Standing>>(["measure", name, isProfiled ? "profiled" : Unprofiling], ("DOTNET_TieredPGO", isProfiled ? "1" : "0"));
}
