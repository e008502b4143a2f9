using PickleGen.AnalyzerBenchmarks;
using PickleGen.Analyzers;
using PickleGen.Generators;

const int WarmUps = 4, Rounds = 11, Types = 1000;

string[] ours = [$"/analyzer:{typeof(PicklableTypeAnalyzer).Assembly.Location}", $"/analyzer:{typeof(PickleGenerator).Assembly.Location}"];
Console.WriteLine("| compilation of 10,000 lines, 2,000 lambdas | without, ms | with analyzers and generator, ms | more | limit |");
Console.WriteLine("|---|---:|---:|---:|---:|");
Compile("200 of them sent away", 2);
Compile("1,000 of them sent away", 10);
Console.WriteLine();

var stroke = new KeyStroke(Types);
Console.WriteLine($"| key stroke, {Types} annotated types | generator, ms | files emitted again | limit |");
Console.WriteLine("|---|---:|---:|---:|");
Report("in a method of another file", ^1, "=> 1", "=> 2", 0);
Report("a comment in an annotated type", 10, "public int Id", "/* the id */ public int Id", 0);
Report("a new member in an annotated type", 10, "public int Id", "public int Added; public int Id", 1);

// In turns, so that whatever else the machine does meets both alike.
void Compile(string what, int sent)
{
    using var compiler = new Compiler(Project.Lambdas(sent));
    for (int i = 0; i < WarmUps; i++) (compiler.Time(), compiler.Time(ours)).ToString();
    var times = new (double Without, double With)[Rounds];
    for (int i = 0; i < Rounds; i++) times[i] = (compiler.Time(), compiler.Time(ours));
    Console.WriteLine(FormattableString.Invariant(
        $"| {what} | {Median(times.Select(time => time.Without)):f0} | {Median(times.Select(time => time.With)):f0} | {Median(times.Select(time => time.With / time.Without)) - 1:p0} | 10 % |"));
}

void Report(string what, Index file, string old, string @new, int limit)
{
    var runs = Enumerable.Range(0, Rounds).Select(_ => stroke.Type(file, old, @new)).ToArray();
    Console.WriteLine(FormattableString.Invariant($"| {what} | {Median(runs.Select(run => run.Milliseconds)):f1} | {runs.Max(run => run.Emitted)} | {limit} |"));
}

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return sorted[sorted.Length / 2];
}
