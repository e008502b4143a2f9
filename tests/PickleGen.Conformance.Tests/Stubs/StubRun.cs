using System.Diagnostics;

namespace PickleGen.Conformance.Tests.Stubs;

/// <summary><c>picklegen stubs</c> for an assembly, in a process of its own, into a folder of its own, and Python with what it wrote.</summary>
internal sealed class StubRun : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("stubs-").FullName;

    /// <summary>Runs the tool. Not in this process, which has the assembly's types under their names already.</summary>
    public static (int ExitCode, string Output, string Errors) Tool(params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "PickleGen.Tool.dll");
        string host = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        using var process = Process.Start(new ProcessStartInfo(host, [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>Writes stubs for this assembly; the files' names.</summary>
    public string[] Write()
    {
        var run = Tool("stubs", "--output", Folder, typeof(Order).Assembly.Location);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run.Output.TrimEnd('\n').Split('\n');
    }

    /// <summary>What Python makes of a pickle with the stubs, pickled again by it.</summary>
    /// <param name="pickle">Ours.</param>
    /// <param name="check">Python that looks at <c>value</c>.</param>
    /// <param name="protocol">Python's.</param>
    public byte[] ThroughPython(byte[] pickle, string check, int protocol = 5)
    {
        Write();
        return Python($"import pickle\nvalue = pickle.loads(sys.stdin.buffer.read())\n{check}\nsys.stdout.buffer.write(pickle.dumps(value, {protocol}))", pickle);
    }

    /// <summary>Runs Python with the stubs in reach.</summary>
    public byte[] Python(string script, byte[] input) =>
        PythonRunner.Run($"import sys; sys.path.insert(0, sys.argv[1])\nimport stub_shop, stub_shop.models\n{script}\n", input, Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
