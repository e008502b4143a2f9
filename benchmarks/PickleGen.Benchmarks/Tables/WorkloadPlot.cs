using System.Text;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>One operation of all workloads as a picture: a row a workload, a dot a serializer, its ratio to the first one on a logarithmic scale.</summary>
internal static class WorkloadPlot
{
    private const int Width = 760, Left = 60, Right = 20, Top = 70, Row = 24, Bottom = 30;
    private const double Least = 0.1, Most = 100;

    private static readonly (string Name, string Color)[] s_series =
    [
        (Own.Defaults, "#d62728"), ("state, untracked", "#ff7f0e"), ("positional, untracked", "#bcbd22"),
        ("MemoryPack", "#1f77b4"), ("MemoryPack, version tolerant", "#17becf"), ("MemoryPack, circular", "#9467bd"), ("MessagePack-CSharp", "#2ca02c"),
        ("Orleans", "#e377c2"), ("Razorvine", "#8c564b"), ("System.Text.Json", "#7f7f7f"), ("System.Text.Json, Preserve", "#7f7f7f"), (CPython, "#000000"),
    ];

    private const string CPython = "CPython's C pickler";

    public static string Draw(IReadOnlyDictionary<string, WorkloadResult> results, string title, Func<Standing, double?> ratio, Func<WorkloadResult, double?> python)
    {
        string[] names = [.. Workload.All.Select(static workload => workload.Name).Where(results.ContainsKey)];
        int height = Top + names.Length * Row + Bottom;
        var svg = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Line($"<rect width=\"{Width}\" height=\"{height}\" fill=\"white\"/>");
        Line($"<text x=\"10\" y=\"18\">{title}</text>");
        Legend();
        foreach (double tick in (double[])[0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100])
        {
            Line($"<line x1=\"{X(tick):f1}\" x2=\"{X(tick):f1}\" y1=\"{Top}\" y2=\"{height - Bottom}\" stroke=\"{(tick == 1 ? "#888" : "#ddd")}\"/>");
            Line($"<text x=\"{X(tick):f1}\" y=\"{height - Bottom + 16}\" text-anchor=\"middle\">{tick}</text>");
        }
        for (int i = 0; i < names.Length; i++)
        {
            double y = Top + (i + 0.5) * Row;
            Line($"<text x=\"{Left - 10}\" y=\"{y + 4:f1}\" text-anchor=\"end\">{names[i]}</text>");
            foreach (var (name, value) in Ratios(results[names[i]]))
                Line($"<circle cx=\"{X(value):f1}\" cy=\"{y:f1}\" r=\"{(name == Own.Defaults ? 6 : 4)}\" fill=\"{Color(name)}\"/>");
        }
        Line($"</svg>");
        return svg.ToString();

        IEnumerable<(string Name, double Value)> Ratios(WorkloadResult result)
        {
            if (python(result) is { } cpython) yield return (CPython, cpython);
            foreach (var one in result.Standings.Reverse())
            {
                if (ratio(one) is { } value && Color(one.Name) is not null) yield return (one.Name, value);
            }
        }

        void Legend()
        {
            int i = 0;
            foreach (var (name, color) in s_series)
            {
                if (name != CPython && !results.Values.Any(result => result.Standings.Any(one => one.Name == name))) continue;
                int x = 10 + i % 4 * 187, y = 34 + i / 4 * 14;
                Line($"<circle cx=\"{x + 4}\" cy=\"{y - 4}\" r=\"4\" fill=\"{color}\"/><text x=\"{x + 12}\" y=\"{y}\" font-size=\"11\">{name}</text>");
                i++;
            }
        }

        void Line(FormattableString line) => svg.Append(FormattableString.Invariant(line)).Append('\n');
    }

    private static double X(double ratio) =>
        Left + Math.Log(Math.Clamp(ratio, Least, Most) / Least) / Math.Log(Most / Least) * (Width - Left - Right);

    private static string? Color(string name) => Array.Find(s_series, one => one.Name == name).Color;
}
