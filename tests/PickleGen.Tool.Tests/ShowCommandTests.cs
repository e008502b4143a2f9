namespace PickleGen.Tool.Tests;

public sealed class ShowCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [PythonFact]
    public void Dates_and_times_are_shown_as_ISO_has_them()
    {
        string shown = Show(PythonRunner.Run("""
            import datetime, pickle, sys
            value = [datetime.datetime(2026, 10, 25, 2, 30, 0, 7, fold=1), datetime.date(2026, 1, 2), datetime.time(3, 4, 5)]
            sys.stdout.buffer.write(pickle.dumps(value, 4))
            """));
        Assert.Contains("datetime.datetime(…) 2026-10-25T02:30:00.000007\n", shown, StringComparison.Ordinal);
        Assert.Contains("datetime.date(…) 2026-01-02\n", shown, StringComparison.Ordinal);
        Assert.Contains("datetime.time(…) 03:04:05\n", shown, StringComparison.Ordinal);
    }

    [PythonFact]
    public void A_pickle_from_Python_reads_as_a_tree() => Assert.Equal(
        """
        dict (6)
          'numbers': tuple (4)
            [0] 1
            [1] 2.0
            [2] inf
            [3] int of 126 bytes
          'order': object of __main__.Order  &1
            .id = 7
            .me = *1
            .lines = list (2)
              [0] None
              [1] True
          key: tuple (2)
            [0] 'x'
            [1] 5
          value: bytes (3) 010203
          'shared': list (1)  &2
            [0] set (1)
              - 'item'
          'again': *2
          'ordered': collections.OrderedDict()
            'a': 1

        """,
        Show(PythonRunner.Run("""
            import collections, pickle, sys
            class Order: pass
            order = Order(); order.id = 7; order.me = order; order.lines = [None, True]
            shared = [{'item'}]
            value = {'numbers': (1, 2.0, float('inf'), 1 << 1000), 'order': order, ('x', 5): b'\1\2\3', 'shared': shared, 'again': shared,
                     'ordered': collections.OrderedDict(a=1)}
            sys.stdout.buffer.write(pickle.dumps(value))
            """)));

    // 2**-25, of which .NET's own shortest digits do not read back
    [Fact]
    public void A_float_is_shown_with_all_digits_that_it_needs() => Assert.Equal("2.9802322387695312E-08\n", Show(ToolRun.Latin1("G\x3e\x60\0\0\0\0\0\0.")));

    [Fact]
    public void A_lambda_shows_its_method_and_what_it_captures()
    {
        int limit = 10;
        string unit = "points";
        Func<int, string> label = n => n > limit ? $"{n} {unit}" : "";

        string[] lines = Show(PickleSerializer.Serialize(label)).Split('\n');

        Assert.Equal("delegate Func`2[int,string]", lines[0]);
        Assert.Matches(@"^  calls PickleGen\.Tool\.Tests\.ShowCommandTests\.<A_lambda_shows_its_method_and_what_it_captures>b__0, in PickleGen\.Tool\.Tests$", lines[1]);
        Assert.StartsWith("    code bytes (16) ", lines[2], StringComparison.Ordinal);
        Assert.Matches(@"^    row \d+$", lines[3]);
        Assert.Equal(["  on closure", "  captures limit = 10", "  captures unit = 'points'", ""], lines[4..]);
    }

    [Fact]
    public void A_named_method_shows_its_signature()
    {
        Assert.Equal("delegate Func`2[double,double]\n  calls System.Math.Sqrt, double (double)\n", Show(PickleSerializer.Serialize((Func<double, double>)Math.Sqrt)));
        Assert.Equal(
            "delegate Func`2[int[],System.Collections.Generic.List`1[int]]\n  calls System.Linq.Enumerable.ToList, System.Collections.Generic.List`1[!!0] (System.Collections.Generic.IEnumerable`1[!!0]), in System.Linq\n    type argument 'int'\n",
            Show(PickleSerializer.Serialize((Func<int[], List<int>>)Enumerable.ToList)));
    }

    [Fact]
    public void A_lambda_that_captures_itself_refers_to_itself()
    {
        Func<int, int>? factorial = null;
        factorial = n => n < 2 ? 1 : n * factorial!(n - 1);
        string tree = Show(PickleSerializer.Serialize(factorial));
        Assert.StartsWith("delegate Func`2[int,int]  &1\n", tree, StringComparison.Ordinal);
        Assert.EndsWith("  captures factorial = *1\n", tree, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpicklegen\ndelegate\n(I1\ntR.", "picklegen.delegate(…)\n  argument [0] 1\n")]
    [InlineData("cpicklegen\nmethod\n)R.", "picklegen.method()\n")]
    public void What_only_has_a_delegates_name_is_shown_as_a_call(string pickle, string tree) => Assert.Equal(tree, Show(ToolRun.Latin1(pickle)));

    [Theory]
    [InlineData("cm\nC\n)\x81p0\n0cos\nsystem\n(S'id'\ntR0g0\n.", "object of m.C\npopped: os.system(…)\n  argument [0] 'id'\n", "a call whose result is thrown away")]
    [InlineData("cm\nC\n)\x81p0\ncm\nset\n(g0\nI5\ntR0.", "object of m.C\n  state by m.set: 5\n", "a state setter, below its object")]
    [InlineData("](cos\nsystem\n(S'id'\ntRe0N.", "None\ndropped: list (1)\n  [0] os.system(…)\n    argument [0] 'id'\n", "a call in a list that is thrown away")]
    [InlineData("cm\nC\n)\x81p0\n0cos\nsystem\n(g0\nI5\ntR0N.", "None\npopped: object of m.C\n  state by os.system: 5\n", "a state setter of an object that was thrown away")]
    public void Nothing_hides(string pickle, string tree, string what) => Assert.True(tree == Show(ToolRun.Latin1(pickle)), $"{what}:\n{Show(ToolRun.Latin1(pickle))}");

    [Fact]
    public void Text_cannot_forge_lines_or_colours() =>
        Assert.Equal("list (2)\n  [0] 'a\\x0a\\x1b[31m\\u202e'\n  [1] m.x\\x1b[2J\n", Show(ToolRun.Latin1("](X\x0a\0\0\0a\n\x1b[31m\xe2\x80\xae" + "cm\nx\x1b[2J\ne.")));

    [Fact]
    public void A_deep_pickle_is_cut_off_where_nobody_would_read_on()
    {
        string tree = Show(ToolRun.Latin1(new string(']', 200_000) + new string('a', 199_999) + "."));
        Assert.Equal(51, tree.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("list (1) …\n", tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Python_2_strings_are_read_as_asked()
    {
        string file = _folder.File("old.pkl", ToolRun.Latin1("U\x01\xe9."));
        Assert.Equal("'é'\n", ToolRun.Of("show", "--encoding", "latin1", file).Output);
        Assert.Equal("bytes (1) e9\n", ToolRun.Of("show", "--encoding", "bytes", file).Output);
        Assert.Equal(2, ToolRun.Of("show", file).ExitCode);
        Assert.Equal(2, ToolRun.Of("show", "--encoding", "utf-7", file).ExitCode);
    }

    [Fact]
    public void Every_pickle_of_a_file_is_shown_with_where_it_begins()
    {
        var run = ToolRun.Of("show", _folder.File("trail.pkl", ToolRun.Latin1("\u0080\u0004]\u0094.\u0080\u0004h\0.K\u0005.")));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("list (0)\n--- at byte 5\nlist (0)\n--- at byte 10\n5\n", run.Output);
    }

    [Fact]
    public void What_follows_and_is_no_pickle_is_told_and_no_error()
    {
        string file = _folder.File("trail.pkl", ToolRun.Latin1("K\u0005.\u0000\u0001"));
        var run = ToolRun.Of("show", file);
        Assert.Equal((0, "5\n"), (run.ExitCode, run.Output));
        Assert.Matches($@"^picklegen: {file}: what follows from byte 3 on is no pickle: .* \(at byte 3\)\n$", run.Errors);
    }

    [Fact]
    public void Bad_input_gets_one_line_with_the_offset_and_good_files_are_shown()
    {
        string bad = _folder.File("bad.pkl", ToolRun.Latin1("(K\x01"));
        string good = _folder.File("good.pkl", ToolRun.Latin1("N."));
        var run = ToolRun.Of("show", bad, good);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"==> {good} <==\nNone\n", run.Output);
        Assert.Matches($@"^picklegen: {bad}: .* \(at byte 3\)\n$", run.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private static string Show(byte[] pickle)
    {
        var run = ToolRun.With(pickle, "show", "-");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run.Output;
    }
}
