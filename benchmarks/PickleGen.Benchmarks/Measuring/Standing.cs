namespace PickleGen.Benchmarks.Measuring;

/// <summary>What was measured of a contestant beside others, in one process. What it cannot do is null.</summary>
internal sealed record Standing(string Name, Operation? ToArray, Operation? Fresh, Operation? ToBuffer, Operation Load, int Bytes)
{
    /// <summary>Measures all of them; the first one is what the others are compared with.</summary>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<Contestant> all)
    {
        var toArray = Measure(all, static one => one.ToArray);
        var toBuffer = Measure(all, static one => one.ToBuffer);
        var load = Measure(all, static one => one.Load);
        var fresh = MeasureFresh(all, toArray);
        return [.. all.Select((one, i) => new Standing(one.Name, toArray[i], fresh[i], toBuffer[i], load[i]!, one.Bytes.Length))];
    }

    private static Operation?[] Measure(IReadOnlyList<Contestant> all, Func<Contestant, Action<int>?> operation)
    {
        int[] able = [.. Enumerable.Range(0, all.Count).Where(i => operation(all[i]) is not null)];
        var results = Comparison.Run([.. able.Select(i => operation(all[i])!)]);
        var measured = new Operation?[all.Count];
        for (int i = 0; i < able.Length; i++) measured[able[i]] = new Operation(results[i].Microseconds, results[i].Ratio, Allocated(operation(all[able[i]])!));
        return measured;
    }

    // As many values for each as the first one saves in some milliseconds: memory of the same size for all.
    private static Operation?[] MeasureFresh(IReadOnlyList<Contestant> all, Operation?[] reused)
    {
        int[] able = [.. Enumerable.Range(0, all.Count).Where(i => all[i].Fresh is not null)];
        int count = (int)Math.Clamp(2000 / reused[0]!.Microseconds, 1, 1000);
        var results = Comparison.RunFresh([.. able.Select(i => all[i].Fresh!)], count);
        var measured = new Operation?[all.Count];
        for (int i = 0; i < able.Length; i++) measured[able[i]] = new Operation(results[i].Microseconds, results[i].Ratio, null);
        return measured;
    }

    private static long Allocated(Action<int> run)
    {
        run(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run(1);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

/// <summary>Time in µs, its ratio to that of the first contestant, and how many bytes were allocated, where that was asked.</summary>
internal sealed record Operation(double Microseconds, double Ratio, long? Allocated);
