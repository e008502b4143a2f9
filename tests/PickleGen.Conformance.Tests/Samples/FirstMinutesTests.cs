using PickleGen.Conformance.Tests.Stubs;

namespace PickleGen.Conformance.Tests.Samples;

/// <summary>The sample that docs/python.md points to: C# saves, the stubs are written, a colleague's script works with them, and C# loads what it sends back.</summary>
public sealed class FirstMinutesTests : IDisposable
{
    private static readonly string s_app = typeof(PickleGen.Samples.FirstMinutes.Order).Assembly.Location;

    private readonly SampleFolder _folder = new();

    [PythonFact("pandas")]
    public void A_colleague_reads_changes_and_sends_back_an_order_in_five_minutes()
    {
        Assert.Equal("", _folder.Run("dotnet", s_app, "save", _folder.Path));
        var stubs = StubRun.Tool("stubs", "--output", _folder.Path, s_app);
        Assert.Equal((0, ""), (stubs.ExitCode, stubs.Errors));
        File.Copy(Path.Combine(Path.GetDirectoryName(s_app)!, "colleague.py"), _folder.File("colleague.py"));
        Assert.Equal("order 1 of Ada, 01 May 2024: 29.80\ncustomer\nAda    29.80\nBob     4.95\n", _folder.Run(PythonRunner.Executable!, "colleague.py"));
        Assert.Equal("2 × tea = 9.90\n1 × pot = 19.90\n4 × cup = 12.80\nAda L.'s order is Shipped, and takes 2 to 5 days\n", _folder.Run("dotnet", s_app, "load", _folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
