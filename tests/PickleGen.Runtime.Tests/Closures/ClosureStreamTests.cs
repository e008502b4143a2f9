using System.Globalization;

namespace PickleGen.Tests.Closures;

/// <summary>What a closure looks like on the wire: the shape that makes recursion, sharing and mutual recursion come out right.</summary>
public class ClosureStreamTests
{
    [Fact]
    public void State_setter_comes_after_the_delegate_is_in_the_memo_and_its_result_is_dropped()
    {
        Func<int, int> factorial = null!;
        factorial = n => n <= 1 ? 1 : n * factorial(n - 1);
        string[] opcodes = Opcodes(factorial);
        // setter, GET, state, TUPLE2, REDUCE, POP
        Assert.Equal(["REDUCE", "MEMOIZE", "BINGET", "SHORT_BINUNICODE", "MEMOIZE", "STACK_GLOBAL", "MEMOIZE", "BINGET"], opcodes[^18..^10]);
        Assert.Equal(["EMPTY_DICT", "MEMOIZE", "SHORT_BINUNICODE", "MEMOIZE", "BINGET", "SETITEM", "TUPLE2", "REDUCE", "POP", "STOP"], opcodes[^10..]);
    }

    [Fact]
    public void Names_of_method_and_variables_can_be_read_in_the_disassembly()
    {
        int threshold = 5;
        string text = Disassemble((Func<int, bool>)(x => x > threshold));
        foreach (string name in new[] { "'picklegen'", "'delegate'", "'method'", "'closure'", "'fill'", "'threshold'", "'Func`2[int,bool]'", "'PickleGen.Runtime.Tests/PickleGen.Tests.Closures.ClosureStreamTests'", "<Names_of_method_and_variables_can_be_read_in_the_disassembly>b__" })
            Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lambda_without_captures_has_neither_closure_nor_setter()
    {
        string text = Disassemble((Func<int, int>)(x => x + 1));
        Assert.DoesNotContain("'closure'", text, StringComparison.Ordinal);
        Assert.DoesNotContain("'fill'", text, StringComparison.Ordinal);
    }

    [PythonFact]
    public void Python_names_the_module_that_it_lacks()
    {
        byte[] pickle = Dump((Func<int, int>)(x => x + 1));
        string answer = PythonRunner.RunText("""
            import pickle, sys
            try: pickle.loads(sys.stdin.buffer.read())
            except ModuleNotFoundError as e: print(e.name)
            """, pickle);
        Assert.Equal("picklegen", answer.Trim());
    }

    private static byte[] Dump(Delegate value)
    {
        var output = new MemoryStream();
        new Pickler(output).Dump((object)value);
        return output.ToArray();
    }

    private static string Disassemble(Delegate value)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        PickleDisassembler.Disassemble(Dump(value), text);
        return text.ToString();
    }

    private static string[] Opcodes(Delegate value) =>
        [.. Disassemble(value).Split('\n').Where(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => line.Split(": ", 2)[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])];
}
