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
        var rounds = compiler.InTurns(WarmUps, Rounds, types, [.. types, .. code], [.. types, AnalyzerTable.Ours[1]], [.. types, .. AnalyzerTable.Ours]);
        yield return $"| compilation of {Project.ManyTypes:n0} annotated types | clock, ms | processor, ms | clock, to the one above |";
        yield return "|---|---:|---:|---:|";
        yield return Row("their sources alone", 0);
        yield return Row("with the generated code as sources of its own, nothing of ours running", 1);
        yield return Row("with the generator", 2);
        yield return Row("with the generator and the analyzers", 3);

        string Row(string what, int column)
        {
            var cost = Cost.Median(rounds.Select(round => round[column]));
            string ratio = column == 0 ? "" : FormattableString.Invariant($"{Cost.Median(rounds.Select(round => round[column].Clock / round[column - 1].Clock)):f2}");
            return FormattableString.Invariant($"| {what} | {cost.Clock:f0} | {cost.Processor:f0} | {ratio} |");
        }
    }
}
