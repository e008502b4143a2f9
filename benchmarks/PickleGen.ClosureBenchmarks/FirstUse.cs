using System.Diagnostics;
using System.Globalization;

namespace PickleGen.ClosureBenchmarks;

/// <summary>What the first closure of a process costs, on top of its first plain value; each time in a new process.</summary>
internal static class FirstUse
{
    private const int Processes = 15;

    /// <summary>In the new process: the first plain value, then the first closure, in milliseconds.</summary>
    public static void Run(string direction, string file)
    {
        double[] times = direction switch
        {
            "save" => [Time(() => PickleSerializer.Serialize(Plain())), Time(() => PickleSerializer.Serialize(Closure.Sample()))],
            _ => Load(File.ReadAllBytes(file)),
        };
        Console.WriteLine(string.Join(' ', times.Select(time => time.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Medians over new processes: of the first plain value, and of the first closure.</summary>
    public static (double Plain, double Closure) Measure(string direction)
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, PickleSerializer.Serialize(Closure.Sample()));
        double[][] times = [.. Enumerable.Range(0, Processes).Select(_ => Start(direction, file))];
        File.Delete(file);
        return (Median(times.Select(pair => pair[0])), Median(times.Select(pair => pair[1])));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double[] Load(byte[] closure)
    {
        byte[] plain = [0x80, 5, (byte)']', (byte)'(', (byte)'K', 41, 0x8c, 4, .. "text"u8, (byte)'e', (byte)'.'];
        return [Time(() => PickleSerializer.Deserialize(plain)), Time(() => PickleSerializer.Deserialize<Func<int, string>>(closure, Closure.Trusting()))];
    }

    private static List<object?> Plain() => [41, "some text", new double[] { 0.5, 1.5, 2.5 }, new Dictionary<string, object?> { ["a"] = 1 }];

    private static double Time(Func<object?> run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double[] Start(string direction, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [direction, file]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. line.Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
    }
}
