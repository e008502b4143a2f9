namespace PickleGen.AnalyzerBenchmarks.Tables;

/// <summary>What a project of many annotated types costs the compiler: to look for them and write their code, and to compile that code.</summary>
internal static class RebuildTable
{
    private const int WarmUps = 3, Rounds = 5;

    public static IEnumerable<string> Rows()
    {
        using var compiler = new Compiler();
        string[] types = compiler.Write(Project.Types(Project.ManyTypes));
        string[] code = compiler.Write(KeyStroke.Generate(Project.Types(Project.ManyTypes)));
        string[] whole = [.. types, .. code], usual = Compiler.SdkAnalyzers;
        var rounds = compiler.InTurns(WarmUps, Rounds, types, whole, [.. types, AnalyzerTable.Ours[1]], [.. types, .. AnalyzerTable.Ours], [.. whole, .. usual], [.. types, .. AnalyzerTable.Ours, .. usual]);
        yield return $"| compilation of {Project.ManyTypes:n0} annotated types | clock, ms | processor, ms | clock, to the same sources without us |";
        yield return "|---|---:|---:|---:|";
        yield return Row("their sources alone", 0);
        yield return Row("with the generated code as sources of its own, nothing of ours running", 1);
        yield return Row("with the generator", 2, to: 1);
        yield return Row("with the generator and the analyzers", 3, to: 1);
        yield return Row("with the SDK's analyzers, as projects have them, and the generated code as sources", 4);
        yield return Row("with those, the generator and the analyzers", 5, to: 4);

        string Row(string what, int column, int to = -1)
        {
            var cost = Cost.Median(rounds.Select(round => round[column]));
            string ratio = to < 0 ? "" : FormattableString.Invariant($"{Cost.Median(rounds.Select(round => round[column].Clock / round[to].Clock)):f2}");
            return FormattableString.Invariant($"| {what} | {cost.Clock:f0} | {cost.Processor:f0} | {ratio} |");
        }
    }
}
