using System.Diagnostics;
using System.Text;

namespace PickleGen.Tests;

/// <summary>Runs the real Python, which judges what we read and write.</summary>
internal static class PythonRunner
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    /// <summary><c>PICKLEGEN_PYTHON</c>, else the system's Python, which has the packages the tests ask for, else the first on the path.</summary>
    public static string? Executable { get; } = FindExecutable();

    /// <summary>On a build machine nothing is skipped: a missing Python fails the tests.</summary>
    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Why a test that imports <paramref name="modules"/> cannot run here; null where it can, or has to.</summary>
    public static string? WhyNot(IEnumerable<string> modules)
    {
        if (IsRequired) return null;
        if (Executable is null) return "Python is missing.";
        string[] missing = [.. modules.Where(module => !Start(Executable, $"import {module}", [], []).Succeeded)];
        return missing.Length == 0 ? null : $"Python's {string.Join(", ", missing)} is missing.";
    }

    /// <summary>Runs a script and returns what it printed, as bytes.</summary>
    /// <param name="script">Python source; ends with an error (a failing assert, say) to fail the test.</param>
    /// <param name="input">What the script reads from <c>sys.stdin.buffer</c>.</param>
    /// <param name="arguments"><c>sys.argv[1:]</c>.</param>
    /// <exception cref="InvalidOperationException">The script failed; the message has its error output.</exception>
    public static byte[] Run(string script, ReadOnlySpan<byte> input = default, params string[] arguments)
    {
        if (Executable is null) throw new InvalidOperationException("Python is missing, and CI=true makes it required.");
        var ran = Start(Executable, script, input.ToArray(), arguments);
        return ran.Succeeded ? ran.Output : throw new InvalidOperationException($"Python failed:\n{ran.Errors}\nThe script was:\n{script}");
    }

    /// <summary>As <see cref="Run"/>, with the output as text, its last line break removed.</summary>
    public static string RunText(string script, ReadOnlySpan<byte> input = default, params string[] arguments) =>
        Encoding.UTF8.GetString(Run(script, input, arguments)).TrimEnd('\n');

    private static (bool Succeeded, byte[] Output, string Errors) Start(string python, string script, byte[] input, string[] arguments)
    {
        // The script comes from a file: a command line has a limit, and tracebacks then show the line at fault.
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, script);
            var start = new ProcessStartInfo(python, ["-X", "utf8", file, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardErrorEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var output = new MemoryStream();
            Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Feed(process, input);
            if (!process.WaitForExit(s_patience))
            {
                process.Kill(entireProcessTree: true);
                return (false, [], $"It ran longer than {s_patience.TotalSeconds} s.");
            }

            reading.GetAwaiter().GetResult();
            return (process.ExitCode == 0, output.ToArray(), errors.GetAwaiter().GetResult());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The script ended without reading everything; its exit code tells whether that was right.
        }
    }

    private static string? FindExecutable()
    {
        if (Environment.GetEnvironmentVariable("PICKLEGEN_PYTHON") is { Length: > 0 } chosen) return chosen;
        IEnumerable<string> folders = ["/usr/bin", .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)];
        string[] names = OperatingSystem.IsWindows() ? ["python.exe"] : ["python3"];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
