namespace PickleGen.AnalyzerBenchmarks.Tables;

/// <summary>What the generator does between two key strokes.</summary>
internal static class KeyStrokeTable
{
    private const int Rounds = 15, FirstRuns = 5;

    public static IEnumerable<string> Rows()
    {
        var stroke = new KeyStroke(Project.ManyTypes);
        yield return $"| generator, {Project.ManyTypes:n0} annotated types | ms | files emitted again | limit |";
        yield return "|---|---:|---:|---:|";
        yield return FormattableString.Invariant($"| the first run, in a compiler that was not started before | {FirstRun():f0} | all | 2,000 ms |");
        yield return Row("in a method of another file", ^1, "=> 1", "=> 2", 0);
        yield return Row("a comment in an annotated type", 10, "public int Id", "/* the id */ public int Id", 0);
        yield return Row("a new member in an annotated type", 10, "public int Id", "public int Added; public int Id", 1);

        static double FirstRun()
        {
            using var compiler = new Compiler();
            string[] arguments = [.. compiler.Write(Project.Types(Project.ManyTypes)), AnalyzerTable.Ours[1]];
            return Cost.Median(Enumerable.Range(0, FirstRuns).Select(_ => compiler.FirstRun(typeof(Generators.PickleGenerator).FullName!, arguments)));
        }

        string Row(string what, Index file, string old, string @new, int limit)
        {
            var runs = Enumerable.Range(0, Rounds).Select(_ => stroke.Type(file, old, @new)).ToArray();
            return FormattableString.Invariant($"| {what} | {Cost.Median(runs.Select(static run => run.Milliseconds)):f0} | {runs.Max(static run => run.Emitted)} | {limit} |");
        }
    }
}
