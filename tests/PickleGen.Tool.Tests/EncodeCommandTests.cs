using System.Text;

namespace PickleGen.Tool.Tests;

public class EncodeCommandTests
{
    [Fact]
    public void Each_line_becomes_a_pickle_in_hex()
    {
        var run = Encode("""
            {"name":"a", "value":{"list":[{"id":1,"list":[]},{"ref":1}]}}

            {"name":2, "value":{"none":true}}
            """, "--protocol", "2");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("{\"name\":\"a\", \"hex\":\"80025d7100285d71016801652e\"}\n{\"name\":2, \"hex\":\"80024e2e\"}\n", run.Output);
    }

    [Fact]
    public void A_file_is_refused_because_lines_come_from_standard_input()
    {
        var run = Encode("""{"name":1, "value":{"none":true}}""", "values.jsonl");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("values.jsonl", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tuple_in_itself_is_popped_for_the_one_made_on_the_way() // as CPython: l = []; t = (l,); l.append(t)
    {
        var run = Encode("""{"name":"t", "value":{"id":1,"tuple":[{"list":[{"ref":1}]}]}}""", "--protocol", "2");
        Assert.Equal("{\"name\":\"t\", \"hex\":\"80025d71006800857101613068012e\"}\n", run.Output);
    }

    [Fact]
    public void Without_import_fixes_names_stay_Python_3s()
    {
        const string line = """{"name":"r", "value":{"range":["1","5","2"]}}""";
        Assert.Contains(Convert.ToHexStringLower("__builtin__\nxrange\n"u8), Encode(line, "--protocol", "2").Output, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower("builtins\nrange\n"u8), Encode(line, "--protocol", "2", "--no-fix-imports").Output, StringComparison.Ordinal);
    }

    // pickle.dumps(OSError('msg', 5), 2), pickle.dumps(array.array('u', '\ud800a'), 4)
    [Theory]
    [InlineData(2, """{"exception":{"class":["builtins","OSError"],"args":{"tuple":[{"str":"msg"},{"int":"5"}]},"state":[],"filename":{"none":true}}}""", "800263657863657074696f6e730a4f534572726f720a710058030000006d736771014b058671025271032e")]
    [InlineData(4, """{"array":{"typecode":"u","items":[{"strcp":"d800"},{"str":"a"}]}}""", "8004954a000000000000008c056172726179948c145f61727261795f7265636f6e7374727563746f72949394288c056172726179948c0561727261799493948c0175944b14430800d800006100000094749452942e")]
    public void Values_of_the_standard_library_are_those_of_CPython(int protocol, string value, string hex) =>
        Assert.Equal($"{{\"name\":null, \"hex\":\"{hex}\"}}\n", Encode($"{{\"value\":{value}}}", "--protocol", $"{protocol}").Output);

    [Fact]
    public void What_cannot_be_saved_is_an_error_among_the_others()
    {
        var run = Encode("""
            {"name":"cycle", "value":{"id":1,"list":[{"ref":1}]}}
            {"name":"good", "value":{"int":"1"}}
            """, "--fast");
        Assert.Equal(1, run.ExitCode);
        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.StartsWith("""{"name":"cycle", "error":"PicklingException: """, lines[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"name":"good", "hex":""", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"name":"no value"}""")]
    [InlineData("""{"name":"n", "value":{"unheard of":1}}""")]
    [InlineData("""{"name":"n", "value":{"ref":7}}""")]
    [InlineData("""{"name":"n", "value":{"id":1,"tuple":[{"ref":1}]}}""")]
    [InlineData("""{"name":"n", "value":{"int":"x"}}""")]
    public void A_line_that_describes_nothing_is_bad_input(string line)
    {
        var run = Encode(line);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("picklegen: line 1: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("x")]
    public void A_protocol_that_is_none_is_a_wrong_command_line(string protocol) => Assert.Equal(2, Encode("", "--protocol", protocol).ExitCode);

    [Fact]
    public void Descriptions_may_nest_hundreds_deep()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"list":[""", 450)) + """{"none":true}""" + string.Concat(Enumerable.Repeat("]}", 450));
        Assert.Equal(0, Encode($$"""{"name":"deep", "value":{{deep}}}""").ExitCode);
    }

    private static ToolRun Encode(string lines, params string[] options) => ToolRun.With(Encoding.UTF8.GetBytes(lines), ["encode", .. options]);
}
