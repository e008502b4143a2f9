using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>Our defaults' ratios to the first contestant, next to where they have to stand; what misses its aim is bold.</summary>
internal static class SummaryTable
{
    public static IEnumerable<string> Rows(IReadOnlyDictionary<string, WorkloadResult> results)
    {
        yield return "| workload | beside | to array | of fresh objects | to buffer | load | without profile: to array | to buffer | load | bytes |";
        yield return "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|";
        foreach (var (name, description, aim, _) in Workload.All)
        {
            if (!results.TryGetValue(name, out var result)) continue;
            var first = result.Standings[0];
            var own = result.Standings.Single(static one => one.Name == Own.Defaults);
            var unprofiled = result.Unprofiled.Single(static one => one.Name == Own.Defaults);
            yield return $"| **{name}** {description} | {first.Name} "
                + $"| {Cell(own.ToArray!, aim.ToArray)} | {Ratio(own.Fresh!.Ratio)} | {Cell(own.ToBuffer!, aim.ToBuffer)} | {Cell(own.Load, aim.Load)} "
                + $"| {Ratio(unprofiled.ToArray!.Ratio)} | {Ratio(unprofiled.ToBuffer!.Ratio)} | {Ratio(unprofiled.Load.Ratio)} | {Ratio((double)own.Bytes / first.Bytes)} |";
        }
    }

    private static string Cell(Operation operation, double aim)
    {
        string ratio = Ratio(operation.Ratio);
        return FormattableString.Invariant($"{(operation.Ratio > aim ? $"**{ratio}**" : ratio)} of {aim:0.##}");
    }

    private static string Ratio(double ratio) => FormattableString.Invariant($"{ratio:f2}");
}
