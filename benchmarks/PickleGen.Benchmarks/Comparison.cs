using System.Diagnostics;

namespace PickleGen.Benchmarks;

/// <summary>Cases that run in turns in one process, so that whatever else the machine does meets all of them alike.</summary>
/// <param name="workload">What is measured.</param>
/// <param name="rivalName">What the others are compared with.</param>
/// <param name="rival">Its code.</param>
internal sealed class Comparison(string workload, string rivalName, Func<object> rival)
{
    private const int WarmUps = 1500;
    private const int Rounds = 101;
    private const int RunsPerRound = 4;

    private readonly List<(string Name, Func<object> Run)> _cases = [(rivalName, rival)];

    public Comparison Add(string name, Func<object> run)
    {
        _cases.Add((name, run));
        return this;
    }

    /// <summary>Runs everything; returns a table row a case: median time, and the median over the rounds of its ratio to the rival's time.</summary>
    public IEnumerable<string> Measure()
    {
        foreach (var (_, run) in _cases)
        {
            for (int i = 0; i < WarmUps; i++) run();
        }

        var times = _cases.ConvertAll(_ => new double[Rounds]);
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < _cases.Count; i++) times[i][round] = Time(_cases[i].Run);
        }

        var rivals = times[0];
        return _cases.Select((@case, i) => FormattableString.Invariant(
            $"| {workload} | {@case.Name} | {Median(times[i]):f1} | {Median(times[i].Zip(rivals, (time, other) => time / other)):f2} |"));
    }

    private static double Time(Func<object> run)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < RunsPerRound; i++) run();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / RunsPerRound;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
