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

    [PythonFact]
    public void A_path_with_half_of_a_surrogate_pair_is_the_path_again()
    {
        var run = Encode("""{"name":"p", "value":{"path":["PosixPath",{"strcp":"61 2f 63 61 66 dce9"}]}}""", "--protocol", "4");
        string hex = run.Output.Split('"')[^2];
        Assert.Equal("True", PythonRunner.RunText($"import os, pathlib, pickle; print(pickle.loads(bytes.fromhex('{hex}')) == pathlib.PosixPath(os.fsdecode(b'a/caf\\xe9')))"));
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
    [InlineData("""{"name":"n", "value":{"int":null}}""")]
    [InlineData("""{"name":"n", "value":{"float":null}}""")]
    [InlineData("""{"name":"n", "value":{"str":null}}""")]
    [InlineData("""{"name":"n", "value":{"bytes":null}}""")]
    [InlineData("""{"name":"n", "value":{"strcp":"110000"}}""")]
    [InlineData("""{"name":"n", "value":{"fraction":["1","0"]}}""")]
    [InlineData("""{"name":"n", "value":{"range":["1","2","0"]}}""")]
    [InlineData("""{"name":"n", "value":{"str_rep":["aaaaaaaaaa",2000000000]}}""")]
    [InlineData("""{"name":"n", "value":{"bytes_rep":["YWFh",2000000000]}}""")]
    [InlineData("""{"name":"n", "value":{"bytearray_rep":["YWFh",-1]}}""")]
    [InlineData("""{"name":"n", "value":{"list":[{"str_rep":["aaaaaaaaaa",6000000]},{"str_rep":["a",60000000]}]}}""")]
    [InlineData("""{"name":"n", "value":{"id":"x","list":[]}}""")]
    [InlineData("""{"name":"n", "value":{"global":["a",null]}}""")]
    [InlineData("""{"name":"n", "value":{"enum":{"class":["m","E"],"name":null,"value":{"none":true}}}}""")]
    [InlineData("""{"name":"n", "value":{"array":{"typecode":null,"items":[]}}}""")]
    [InlineData("""{"name":"n", "value":{"exception":{"class":["m","E"],"args":{"none":true},"state":[]}}}""")]
    [InlineData("""{"name":"n", "value":{"ordereddict":[],"state":{"list":[]}}}""")]
    [InlineData("""{"name":"n", "value":{"timezone":{"offset":{"timedelta":[99999999,0,0]},"name":{"none":true}}}}""")]
    public void A_line_that_describes_nothing_is_bad_input(string line)
    {
        var run = Encode(line);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("picklegen: line 1: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void The_lines_behind_a_bad_one_are_encoded()
    {
        var run = Encode("""
            {"name":1, "value":{"fraction":["1","0"]}}
            {"name":2, "value":{"none":true}}
            """);
        Assert.Equal((2, "{\"name\":2, \"hex\":\"80054e2e\"}\n"), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void References_that_lead_on_and_on_are_bad_input()
    {
        const int count = 100_000;
        string tuples = string.Join(',', Enumerable.Range(1, count).Select(id => $$"""{"id":{{id}},"tuple":[{"ref":{{id % count + 1}}}]}"""));
        Assert.Equal(2, Encode($$$"""{"name":"n", "value":{"list":[{{{tuples}}}]}}""").ExitCode);
    }

    // Flags of 3.11; from 3.12 on the reduce of an enum has been this for all members.
    [PythonTheory]
    [InlineData("F(0)", """{"enum":{"class":["m","F"],"name":null,"value":{"int":"0"}}}""")]
    [InlineData("F(8)", """{"enum":{"class":["m","F"],"name":null,"value":{"int":"8"}}}""")]
    [InlineData("[F(0), F(0)]", """{"list":[{"enum":{"class":["m","F"],"name":null,"value":{"int":"0"}}},{"enum":{"class":["m","F"],"name":null,"value":{"int":"0"}}}]}""")]
    [InlineData("[f := F(8), f, F(8)]", """{"list":[{"id":1,"enum":{"class":["m","F"],"name":null,"value":{"int":"8"}}},{"ref":1},{"enum":{"class":["m","F"],"name":null,"value":{"int":"8"}}}]}""")]
    [InlineData("'\\ud83d' + '\\ude00'", """{"strcp":"d83d de00"}""")]
    [InlineData("['\\ud83d' + '\\ude00\\U0001f600\\\\\\n\xe9', '\\ude00\\ud83d']", """{"list":[{"strcp":"d83d de00 1f600 5c a e9"},{"strcp":"de00 d83d"}]}""")]
    [InlineData("('\\ud83d' + '\\ude00') * 50", """{"strcp":"REPEATED"}""")]
    [InlineData("[s := '\\ud83d' + '\\ude00', s]", """{"list":[{"id":1,"strcp":"d83d de00"},{"ref":1}]}""")]
    [InlineData("ordered", """{"id":1,"ordereddict":[[{"int":"1"},{"int":"2"}]],"state":{"dict":[[{"str":"x"},{"ref":1}],[{"str":"y"},{"list":[]}]]}}""")]
    [InlineData("type(None)", """{"global":["builtins","NoneType"]}""")]
    [InlineData("type(...)", """{"global":["builtins","ellipsis"]}""")]
    [InlineData("type(NotImplemented)", """{"global":["builtins","NotImplementedType"]}""")]
    [InlineData("[type(None), type(None)]", """{"list":[{"global":["builtins","NoneType"]},{"global":["builtins","NoneType"]}]}""")]
    [InlineData("collections.defaultdict(type(None), {1: 2})", """{"defaultdict":{"factory":{"global":["builtins","NoneType"]},"items":[[{"int":"1"},{"int":"2"}]]}}""")]
    public void Values_of_the_corpus_schema_are_written_as_by_CPython_at_every_protocol(string expression, string description)
    {
        description = description.Replace("REPEATED", string.Join(' ', Enumerable.Repeat("d83d de00", 50)), StringComparison.Ordinal);
        string[] expected = PythonRunner.RunText(
            """
            import collections, enum, pickle, sys, types
            m = sys.modules['m'] = types.ModuleType('m')
            F = m.F = enum.IntFlag('F', {'A': 1, 'B': 2}, module='m')
            ordered = collections.OrderedDict({1: 2}); ordered.x = ordered; ordered.y = []
            value = eval(sys.argv[1])
            for protocol in range(6): print(pickle.dumps(value, protocol).hex())
            """, default, expression).Split('\n');
        for (int protocol = 0; protocol <= 5; protocol++)
            Assert.Equal($"{{\"name\":null, \"hex\":\"{expected[protocol]}\"}}\n", Encode($"{{\"value\":{description}}}", "--protocol", $"{protocol}").Output);
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
