namespace PickleGen.Tool.Tests;

public sealed class DisCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Standard_input_is_read_for_a_dash()
    {
        var run = ToolRun.With(ToolRun.Latin1("\x80\x04K\x01."), "dis", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            """
                0: \x80 PROTO      4
                2: K    BININT1    1
                4: .    STOP
            highest protocol among opcodes = 2

            """,
            run.Output);
    }

    [Theory]
    [InlineData("dis")]
    [InlineData("show")]
    public void Name_of_a_file_forges_no_line(string command)
    {
        string file = _folder.File("a\x1b[2K\n.pkl", ToolRun.Latin1("N."));
        string escaped = file.Replace("\x1b", "\\x1b", StringComparison.Ordinal).Replace("\n", "\\x0a", StringComparison.Ordinal);
        var run = ToolRun.Of(command, file, file + ".no");
        Assert.StartsWith($"==> {escaped} <==\n", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"picklegen: {escaped}.no: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_are_told_apart_by_their_names()
    {
        string one = _folder.File("one.pkl", ToolRun.Latin1("N."));
        string two = _folder.File("two.pkl", ToolRun.Latin1("]."));
        var run = ToolRun.Of("dis", one, two);
        Assert.StartsWith($"==> {one} <==\n    0: N    NONE\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n==> {two} <==\n    0: ]    EMPTY_LIST\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_shown_up_to_the_error_which_takes_one_line()
    {
        string bad = _folder.File("bad.pkl", ToolRun.Latin1("K\x01X\x09\0\0\0abc"));
        var run = ToolRun.Of("dis", bad);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("    0: K    BININT1    1\n", run.Output);
        Assert.Equal($"picklegen: {bad}: expected 9 bytes in a unicodestring4, but only 3 remain (at byte 2)\n", run.Errors);
    }

    [Fact]
    public void A_missing_file_does_not_keep_the_others_from_being_shown()
    {
        string missing = _folder.PathOf("missing.pkl");
        var run = ToolRun.Of("dis", missing, _folder.File("good.pkl", ToolRun.Latin1("N.")));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("NONE", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"picklegen: {missing}: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Nested_marks_do_not_fill_the_disk_with_indentation()
    {
        var run = ToolRun.With(ToolRun.Latin1(new string('(', 100_000)), "dis", "-");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("marks nest", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
