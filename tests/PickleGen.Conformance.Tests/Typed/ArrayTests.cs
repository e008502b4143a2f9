namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Python's <c>array.array</c> of every type code, as collections of other numbers.</summary>
public class ArrayTests
{
    private const string Dump = "import sys, pickle, array; sys.stdout.buffer.write(pickle.dumps(eval(sys.argv[1]), int(sys.argv[2])))";

    [PythonTheory]
    [InlineData("b")]
    [InlineData("B")]
    [InlineData("h")]
    [InlineData("H")]
    [InlineData("i")]
    [InlineData("I")]
    [InlineData("l")]
    [InlineData("L")]
    [InlineData("q")]
    [InlineData("Q")]
    [InlineData("f")]
    [InlineData("d")]
    public void Elements_are_read_as_any_number_that_holds_them(string code)
    {
        foreach (int protocol in (int[])[0, 2, 5])
        {
            byte[] pickle = PythonRunner.Run(Dump, default, $"array.array('{code}', [1, 2, 100])", $"{protocol}");
            Assert.Equal([1, 2, 100], PickleSerializer.Deserialize<double[]>(pickle)!);
            Assert.Equal([1, 2, 100], PickleSerializer.Deserialize<List<float>>(pickle)!);
            if (code is "f" or "d") continue;
            Assert.Equal([1, 2, 100], PickleSerializer.Deserialize<int[]>(pickle)!);
            Assert.Equal([1, 2, 100], PickleSerializer.Deserialize<List<byte>>(pickle)!);
            Assert.Equal([1, 2, 100], PickleSerializer.Deserialize<HashSet<decimal>>(pickle)!.Order());
        }
    }

    [PythonFact]
    public void An_element_that_does_not_fit_is_refused_where_it_lies()
    {
        byte[] pickle = PythonRunner.Run(Dump, default, "array.array('h', [1, -2])", "5");
        Assert.Equal("$[1]", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<uint[]>(pickle)).Path);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int[]>(PythonRunner.Run(Dump, default, "array.array('d', [1])", "5")));
    }

    [PythonFact]
    public void Characters_are_texts_and_no_numbers()
    {
        foreach (string protocol in (string[])["0", "2", "5"])
        {
            byte[] pickle = PythonRunner.Run(Dump, default, "array.array('u', 'ab')", protocol);
            Assert.Equal(['a', 'b'], PickleSerializer.Deserialize<char[]>(pickle)!);
            Assert.Equal(["a", "b"], PickleSerializer.Deserialize<List<string>>(pickle)!);
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int[]>(pickle));
        }
    }

    [PythonFact]
    public void Bytes_are_numbers() => Assert.Equal([97, 98], PickleSerializer.Deserialize<List<byte>>(PythonRunner.Run(Dump, default, "b'ab'", "5"))!);

    // array.array('w', 'a😀') of Python 3.13; and an item beyond Unicode, which no Python makes.
    [Fact]
    public void The_type_code_of_newer_Pythons_is_read_and_what_is_no_character_is_not()
    {
        byte[] Pickle(string items) => System.Text.Encoding.Latin1.GetBytes($"\u0080\u0004\u008c\u0005array\u008c\u0014_array_reconstructor\u0093(\u008c\u0005array\u008c\u0005array\u0093\u008c\u0001wK\u0014C\u0008{items}tR.");
        var array = Assert.IsType<PickleArray>(new Unpickler(Pickle("a\0\0\0\0\u00f6\u0001\0")).Load());
        Assert.Equal('w', array.TypeCode);
        Assert.Equal([0x61, 0x1F600], (int[])array.Items);
        Assert.Throws<UnpicklingException>(() => new Unpickler(Pickle("a\0\0\0\0\0\u0011\0")).Load());
    }
}
