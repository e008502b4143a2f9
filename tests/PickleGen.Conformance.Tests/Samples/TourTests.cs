using System.Diagnostics;

namespace PickleGen.Conformance.Tests.Samples;

/// <summary>The README's first command.</summary>
public class TourTests
{
    [PythonFact]
    public void The_tour_ends_with_Pythons_verdict()
    {
        string text = Run(PythonRunner.Executable!, out int exitCode);

        Assert.True(exitCode == 0, text);
        Assert.Contains("Python's verdict: right.", text, StringComparison.Ordinal);
        Assert.Contains("every total is right, the discount included: 46.80, 14.85, 116.10", text, StringComparison.Ordinal);
        Assert.Contains("Tour.Order.g.cs", text, StringComparison.Ordinal);
        Assert.Contains("PROTO      5", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Python_the_tour_uses_the_committed_pickle()
    {
        string text = Run(python: "", out int exitCode);

        Assert.True(exitCode == 0, text);
        Assert.Contains("order 3: 2 × kettle = 116.10", text, StringComparison.Ordinal);
        Assert.Contains("not checked", text, StringComparison.Ordinal);
    }

    private static string Run(string python, out int exitCode)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet", [typeof(Tour.Shop).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment["PICKLEGEN_PYTHON"] = python;
        if (python.Length == 0) start.Environment["PATH"] = "";
        using var process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        exitCode = process.ExitCode;
        return text;
    }
}
