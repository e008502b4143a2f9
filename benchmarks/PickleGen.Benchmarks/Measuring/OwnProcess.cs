using System.Diagnostics;
using System.Text.Json;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>What is measured in a process by itself, so that it does not meet the heap, the profile and the warm code of anything else.</summary>
internal static class OwnProcess
{
    /// <summary>Starts this program once more, and reads the JSON that it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static T Measure<T>(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', arguments)} cannot be measured.");
        return JsonSerializer.Deserialize<T>(json)!;
    }
}
