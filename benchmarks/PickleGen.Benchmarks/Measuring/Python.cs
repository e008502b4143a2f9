using System.Diagnostics;
using System.Globalization;

namespace PickleGen.Benchmarks.Measuring;

/// <summary>CPython with its C pickler, in a process of its own.</summary>
internal sealed class Python : IDisposable
{
    private readonly Process _process = Process.Start(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("PICKLEGEN_PYTHON") ?? "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "rival.py")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Has it load a pickle, then save and load what that holds.</summary>
    public PythonResult Measure(byte[] pickle) => Times(WithFile(pickle, path => Ask($"measure {path}")));

    /// <summary>Has it save and load a value of <c>plain.py</c>.</summary>
    public PlainResult MeasurePlain(string name)
    {
        string[] answer = Ask($"plain {name}").Split(' ');
        return new PlainResult(Parse(answer[0]), Parse(answer[1]), Parse(answer[3]), uint.Parse(answer[4], CultureInfo.InvariantCulture));
    }

    /// <summary>Has it load a pickle, and returns what it saves of that.</summary>
    public byte[] Rewrite(byte[] pickle) => WithFile(pickle, path =>
    {
        Ask($"rewrite {path}");
        return File.ReadAllBytes(path);
    });

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string question)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python cannot load it.");
    }

    private static T WithFile<T>(byte[] contents, Func<string, T> use)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, contents);
            return use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static PythonResult Times(string answer)
    {
        string[] numbers = answer.Split(' ');
        return new PythonResult(Parse(numbers[0]), Parse(numbers[1]), int.Parse(numbers[2], CultureInfo.InvariantCulture));
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}

/// <summary>Times in µs, and the size of what CPython saves.</summary>
internal readonly record struct PythonResult(double Dump, double Load, int Size);

/// <summary>Times in µs, and the CRC-32 of what CPython saves.</summary>
internal readonly record struct PlainResult(double Dump, double Load, double FreshDump, uint Checksum);
