using System.Diagnostics;

namespace PickleGen.Conformance.Tests.Samples;

/// <summary>The sample that docs/closures.md shows.</summary>
public class StateSetterTests
{
    [Fact]
    public void Handles_are_opened_again_after_loading()
    {
        string app = typeof(PickleGen.Samples.LogReader).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet", [app]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, text);
        Assert.EndsWith("after: second\none object: True\nappended: fourth, fifth\n", text, StringComparison.Ordinal);
    }
}
