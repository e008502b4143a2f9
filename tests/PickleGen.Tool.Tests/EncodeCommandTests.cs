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
