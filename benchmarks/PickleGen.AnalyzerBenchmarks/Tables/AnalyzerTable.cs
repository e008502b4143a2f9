using PickleGen.Analyzers;
using PickleGen.Generators;

namespace PickleGen.AnalyzerBenchmarks.Tables;

/// <summary>What looking for delegates that travel costs a program with many lambdas.</summary>
internal static class AnalyzerTable
{
    private const int WarmUps = 12, Rounds = 15;

    /// <summary>What a project that uses PickleGen gives to the compiler.</summary>
    public static string[] Ours { get; } = [$"/analyzer:{typeof(PicklableTypeAnalyzer).Assembly.Location}", $"/analyzer:{typeof(PickleGenerator).Assembly.Location}"];

    public static IEnumerable<string> Rows()
    {
        yield return "| 10,000 lines, 2,000 lambdas | without us, ms | more clock | more processor | limit |";
        yield return "|---|---:|---:|---:|---:|";
        yield return Row("20 of them sent away", 20);
        yield return Row("200 of them sent away", 200);
        yield return Row("1,000 of them sent away", 1000);
    }

    private static string Row(string what, int sent)
    {
        using var compiler = new Compiler();
        string[] sources = compiler.Write(Project.Lambdas(sent));
        var rounds = compiler.InTurns(WarmUps, Rounds, sources, [.. sources, .. Ours]);
        var more = Cost.Median(rounds.Select(static round => round[1] / round[0]));
        double without = Cost.Median(rounds.Select(static round => round[0].Clock));
        return FormattableString.Invariant($"| {what} | {without:f0} | {more.Clock - 1:p0} | {more.Processor - 1:p0} | 10 % |");
    }
}
