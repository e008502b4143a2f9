using System.Diagnostics;
using PickleGen;
using PickleGen.ClosureBenchmarks;

const int WarmUps = 30_000, Rounds = 101, Runs = 1000, RivalRuns = 200;

if (args is [var direction, var folder])
{
    FirstUse.Run(direction, folder);
    return;
}

var closure = Closure.Sample();
var options = Closure.Trusting();
byte[] pickle = PickleSerializer.Serialize(closure);
var plain = new Captured { Number = 41, Text = "some text", Weights = [0.5, 1.5, 2.5] };
byte[] plainPickle = PickleSerializer.Serialize(plain);

using var rival = new Rival();
Console.WriteLine($"| an int, a string, three doubles | cloudpickle µs | PickleGen µs | ratio | a class of these µs |");
Console.WriteLine("|---|---:|---:|---:|---:|");
Report("save", "dumps", () => PickleSerializer.Serialize(closure), () => PickleSerializer.Serialize(plain));
Report("load", "loads", () => PickleSerializer.Deserialize<Func<int, string>>(pickle, options), () => PickleSerializer.Deserialize<Captured>(plainPickle));
Console.WriteLine($"| bytes | {rival.Size} | {pickle.Length} | | {plainPickle.Length} |");
Console.WriteLine();
Console.WriteLine("| first in a process | plain value ms | then a closure ms |");
Console.WriteLine("|---|---:|---:|");
foreach (string first in (string[])["save", "load"])
{
    var (value, delegates) = FirstUse.Measure(first);
    Console.WriteLine(FormattableString.Invariant($"| {first} | {value:f1} | {delegates:f1} |"));
}

// In turns, so that whatever else the machine does meets all of them alike.
void Report(string name, string command, Func<object?> run, Func<object?> ofClass)
{
    for (int i = 0; i < WarmUps; i++) (run(), ofClass()).ToString();
    Thread.Sleep(500);
    for (int i = 0; i < WarmUps; i++) (run(), ofClass()).ToString();
    Thread.Sleep(500);
    rival.Time(command, WarmUps / 10);
    var times = new (double Rival, double Ours, double Class)[Rounds];
    for (int i = 0; i < Rounds; i++) times[i] = (rival.Time(command, RivalRuns), Time(run), Time(ofClass));
    double ratio = FirstUse.Median(times.Select(round => round.Rival / round.Ours));
    Console.WriteLine(FormattableString.Invariant(
        $"| {name} | {FirstUse.Median(times.Select(round => round.Rival)):f1} | {FirstUse.Median(times.Select(round => round.Ours)):f2} | {ratio:f1}× | {FirstUse.Median(times.Select(round => round.Class)):f2} |"));
}

static double Time(Func<object?> run)
{
    long start = Stopwatch.GetTimestamp();
    for (int i = 0; i < Runs; i++) run();
    return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Runs;
}
