using System.Diagnostics;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>Cases that run in turns in one process, so that whatever else the machine does meets all of them alike.</summary>
internal static class Comparison
{
    private const int Rounds = 51;
    private const double WarmUpSeconds = 0.4;
    private const double RoundMilliseconds = 1;

    /// <summary>For each case the median of its times in µs, and the median over the rounds of its ratio to the first case's time.</summary>
    public static IReadOnlyList<Result> Run(IReadOnlyList<Action> cases)
    {
        // Twice: the first warm-up may end before the last tier of the code is there.
        int[] counts = [.. cases.Select(WarmUp)];
        counts = [.. cases.Select(WarmUp)];
        return Collect(cases.Count, i => (cases[i], counts[i]));
    }

    /// <summary>The same for values that are new in each round.</summary>
    public static IReadOnlyList<Result> RunFresh(IReadOnlyList<Func<int, Action>> cases, IReadOnlyList<int> counts) =>
        Collect(cases.Count, i => (cases[i](counts[i]), counts[i]), isWhole: true);

    private static List<Result> Collect(int count, Func<int, (Action Run, int Count)> next, bool isWhole = false)
    {
        double[][] times = [.. Enumerable.Range(0, count).Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < count; i++)
            {
                var (run, runs) = next(i);
                long start = Stopwatch.GetTimestamp();
                for (int k = isWhole ? runs : 1; k <= runs; k++) run();
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / runs;
            }
        }
        return [.. times.Select(own => new Result(Median(own), Median(own.Zip(times[0], static (time, first) => time / first))))];
    }

    // How many runs make a round.
    private static int WarmUp(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        int runs = 0;
        for (; runs < 100 || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; runs++)
        {
            run();
            if (runs >= 5 && Stopwatch.GetElapsedTime(start).TotalSeconds > 4 * WarmUpSeconds) break;
        }
        double each = Stopwatch.GetElapsedTime(start).TotalMilliseconds / runs;
        return Math.Max(1, (int)(RoundMilliseconds / each));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

/// <summary>Time in µs, and how it compares with the first case of the same comparison.</summary>
internal readonly record struct Result(double Microseconds, double Ratio);
