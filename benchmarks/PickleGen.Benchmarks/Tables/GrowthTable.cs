using System.Diagnostics;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>Trees from a thousand to a million nodes: time and memory a node.</summary>
internal static class GrowthTable
{
    private static readonly int[] s_sizes = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];

    public static IReadOnlyList<Growth> Measure()
    {
        // The code's last tier first, as a long-running program has it.
        var small = INode<Node>.Make(1000);
        byte[] pickle = PickleSerializer.Serialize(small);
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 2;)
        {
            PickleSerializer.Serialize(small);
            PickleSerializer.Deserialize<Node>(pickle);
        }
        return [.. s_sizes.Select(Measure)];
    }

    public static IEnumerable<string> Rows(IEnumerable<Growth> sizes)
    {
        yield return "| nodes | save, ns a node | load, ns a node | bytes a node | allocated by load, bytes a node |";
        yield return "|---:|---:|---:|---:|---:|";
        foreach (var size in sizes)
            yield return FormattableString.Invariant($"| {size.Nodes:N0} | {size.Save:f1} | {size.Load:f1} | {size.Bytes:f1} | {size.Allocated:f1} |");
    }

    private static Growth Measure(int nodes)
    {
        var tree = INode<Node>.Make(nodes);
        byte[] pickle = PickleSerializer.Serialize(tree);
        int runs = Math.Max(5, 300_000 / nodes);
        double save = Time(runs, () => PickleSerializer.Serialize(tree)), load = Time(runs, () => PickleSerializer.Deserialize<Node>(pickle));
        long before = GC.GetAllocatedBytesForCurrentThread();
        PickleSerializer.Deserialize<Node>(pickle);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Growth(nodes, save / nodes, load / nodes, (double)pickle.Length / nodes, (double)allocated / nodes);
    }

    private static double Time(int runs, Action run)
    {
        for (int i = 0; i < 3; i++) run();
        return Comparison.Median([.. Enumerable.Range(0, runs).Select(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            run();
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        })]);
    }
}

/// <summary>What a tree of so many nodes costs a node.</summary>
internal readonly record struct Growth(int Nodes, double Save, double Load, double Bytes, double Allocated);
