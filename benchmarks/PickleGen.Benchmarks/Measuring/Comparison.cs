using System.Diagnostics;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>Cases that run in turns in one process, so that whatever else the machine does meets all of them alike.</summary>
internal static class Comparison
{
    private const int Rounds = 51;
    private const double WarmUpSeconds = 0.4;
    private const double RoundMilliseconds = 1;

    /// <summary>For each case the median of its times in µs, and the median over the rounds of its ratio to the first case's time.</summary>
    public static IReadOnlyList<Result> Run(IReadOnlyList<Action> cases) =>
        Run([.. cases.Select(static run => (Action<int>)(times => { for (int i = 0; i < times; i++) run(); }))]);

    /// <summary>The same for cases that run as often as they are told, without a call of a delegate each time.</summary>
    public static IReadOnlyList<Result> Run(IReadOnlyList<Action<int>> cases)
    {
        // Twice: the first warm-up may end before the last tier of the code is there.
        int[] counts = [.. cases.Select(WarmUp)];
        counts = [.. cases.Select(WarmUp)];
        return Collect(cases.Count, i => (() => cases[i](counts[i]), counts[i]));
    }

    /// <summary>The same for values that are new in each round: a case makes so many, and returns what runs over them.</summary>
    public static IReadOnlyList<Result> RunFresh(IReadOnlyList<Func<int, Action>> cases, int count) =>
        Collect(cases.Count, i => (cases[i](count), count));

    private static List<Result> Collect(int count, Func<int, (Action Run, int Times)> next)
    {
        double[][] times = [.. Enumerable.Range(0, count).Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < count; i++)
            {
                var (run, runs) = next(i);
                long start = Stopwatch.GetTimestamp();
                run();
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / runs;
            }
        }
        return [.. times.Select(own => new Result(Median(own), Median(own.Zip(times[0], static (time, first) => time / first))))];
    }

    // How many runs make a round.
    private static int WarmUp(Action<int> run)
    {
        long start = Stopwatch.GetTimestamp();
        int runs = 0;
        for (; runs < 100 || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; runs++)
        {
            run(1);
            if (runs >= 5 && Stopwatch.GetElapsedTime(start).TotalSeconds > 4 * WarmUpSeconds) break;
        }
        // Once as often as in a round: its loop is to be as warm as what it calls.
        double each = Stopwatch.GetElapsedTime(start).TotalMilliseconds / runs;
        int times = Math.Max(1, (int)(RoundMilliseconds / each));
        for (int i = 0; i < 3; i++) run(times);
        return times;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

/// <summary>Time in µs, and how it compares with the first case of the same comparison.</summary>
internal readonly record struct Result(double Microseconds, double Ratio);
