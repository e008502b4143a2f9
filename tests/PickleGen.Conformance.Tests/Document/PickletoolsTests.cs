using System.Text.Json;

namespace PickleGen.Conformance.Tests;

/// <summary>The disassembler against Python's own pickletools.</summary>
public class PickletoolsTests
{
    /// <summary>pickletools, which grows with the square of nested marks, is not asked for more than this.</summary>
    private const int LargestBadPickle = 5000;

    private const string Table =
        """
        import json, pickletools
        print(json.dumps([[o.name, ord(o.code), o.arg.name if o.arg else "None", " ".join(s.name for s in o.stack_before),
                           " ".join(s.name for s in o.stack_after), o.proto] for o in pickletools.opcodes]))
        """;

    [PythonFact]
    public void Every_good_pickle_reads_as_in_pickletools() => AssertSameText(CorpusArchive.Values.Select(value => (value.File, value.Pickle)), annotate: 0);

    [PythonFact]
    public void Annotations_stand_where_pickletools_puts_them() =>
        AssertSameText(CorpusArchive.Values.Where(value => value.Pickle.Length < 1000).Select(value => (value.File, value.Pickle)), PickleDisassembler.AnnotationColumn);

    [PythonFact]
    public void Bad_pickles_read_as_in_pickletools_up_to_the_error() =>
        AssertSameText(CorpusArchive.Bad.Where(bad => bad.Pickle.Length <= LargestBadPickle).Select(bad => (bad.Name, bad.Pickle)), annotate: 0);

    // sys.set_int_max_str_digits: 4300
    [PythonFact]
    public void Long_ints_read_as_in_pickletools_up_to_the_error()
    {
        var most = System.Numerics.BigInteger.Pow(10, 4300);
        (string, byte[])[] longs =
        [
            .. new[] { most - 1, 1 - most, most, -most, most << 100, most << 480_000 }.Select(number => ($"of {number.GetByteCount()} bytes", (byte[])
            [
                0x8B, .. BitConverter.GetBytes(number.GetByteCount()), .. number.ToByteArray(), .. "."u8,
            ])),
            ("padded", [0x8B, .. BitConverter.GetBytes(3000), 5, .. new byte[2999], .. "."u8]),
            .. new[] { 4300, 4301 }.Select(digits => ($"in {digits} digits", (byte[])[.. "L"u8, .. Enumerable.Repeat((byte)'7', digits), .. "L\n."u8])),
        ];
        AssertSameText(longs, annotate: 0);
    }

    // A bytearray escapes ' whatever stands around it, bytes do not.
    [PythonFact]
    public void Quotes_read_as_in_pickletools() => AssertSameText(
        new[] { "it's", "it's \"so\"", "\"so\"", "\\" }.SelectMany(text => new[] { PickleOpcode.ByteArray8, PickleOpcode.BinBytes8, PickleOpcode.BinUnicode8 }.Select(opcode => ($"{opcode} of {text}", (byte[])
        [
            (byte)opcode, .. BitConverter.GetBytes((long)text.Length), .. System.Text.Encoding.ASCII.GetBytes(text), .. "."u8,
        ]))),
        annotate: 0);

    [PythonFact]
    public void The_opcode_table_agrees_with_pickletools_own()
    {
        string[] expected = [.. Parse(PythonRunner.RunText(Table)).EnumerateArray().Select(row => string.Join(" | ", row.EnumerateArray()))];
        string[] actual =
        [
            .. OpcodeTable.All.Select(info => string.Join(
                " | ", info.Name, (byte)info.Opcode, info.Argument.Word(), info.StackBefore, info.StackAfter, info.Protocol)),
        ];
        Assert.Equal(expected, actual);
    }

    [PythonFact]
    public void The_descriptions_of_opcodes_are_not_pickletools() =>
        Assert.Empty(Parse(PythonRunner.RunText("import json, pickletools; print(json.dumps([o.doc.split('\\n')[0] for o in pickletools.opcodes]))")).EnumerateArray().Select(doc => doc.GetString()!).Intersect(OpcodeTable.All.Select(info => info.Doc)));

    [Fact]
    public void Every_opcode_has_a_description_of_its_own() => Assert.Equal(OpcodeTable.All.Count, OpcodeTable.All.Select(info => info.Doc).Where(doc => doc.EndsWith('.')).Distinct().Count());

    [Fact]
    public void Opcodes_are_called_as_in_pickletools() =>
        Assert.All(OpcodeTable.All, info => Assert.Equal(info.Name.Replace("_", "", StringComparison.Ordinal), info.Opcode.ToString(), ignoreCase: true));

    [Fact]
    public void Every_opcode_is_in_the_table() => Assert.Equal(Enum.GetValues<PickleOpcode>().Order(), OpcodeTable.All.Select(info => info.Opcode).Order());

    private static void AssertSameText(IEnumerable<(string Name, byte[] Pickle)> pickles, int annotate)
    {
        var cases = pickles.ToArray();
        var answers = Disassemblies.ByPickletools([.. cases.Select(item => item.Pickle)], annotate, OpcodeTable.All.Select(info => info.Doc));
        Assert.Equal(cases.Length, answers.Count);
        Assert.All(cases.Zip(answers), item =>
        {
            var text = new StringWriter { NewLine = "\n" };
            var error = Record.Exception(() => PickleDisassembler.Disassemble(item.First.Pickle, text, annotate));
            Assert.True(item.Second.Text == text.ToString(), $"{item.First.Name}:\n{text}\npickletools:\n{item.Second.Text}");
            Assert.Equal(item.Second.Fails, error is UnpicklingException { Offset: not null });
        });
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
