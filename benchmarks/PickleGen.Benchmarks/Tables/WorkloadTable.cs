using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>The workloads, each serializer's ratio to System.Text.Json, CPython's beside them.</summary>
internal static class WorkloadTable
{
    public static IEnumerable<string> Rows(Func<string, bool> isWanted)
    {
        yield return "| workload | serializer | to array | of fresh objects | to buffer | load | bytes | allocated, to array | to buffer | load |";
        yield return "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|";
        using var python = new Python();
        foreach (var workload in Workload.All)
        {
            if (!isWanted(workload.Name)) continue;
            foreach (string row in Rows(workload, python)) yield return row;
        }
    }

    private static IEnumerable<string> Rows(Workload workload, Python python)
    {
        var all = workload.Contestants;
        var toArray = Comparison.Run([.. all.Select(one => one.ToArray)]);
        var fresh = Comparison.RunFresh([.. all.Select(one => one.FreshToArray)], [.. toArray.Select(result => (int)Math.Clamp(2000 / result.Microseconds, 1, 1000))]);
        var toBuffer = Comparison.Run([.. all.Select(one => one.ToBuffer)]);
        var load = Comparison.Run([.. all.Select(one => one.Load)]);
        for (int i = 0; i < all.Count; i++)
        {
            string first = i == 0 ? $"**{workload.Name}** {workload.Description}" : "";
            yield return $"| {first} | {all[i].Name} | {Cell(toArray[i], i)} | {Cell(fresh[i], i)} | {Cell(toBuffer[i], i)} | {Cell(load[i], i)} | {all[i].Bytes.Length:N0} "
                + $"| {Allocated(all[i].ToArray):N0} | {Allocated(all[i].ToBuffer):N0} | {Allocated(all[i].Load):N0} |";
        }
        var rival = python.Measure(all[^1].Bytes);
        yield return FormattableString.Invariant(
            $"| | CPython's C pickler | {rival.Dump / toArray[0].Microseconds:f2} | | | {rival.Load / load[0].Microseconds:f2} | {rival.Size:N0} | | | |");
    }

    private static string Cell(Result result, int index) =>
        index == 0 ? FormattableString.Invariant($"1 ({result.Microseconds:N1} µs)") : FormattableString.Invariant($"{result.Ratio:f2}");

    private static long Allocated(Action run)
    {
        run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
