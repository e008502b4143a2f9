using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace PickleGen.Tool.Tests;

public sealed class JsonCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [PythonFact]
    public void All_pickles_of_a_file_share_one_memo_as_with_one_unpickler()
    {
        string file = _folder.File("log.pkl", PythonRunner.Run("""
            import pickle, sys
            pickler = pickle.Pickler(sys.stdout.buffer, 4)
            item = ['shared']
            for value in (item, {'again': item}, 5): pickler.dump(value)
            """));
        var run = ToolRun.Of("json", "--all", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            ["""{"index":0,"value":{"list":[{"str":"shared"}]}}""", """{"index":1,"value":{"dict":[[{"str":"again"},{"list":[{"str":"shared"}]}]]}}""", """{"index":2,"value":{"int":"5"}}"""],
            Lines(run, file));
    }

    [PythonTheory]
    [InlineData("functools.partial(int, base=2)", "partial", "base")]
    [InlineData("operator.methodcaller('f', 1, x=2)", "methodcaller", "x")]
    [InlineData("functools.partial(os.path.join, 'a')", "join", "a")]
    public void What_a_partial_is_of_is_shown_and_nothing_is_called(string value, string callable, string argument)
    {
        foreach (int protocol in (int[])[2, 4])
        {
            string file = _folder.File("partial.pkl", PythonRunner.Run($"import pickle, sys, functools, operator, os; pickle.dump([{value}], sys.stdout.buffer, {protocol})"));
            var run = ToolRun.Of("json", file);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.Contains($"\"{callable}\"", run.Output, StringComparison.Ordinal);
            Assert.Contains($"\"{argument}\"", run.Output, StringComparison.Ordinal);
        }
    }

    // Above protocol 2 such a class is an argument of the array module's own function.
    [Fact]
    public void A_class_that_derives_from_array_stays_what_nobody_registered()
    {
        string file = _folder.File("array.pkl", ToolRun.Latin1("\x80\x03" + "carray\n_array_reconstructor\n(cm\nA\nX\u0001\0\0\0BK\0C\u0001\u0007tR}b."));
        var run = ToolRun.Of("json", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            ["""{"value":{"reduce":{"callable":{"global":["array","_array_reconstructor"]},"args":{"tuple":[{"global":["m","A"]},{"str":"B"},{"int":"0"},{"bytes":"Bw=="}]},"builds":[{"dict":[]}]}}}"""],
            Lines(run, file));
    }

    // As the corpus's own describer has them.
    [PythonTheory]
    [InlineData("[1].append", """{"boundmethod":[{"list":[{"int":"1"}]},"append"]}""")]
    [InlineData("'a'.upper", """{"boundmethod":[{"str":"a"},"upper"]}""")]
    [InlineData("{1: 2}.get", """{"boundmethod":[{"dict":[[{"int":"1"},{"int":"2"}]]},"get"]}""")]
    [InlineData("(5).bit_length", """{"boundmethod":[{"int":"5"},"bit_length"]}""")]
    [InlineData("b'a'.hex", """{"boundmethod":[{"bytes":"YQ=="},"hex"]}""")]
    [InlineData("datetime.date(2020, 1, 1).isoformat", """{"boundmethod":[{"date":"2020-01-01"},"isoformat"]}""")]
    [InlineData("ipaddress.ip_address('1.2.3.4')", """{"object":{"class":["ipaddress","IPv4Address"],"slots":[[{"str":"_ip"},{"int":"16909060"}]]}}""")]
    [InlineData("ipaddress.ip_address('::1')", """{"object":{"class":["ipaddress","IPv6Address"],"slots":[[{"str":"_ip"},{"int":"1"}],[{"str":"_scope_id"},{"none":true}]]}}""")]
    [InlineData("Made(ipaddress.IPv6Address, ('fe80::1%3',))", """{"object":{"class":["ipaddress","IPv6Address"],"slots":[[{"str":"_ip"},{"int":"338288524927261089654018896841347694593"}],[{"str":"_scope_id"},{"str":"3"}]]}}""")]
    [InlineData("[Made(ipaddress.IPv6Address, ('fe80::1%eth0',))]", """{"list":[{"reduce":{"callable":{"global":["ipaddress","IPv6Address"]},"args":{"tuple":[{"str":"fe80::1%eth0"}]}}}]}""")]
    [InlineData("zoneinfo.ZoneInfo('Europe/Vienna')", """{"object":{"class":["zoneinfo","ZoneInfo"]}}""")]
    [InlineData("attributed", """{"id":1,"ordereddict":[[{"int":"1"},{"int":"2"}]],"state":{"dict":[[{"str":"x"},{"ref":1}],[{"str":"y"},{"list":[]}]]}}""")]
    [InlineData("[attributed.y, attributed]", """{"list":[{"id":1,"list":[]},{"id":2,"ordereddict":[[{"int":"1"},{"int":"2"}]],"state":{"dict":[[{"str":"x"},{"ref":2}],[{"str":"y"},{"ref":1}]]}}]}""")]
    [InlineData("Made(collections.OrderedDict, ((),), {'x': 1}), Made(collections.OrderedDict, ((),), {})", """{"tuple":[{"ordereddict":[],"state":{"dict":[[{"str":"x"},{"int":"1"}]]}},{"ordereddict":[]}]}""")]
    [InlineData("type(None)", """{"global":["builtins","NoneType"]}""")]
    [InlineData("[type(...), type(NotImplemented), type(None), type(None)]", """{"list":[{"global":["builtins","ellipsis"]},{"global":["builtins","NotImplementedType"]},{"global":["builtins","NoneType"]},{"global":["builtins","NoneType"]}]}""")]
    [InlineData("ImportError('m', name='n', path='p')", """{"exception":{"class":["builtins","ImportError"],"args":{"tuple":[{"str":"m"}]},"state":[]}}""")]
    [InlineData("Made(AttributeError, ('m',), {'name': 'n', 'args': ('l',), 'x': 1})", """{"exception":{"class":["builtins","AttributeError"],"args":{"tuple":[{"str":"l"}]},"state":[[{"str":"x"},{"int":"1"}]]}}""")]
    [InlineData("Made(NameError, ('m',), {'name': 'n', 'path': 'p'})", """{"exception":{"class":["builtins","NameError"],"args":{"tuple":[{"str":"m"}]},"state":[[{"str":"path"},{"str":"p"}]]}}""")]
    [InlineData("Made(SyntaxError, ('m',), {'text': 'n', '__cause__': None, '__notes__': ['a']})", """{"exception":{"class":["builtins","SyntaxError"],"args":{"tuple":[{"str":"m"}]},"state":[[{"str":"__notes__"},{"list":[{"str":"a"}]}]]}}""")]
    [InlineData("BlockingIOError(11, 'x', 5)", """{"exception":{"class":["builtins","BlockingIOError"],"args":{"tuple":[{"int":"11"},{"str":"x"},{"int":"5"}]},"state":[],"filename":{"none":true}}}""")]
    [InlineData("FileNotFoundError(2, 'x', 5)", """{"exception":{"class":["builtins","FileNotFoundError"],"args":{"tuple":[{"int":"2"},{"str":"x"}]},"state":[],"filename":{"int":"5"}}}""")]
    [InlineData("[OSError, IOError]", """{"list":[{"global":["builtins","OSError"]},{"global":["builtins","OSError"]}]}""")]
    [InlineData("object()", """{"stdobj":{"class":["builtins","object"],"callable":{"global":["copyreg","__newobj__"]},"args":{"tuple":[{"global":["builtins","object"]}]}}}""")]
    public void Objects_of_the_library_and_methods_of_values_are_described_at_every_protocol(string value, string description)
    {
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            string file = _folder.File("value.pkl", PythonRunner.Run($"""
                import pickle, sys, collections, datetime, ipaddress, zoneinfo
                class Made:
                    def __init__(self, *reduced): self.reduced = reduced
                    def __reduce__(self): return self.reduced
                attributed = collections.OrderedDict(((1, 2),)); attributed.x = attributed; attributed.y = []
                pickle.dump(({value}), sys.stdout.buffer, {protocol})
                """));
            var run = ToolRun.Of("json", file);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.Equal($$"""{"file":{{JsonSerializer.Serialize(file)}},"value":{{description}}}""", run.Output.TrimEnd('\n'));
        }
    }

    // pickle.dumps(_IncompleteInputError('incomplete input'), 0) of Python 3.13, whose class derives from SyntaxError
    [Fact]
    public void An_exception_of_a_newer_Python_is_one()
    {
        string file = _folder.File("error.pkl", ToolRun.Latin1("cbuiltins\n_IncompleteInputError\np0\n(Vincomplete input\np1\ntp2\nRp3\n."));
        Assert.Equal(
            ["""{"value":{"exception":{"class":["builtins","_IncompleteInputError"],"args":{"tuple":[{"str":"incomplete input"}]},"state":[]}}}"""],
            Lines(ToolRun.Of("json", file), file));
        Assert.Equal("_IncompleteInputError", Assert.IsType<PythonException>(PickleSerializer.Deserialize(File.ReadAllBytes(file))).ClassName);
    }

    // pickle._Unpickler on them, described by the corpus's describer: os.error is the same class
    [Theory]
    [InlineData("c__builtin__\nIOError\n.", """{"value":{"global":["builtins","OSError"]}}""")]
    [InlineData("cexceptions\nEnvironmentError\n.", """{"value":{"global":["builtins","OSError"]}}""")]
    [InlineData("cbuiltins\ntype\n(I5\ntR.", """{"value":{"reduce":{"callable":{"global":["builtins","type"]},"args":{"tuple":[{"int":"5"}]}}}}""")]
    [InlineData("cbuiltins\ntype\n.", """{"value":{"global":["builtins","type"]}}""")]
    public void Other_names_of_a_class_are_shown_as_its_own(string pickle, string description)
    {
        string file = _folder.File("name.pkl", ToolRun.Latin1(pickle));
        Assert.Equal([description], Lines(ToolRun.Of("json", file), file));
    }

    [PythonTheory]
    [InlineData("pathlib.PosixPath(os.fsdecode(b'a/caf\\xe9'))", """{"path":["PosixPath",{"strcp":"61 2f 63 61 66 dce9"}]}""")]
    [InlineData("pathlib.PurePosixPath('caf\\xe9')", """{"path":["PurePosixPath","café"]}""")]
    [InlineData("getattr", """{"global":["builtins",{"strcp":"61 dce9"}]}""", "b'\\x80\\x04\\x8c\\x08builtins\\x8c\\x04a\\xed\\xb3\\xa9\\x93.'")]
    public void Text_that_JSON_cannot_hold_keeps_its_code_points(string value, string description, string? pickle = null)
    {
        string file = _folder.File("text.pkl", PythonRunner.Run($"import os, pathlib, pickle, sys; sys.stdout.buffer.write({pickle ?? $"pickle.dumps({value}, 4)"})"));
        var run = ToolRun.Of("json", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal([$$"""{"value":{{description}}}"""], Lines(run, file));
    }

    [PythonFact]
    public void A_list_and_its_method_are_one_list_and_nothing_is_called()
    {
        string file = _folder.File("method.pkl", PythonRunner.Run("import pickle, sys; l = []; pickle.dump([l, l.append, l.append], sys.stdout.buffer, 4)"));
        Assert.Contains("""{"list":[{"id":1,"list":[]},{"boundmethod":[{"ref":1},"append"]},{"boundmethod":[{"ref":1},"append"]}]}""", ToolRun.Of("json", file).Output, StringComparison.Ordinal);
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize(File.ReadAllBytes(file)));
    }

    [PythonFact]
    public void Separate_pickles_of_a_file_have_a_memo_each()
    {
        string file = _folder.File("log.pkl", PythonRunner.Run("""
            import pickle, sys
            for value in ('a', ('a', 'a'), None): pickle.dump(value, sys.stdout.buffer, 4)
            """));
        string[] expected = ["""{"index":0,"value":{"str":"a"}}""", """{"index":1,"value":{"tuple":[{"str":"a"},{"str":"a"}]}}""", """{"index":2,"value":{"none":true}}"""];
        Assert.Equal(expected, Lines(ToolRun.Of("json", "--separate", file), file));
        Assert.Equal(expected, Lines(ToolRun.Of("json", "--separate", "--graph", file), file));
    }

    [Theory]
    [InlineData("--all", 0)]
    [InlineData("--separate", 1)]
    public void A_memo_entry_of_the_pickle_before_is_there_only_with_one_unpickler(string option, int exitCode)
    {
        // Python: u = Unpickler(f); u.load(); u.load() gives the list twice; a new Unpickler raises UnpicklingError.
        string file = _folder.File("two.pkl", ToolRun.Latin1("]p7\n.g7\n."));
        foreach (string[] form in new string[][] { [], ["--graph"] })
        {
            var run = ToolRun.Of(["json", option, .. form, file]);
            Assert.Equal(exitCode, run.ExitCode);
            string[] lines = Lines(run, file);
            Assert.Equal("""{"index":0,"value":{"list":[]}}""", lines[0]);
            if (exitCode == 0) Assert.Equal("""{"index":1,"value":{"list":[]}}""", lines[1]);
            else Assert.Matches("""^\{"index":1,"error":"UnpicklingException: .*","offset":5\}$""", lines[1]);
        }
    }

    [Fact]
    public void Without_either_one_pickle_is_read_and_the_rest_left_alone()
    {
        string file = _folder.File("two.pkl", ToolRun.Latin1("N.K\x05.garbage"));
        Assert.Equal(["""{"value":{"none":true}}"""], Lines(ToolRun.Of("json", file), file));
    }

    [PythonFact]
    public void Buffers_come_from_files_in_their_order()
    {
        const string script = """
            import pickle, sys
            buffers = []
            data = pickle.dumps([pickle.PickleBuffer(bytearray(b'one')), pickle.PickleBuffer(bytearray(b'two'))], 5, buffer_callback=buffers.append)
            sys.stdout.buffer.write(data)
            """;
        string file = _folder.File("oob.pkl", PythonRunner.Run(script));
        string one = _folder.File("one", "one"u8.ToArray()), two = _folder.File("two", "two"u8.ToArray());
        Assert.Equal(["""{"value":{"list":[{"bytearray":"b25l"},{"bytearray":"dHdv"}]}}"""], Lines(ToolRun.Of("json", "--buffer", one, "--buffer", two, file), file));
        Assert.Equal(["""{"value":{"list":[{"buffer":0,"readonly":false},{"buffer":1,"readonly":false}]}}"""], Lines(ToolRun.Of("json", "--graph", file), file));

        var missing = ToolRun.Of("json", "--buffer", one, file);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("\"error\"", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_bad_files_among_good_ones_are_survived()
    {
        string good = _folder.File("good.pkl", ToolRun.Latin1("K\x05.")), bad = _folder.File("bad.pkl", ToolRun.Latin1("]K")), missing = _folder.PathOf("missing.pkl");
        var run = ToolRun.Of("json", bad, missing, good);
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        var lines = run.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([bad, missing, good], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.StartsWith("UnpicklingException: ", lines[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, lines[0].GetProperty("offset").GetInt32());
        Assert.StartsWith("FileNotFoundException: ", lines[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("5", lines[2].GetProperty("value").GetProperty("int").GetString());
    }

    [Fact]
    public void What_a_POP_threw_away_is_in_the_graph_and_ids_go_on_through_it()
    {
        string file = _folder.File("setter.pkl", ToolRun.Latin1("cm\nC\n)Rp0\ncm\nset\n(g0\n]tR0."));
        Assert.Equal(
            ["""{"value":{"id":1,"reduce":{"callable":{"global":["m","C"]},"args":{"tuple":[]}}},"popped":[{"reduce":{"callable":{"global":["m","set"]},"args":{"tuple":[{"ref":1},{"list":[]}]}}}]}"""],
            Lines(ToolRun.Of("json", "--graph", file), file));
    }

    [Fact]
    public void Python_2_strings_are_read_as_asked()
    {
        string file = _folder.File("old.pkl", ToolRun.Latin1("U\x01\xe9."));
        Assert.Equal(["""{"value":{"str":"é"}}"""], Lines(ToolRun.Of("json", "--encoding", "latin1", file), file));
        Assert.Equal(["""{"value":{"bytes":"6Q=="}}"""], Lines(ToolRun.Of("json", "--encoding", "bytes", "--graph", file), file));
        Assert.Equal(1, ToolRun.Of("json", file).ExitCode);
    }

    // An int of 60,000 bytes takes a second to write, and two bytes refer to it.
    [Fact]
    public void The_digits_of_an_int_are_made_once()
    {
        var texts = new IntegerTexts();
        var number = -BigInteger.Pow(7, 10_000);
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), texts.Of(number));
        Assert.Same(texts.Of(number), texts.Of(number + 0));
        Assert.Equal(["5", "-5"], new[] { texts.Of(5), texts.Of(-5) });
    }

    [Fact]
    public void Different_long_ints_are_refused_before_they_take_minutes()
    {
        byte[] pickle = [.. "("u8, .. Enumerable.Range(1, 20).SelectMany(first => (byte[])[0x8B, 0x60, 0xEA, 0, 0, (byte)first, .. new byte[59_998], 1]), .. "t."u8];
        string file = _folder.File("ints.pkl", pickle);
        string line = Assert.Single(Lines(ToolRun.Of("json", file), file));
        Assert.StartsWith("""{"error":"PickleException: The digits""", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_small_pickle_does_not_become_gigabytes(bool graph)
    {
        byte[] text = new byte[1 << 20];
        new Random(1).NextBytes(text);
        for (int i = 0; i < text.Length; i++) text[i] = (byte)('a' + text[i] % 26);
        string file = _folder.File("text.pkl", [.. "(X\0\0\x10\0"u8, .. text, 0x94, .. Enumerable.Repeat<byte[]>([(byte)'h', 0], 3000).SelectMany(get => get), .. "t."u8]);
        string[] form = graph ? ["--graph"] : [];
        long before = GC.GetAllocatedBytesForCurrentThread();
        string line = Assert.Single(Lines(ToolRun.Of(["json", .. form, file]), file));
        Assert.StartsWith("""{"error":"PickleException: The description is longer than""", line, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_long_text_repeats_is_looked_for_once(bool graph)
    {
        string file = _folder.File("text.pkl", [.. "(X\0\0\x10\0"u8, .. Enumerable.Repeat((byte)'a', 1 << 20), 0x94, .. Enumerable.Repeat<byte[]>([(byte)'h', 0], 3000).SelectMany(get => get), .. "t."u8]);
        string[] form = graph ? ["--graph"] : [];
        long before = GC.GetAllocatedBytesForCurrentThread();
        string line = Assert.Single(Lines(ToolRun.Of(["json", .. form, file]), file));
        Assert.StartsWith("""{"value":{"tuple":[{"str_rep":["a",1048576]},{"str_rep":["a",1048576]},""", line, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Theory]
    [InlineData("--all", "--separate", "-")]
    [InlineData("--encoding", "utf-7", "-")]
    [InlineData("--buffer")]
    [InlineData("--graph")]
    public void A_wrong_command_line_is_refused(params string[] arguments) => Assert.Equal((2, ""), (ToolRun.Of(["json", .. arguments]).ExitCode, ToolRun.Of(["json", .. arguments]).Output));

    public void Dispose() => _folder.Dispose();

    // The lines without the file, which all have.
    private static string[] Lines(ToolRun run, string file)
    {
        string prefix = $"{{\"file\":{JsonSerializer.Serialize(file)},";
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.StartsWith(prefix, line, StringComparison.Ordinal));
        return [.. lines.Select(line => "{" + line[prefix.Length..])];
    }
}
