namespace PickleGen.Tool.Tests;

/// <summary>Files that are made to keep a scan busy: what it takes grows with their size alone.</summary>
public class ScanWorkTests
{
    private const int Many = 100_000;

    [Fact]
    public void Pickles_that_are_all_of_the_first_again_are_gone_through_once()
    {
        string pickles = $"cbuiltins\ntype\n0]q\0({new string(']', Many)}e.{string.Concat(Enumerable.Repeat("h\0.", Many))}";
        var run = ToolRun.With(ToolRun.Latin1(pickles), "scan", "-");
        Assert.Equal((0, "allowed  builtins type  -\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("\u0080\u0002cbuiltins\nobject\n.0")]
    [InlineData("\u0080\u0002U\u0015\u0080\u0002cbuiltins\nobject\n.0")]
    public void Pickles_of_which_each_seems_to_go_on_to_the_end_are_an_error(string repeated)
    {
        var run = ToolRun.With(ToolRun.Latin1("N.0" + string.Concat(Enumerable.Repeat(repeated, Many))), "scan", "-");
        Assert.Equal((2, "allowed  builtins object  -\n"), (run.ExitCode, run.Output));
        Assert.Contains("too many places", run.Errors, StringComparison.Ordinal);
    }

    // Each would be a name that is as long as all before it.
    [Fact]
    public void A_chain_of_attributes_is_followed_as_far_as_classes_nest()
    {
        string chain = "cbuiltins\ngetattr\nq\0cbuiltins\nobject\n" + string.Concat(Enumerable.Repeat("q\u0001h\0h\u0001U\u0001a\u0086R", Many));
        var run = ToolRun.With(ToolRun.Latin1("\u0080\u0002" + chain + "."), "scan", "-");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("refused  builtins getattr  -\n", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.Output.Length, 1, 10_000);
    }

    // Each of these asks for the same objects and the same names.
    [Fact]
    public void Long_parts_that_many_calls_share_are_looked_at_once()
    {
        string objects = "cbuiltins\nlist\n(cbuiltins\nmap\n(ccopyreg\n__newobj__\ncitertools\nrepeat\n(cbuiltins\nobject\nI1\ntRtRtR";
        string names = $"citertools\nrepeat\n(({string.Concat(Enumerable.Repeat("U\u0001x", Many))}ttR";
        string first = $"cbuiltins\nany\np1\n(cbuiltins\nmap\np2\n(cbuiltins\ndict.update\np3\ncbuiltins\nmap\n(cbuiltins\nvars\n{objects}tRp4\n"
            + $"cbuiltins\nmap\n(cbuiltins\nzip\np5\n{names}p6\ncstruct\niter_unpack\n(V<i\nC\u0004\0\0\0\0tRp7\ntRtRtR";
        string others = string.Concat(Enumerable.Repeat("h\u0001(h\u0002(h\u0003h\u0004h\u0002(h\u0005h\u0006h\u0007tRtRtR0", Many / 2));
        var run = ToolRun.With(ToolRun.Latin1($"{first}{others}."), "scan", "-");
        Assert.True((run.ExitCode, run.Errors) == (0, ""), run.ToString());
    }

    [Fact]
    public void A_name_of_many_pickles_among_raw_data_is_printed_once()
    {
        var run = ToolRun.With(ToolRun.Latin1(string.Concat(Enumerable.Repeat("\u0080\u0002cbuiltins\nobject\n)R.\0\0\0\0", Many))), "scan", "-");
        Assert.Equal((0, "allowed  builtins object  -\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    // Numbers behind the pickle of a nested class at protocol 2.
    [Theory]
    [InlineData("\0\0\0\0\0\0\u00f8?", 0)]
    [InlineData("ahoy, raw data", 0)]
    [InlineData("\u0096\0\0\0\0\0\0\0\0(K\u0001e0h\0(VA\n)}tR.", 1)]
    public void Raw_data_does_nothing_with_names_unless_it_calls_what_the_memo_has(string behind, int exitCode)
    {
        var run = ToolRun.With(ToolRun.Latin1($"\u0080\u0002cbuiltins\ngetattr\nq\0cmodels\nOuter\nU\u0005Inner\u0086R.{behind}"), "scan", "--allow", "models.Outer.Inner", "-");
        Assert.True((run.ExitCode, run.Errors) == (exitCode, ""), run.ToString());
    }
}
