using System.Text.Json;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Tables;

namespace PickleGen.Benchmarks;

/// <summary>What was measured of the workloads, kept beside the page, so that one workload can be measured anew; tables and plots are made of all of it.</summary>
internal sealed class Results(string? page)
{
    private readonly SortedDictionary<string, WorkloadResult> _results = Read(page);

    public IEnumerable<string> Summary => SummaryTable.Rows(_results);

    public IEnumerable<string> Details => WorkloadTable.Rows(_results);

    public void Set(string name, WorkloadResult result)
    {
        _results[name] = result;
        if (page is not null) File.WriteAllText(Beside(page, "performance.json"), JsonSerializer.Serialize<IReadOnlyDictionary<string, WorkloadResult>>(_results, s_options) + "\n");
    }

    public void Draw()
    {
        if (page is null) return;
        Draw("to-array", "To a new array", static one => one.ToArray?.Ratio, static result => result.Python.Dump / result.Standings[0].ToArray?.Microseconds);
        Draw("fresh", "Objects never saved before, to a new array", static one => one.Fresh?.Ratio, static _ => null);
        Draw("to-buffer", "To a buffer that is used again", static one => one.ToBuffer?.Ratio, static _ => null);
        Draw("load", "Load", static one => one.Load.Ratio, static result => result.Python.Load / result.Standings[0].Load.Microseconds);

        void Draw(string file, string operation, Func<Standing, double?> ratio, Func<WorkloadResult, double?> python) =>
            File.WriteAllText(Beside(page!, file + ".svg"), WorkloadPlot.Draw(_results, operation + ": ratio to the first serializer of the table, lower is better", ratio, python));
    }

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

    private static SortedDictionary<string, WorkloadResult> Read(string? page) =>
        page is not null && File.Exists(Beside(page, "performance.json"))
            ? JsonSerializer.Deserialize<SortedDictionary<string, WorkloadResult>>(File.ReadAllText(Beside(page, "performance.json")))!
            : new SortedDictionary<string, WorkloadResult>(StringComparer.Ordinal);

    private static string Beside(string page, string file) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(page))!, file);
}
