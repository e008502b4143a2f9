using System.Diagnostics;

namespace PickleGen.Tests;

/// <summary>A folder in which samples run, and Python with what they wrote.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("sample-").FullName;

    /// <summary>The folder.</summary>
    public string Path => _path;

    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(_path, name);

    /// <summary>Runs a program in it, which must succeed, and returns what it printed.</summary>
    public string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult() + output);
        return output.ReplaceLineEndings("\n");
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
