using System.Diagnostics;

namespace PickleGen.Tool.Tests;

/// <summary>Folders as <c>scan</c> walks them: what lies in one may be made to keep it busy.</summary>
public sealed class ScanFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    // Each of the links would double the names that one file has, at each step of the way.
    [Theory]
    [InlineData("a=.", "b=.")]
    [InlineData("sub/a=..", "sub/b=..")]
    [InlineData("a=.", "sub/b=../a/sub", "sub/c=../a/sub")]
    [InlineData("a=sub", "b=sub")]
    public void A_folder_is_walked_once_wherever_links_lead(params string[] links)
    {
        Directory.CreateDirectory(_folder.PathOf("sub"));
        _folder.File("sub/evil.pkl", "cos\nsystem\n."u8.ToArray());
        foreach (string link in links) Directory.CreateSymbolicLink(_folder.PathOf(link.Split('=')[0]), link.Split('=')[1]);
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_link_to_a_file_or_folder_elsewhere_is_followed()
    {
        using var other = new TempFolder();
        string evil = other.File("blob", [0x80, 2, .. "cos\nsystem\n."u8]);
        File.CreateSymbolicLink(_folder.PathOf("model.pkl"), evil);
        Directory.CreateSymbolicLink(_folder.PathOf("zoo"), other.PathOf(""));
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.Equal((1, $"refused  os system  {_folder.PathOf("model.pkl")}\nrefused  os system  {_folder.PathOf("zoo/blob")}\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_pipe_and_a_device_are_not_waited_for()
    {
        if (OperatingSystem.IsWindows()) return;
        using (var made = Process.Start("mkfifo", _folder.PathOf("pipe.pkl"))) made.WaitForExit();
        File.CreateSymbolicLink(_folder.PathOf("zero.pkl"), "/dev/zero");
        _folder.File("evil.pkl", "cos\nsystem\n."u8.ToArray());
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.Equal((1, $"refused  os system  {_folder.PathOf("evil.pkl")}\n"), (run.ExitCode, run.Output));
        Assert.Contains("pipe.pkl: The pickle is truncated", run.Errors, StringComparison.Ordinal);
        Assert.Contains("zero.pkl: The pickle is truncated", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_a_fault_and_the_rest_is_read()
    {
        File.CreateSymbolicLink(_folder.PathOf("a.pkl"), "nowhere");
        File.CreateSymbolicLink(_folder.PathOf("b.pkl"), "b.pkl");
        _folder.File("evil.pkl", "cos\nsystem\n."u8.ToArray());
        var run = ToolRun.Of("scan", _folder.PathOf(""));
        Assert.Equal((1, $"refused  os system  {_folder.PathOf("evil.pkl")}\n"), (run.ExitCode, run.Output));
        Assert.Equal(2, run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    public void Dispose() => _folder.Dispose();
}
