namespace PickleGen.AnalyzerBenchmarks;

/// <summary>What a compilation takes: milliseconds on the clock, and of processors. An analyzer that uses a processor the compiler leaves idle is seen in the second only.</summary>
internal readonly record struct Cost(double Clock, double Processor)
{
    public static Cost operator /(Cost left, Cost right) => new(left.Clock / right.Clock, left.Processor / right.Processor);

    /// <summary>The median of each.</summary>
    public static Cost Median(IEnumerable<Cost> costs)
    {
        Cost[] all = [.. costs];
        return new Cost(Median(all.Select(static cost => cost.Clock)), Median(all.Select(static cost => cost.Processor)));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
