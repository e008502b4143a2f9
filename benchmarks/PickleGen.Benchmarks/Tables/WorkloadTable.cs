using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>All that was measured: each serializer's ratio to the first one, sizes, allocations, CPython beside them.</summary>
internal static class WorkloadTable
{
    public static IEnumerable<string> Rows(IReadOnlyDictionary<string, WorkloadResult> results)
    {
        yield return "| workload | serializer | to array | of fresh objects | to buffer | load | bytes | allocated, to array | to buffer | load |";
        yield return "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|";
        foreach (var workload in Workload.All)
        {
            if (!results.TryGetValue(workload.Name, out var result)) continue;
            foreach (var one in result.Standings)
            {
                bool isFirst = one == result.Standings[0];
                yield return $"| {(isFirst ? $"**{workload.Name}** {workload.Description}" : "")} | {one.Name} "
                    + $"| {Time(one.ToArray, isFirst)} | {Time(one.Fresh, isFirst)} | {Time(one.ToBuffer, isFirst)} | {Time(one.Load, isFirst)} "
                    + $"| {one.Bytes:N0} | {one.ToArray?.Allocated:N0} | {one.ToBuffer?.Allocated:N0} | {one.Load.Allocated:N0} |";
            }
            var (first, python) = (result.Standings[0], result.Python);
            yield return FormattableString.Invariant(
                $"| | CPython's C pickler | {python.Dump / first.ToArray!.Microseconds:f2} | | | {python.Load / first.Load.Microseconds:f2} | {python.Size:N0} | | | |");
        }
    }

    private static string Time(Operation? operation, bool isFirst) => operation is null ? ""
        : isFirst ? FormattableString.Invariant($"1 ({operation.Microseconds:N2} µs)")
        : FormattableString.Invariant($"{operation.Ratio:f2}");
}
