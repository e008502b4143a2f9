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
    public void A_wrong_command_line_is_refused(string what, params string[] arguments)
    {
        var run = ToolRun.Of(arguments);
        Assert.True(run.ExitCode == 2 && run.Errors.Length > 0 && run.Output.Length == 0, what);
    }

    [Fact]
    public void A_command_explains_itself()
    {
        var run = ToolRun.Of("dis", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("picklegen dis ", run.Output, StringComparison.Ordinal);
    }
}
