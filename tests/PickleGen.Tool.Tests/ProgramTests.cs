using System.Text;

namespace PickleGen.Tool.Tests;

public class ProgramTests
{
    [Fact]
    public void Help_names_every_command()
    {
        var run = ToolRun.Of("--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("picklegen dis ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("an unknown command", "frobnicate")]
    [InlineData("no file", "dis")]
    [InlineData("an unknown option", "dis", "--frobnicate", "-")]
    [InlineData("a file without a name", "dis", "")]
    [InlineData("a path without a name", "scan", "-", "")]
    [InlineData("an option's file without a name", "json", "--buffer", "", "-")]
    public void A_wrong_command_line_is_refused(string what, params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        Assert.True(run.ExitCode == 2 && run.Errors.Length > 0 && run.Output.Length == 0, what);
    }

    // A file in a folder that is given as * may be called as an option is.
    [Fact]
    public void Behind_two_dashes_all_are_files()
    {
        var run = ToolRun.Of("scan", "--allow", "a.b", "--", "--allow", "os.system");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("picklegen: --allow: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("picklegen: os.system: ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.With("N."u8.ToArray(), "show", "--", "-").ExitCode);
        Assert.Contains("a file is missing", ToolRun.Of("show", "--").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_which_version_it_is()
    {
        var run = ToolRun.Of("--version");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"^picklegen \d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?\n$", run.Output);
    }

    [Theory]
    [InlineData("dis")]
    [InlineData("show")]
    [InlineData("json")]
    [InlineData("stubs")]
    public void A_folder_where_a_file_is_wanted_is_called_a_folder(string command)
    {
        using var folder = new TempFolder();
        var run = ToolRun.Of(command, folder.PathOf(""));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("this is a folder", run.Errors + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dis", "--help")]
    [InlineData("--help", "dis")]
    public void A_command_explains_itself(params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("picklegen dis ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("json")]
    [InlineData("dis")]
    public void An_output_that_takes_nothing_is_an_error_and_no_crash(string command)
    {
        AssertTold(new IOException("No space left on device"));
        AssertTold(new UnauthorizedAccessException("Access to the path is denied."));

        void AssertTold(Exception fault)
        {
            var errors = new MemoryStream();
            int exitCode;
            using (var console = new ToolConsole(() => new MemoryStream([.. "N."u8]), new FaultyStream(fault), errors)) exitCode = Program.Run([command, "-"], console);
            Assert.Equal((2, $"picklegen: standard output: {fault.Message}\n"), (exitCode, Encoding.UTF8.GetString(errors.ToArray())));
        }
    }

    [Theory]
    [InlineData("show")]
    [InlineData("scan")]
    [InlineData("dis")]
    public void A_file_that_memory_does_not_hold_is_told_and_the_others_are_read(string command)
    {
        using var folder = new TempFolder();
        string good = folder.File("good.pkl", ToolRun.Latin1("cbuiltins\nlist\n."));
        var output = new MemoryStream();
        var errors = new MemoryStream();
        int exitCode;
        using (var console = new ToolConsole(() => new FaultyStream(new OutOfMemoryException("Insufficient memory.")), output, errors)) exitCode = Program.Run([command, "-", good], console);
        Assert.Equal((2, "picklegen: -: Insufficient memory.\n"), (exitCode, Encoding.UTF8.GetString(errors.ToArray())));
        Assert.Contains("list", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    private sealed class FaultyStream(Exception fault) : MemoryStream
    {
        public override void CopyTo(Stream destination, int bufferSize) => throw fault;

        public override void Write(byte[] buffer, int offset, int count) => throw fault;

        public override void Write(ReadOnlySpan<byte> buffer) => throw fault;
    }
}
