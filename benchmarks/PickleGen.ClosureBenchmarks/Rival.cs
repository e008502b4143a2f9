using System.Diagnostics;
using System.Globalization;

namespace PickleGen.ClosureBenchmarks;

/// <summary>CPython with cloudpickle in a process of its own, which runs when it is asked to.</summary>
internal sealed class Rival : IDisposable
{
    private readonly Process _python;

    public Rival()
    {
        string python = Environment.GetEnvironmentVariable("PICKLEGEN_PYTHON") ?? "/usr/bin/python3";
        var start = new ProcessStartInfo(python, ["-u", Path.Combine(AppContext.BaseDirectory, "rival.py")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _python = Process.Start(start)!;
    }

    /// <summary>Bytes of its pickle.</summary>
    public int Size => int.Parse(Ask("size"), CultureInfo.InvariantCulture);

    /// <summary>Microseconds that one run takes, on average over so many.</summary>
    public double Time(string command, int runs) => double.Parse(Ask($"{command} {runs}"), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }

    private string Ask(string line)
    {
        _python.StandardInput.WriteLine(line);
        return _python.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python has ended: is cloudpickle installed for it?");
    }
}
