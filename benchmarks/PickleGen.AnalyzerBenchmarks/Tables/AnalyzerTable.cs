using PickleGen.Analyzers;
using PickleGen.AnalyzerBenchmarks.Floor;
using PickleGen.Generators;

namespace PickleGen.AnalyzerBenchmarks.Tables;

/// <summary>What looking for delegates that travel costs a program with many lambdas.</summary>
internal static class AnalyzerTable
{
    private const int WarmUps = 6, Rounds = 15;

    /// <summary>What a project that uses PickleGen gives to the compiler.</summary>
    public static string[] Ours { get; } = [$"/analyzer:{typeof(PicklableTypeAnalyzer).Assembly.Location}", $"/analyzer:{typeof(PickleGenerator).Assembly.Location}"];

    private static string[] Idle { get; } = [$"/analyzer:{typeof(IdleAnalyzer).Assembly.Location}"];

    public static IEnumerable<string> Rows()
    {
        yield return "| 10,000 lines, 2,000 lambdas | compiler alone, ms | with an idle analyzer | with ours | with the SDK's analyzers, ms | with these and ours | limit |";
        yield return "|---|---:|---:|---:|---:|---:|---:|";
        yield return Row("20 of them sent away", 20);
        yield return Row("200 of them sent away", 200);
        yield return Row("1,000 of them sent away", 1000);
    }

    private static string Row(string what, int sent)
    {
        using var compiler = new Compiler();
        string[] sources = compiler.Write(Project.Lambdas(sent));
        string[] usual = [.. sources, .. Compiler.SdkAnalyzers];
        var rounds = compiler.InTurns(WarmUps, Rounds, sources, [.. sources, .. Idle], [.. sources, .. Ours], usual, [.. usual, .. Ours]);
        return FormattableString.Invariant($"| {what} | {Clock(0):f0} | {More(1, 0)} | {More(2, 0)} | {Clock(3):f0} | {More(4, 3)} | 10 % |");

        double Clock(int column) => Cost.Median(rounds.Select(round => round[column].Clock));

        string More(int column, int than)
        {
            var more = Cost.Median(rounds.Select(round => round[column] / round[than]));
            return FormattableString.Invariant($"{more.Clock - 1:p0}, {more.Processor - 1:p0}");
        }
    }
}
