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

    /// <summary>A whole pickle of one array is read as a block: short ones, those that just fit into a frame, and those that lie outside of them.</summary>
    [PythonTheory]
    [InlineData("d")]
    [InlineData("l")]
    [InlineData("Q")]
    [InlineData("h")]
    public void Arrays_of_any_length_are_read_as_what_they_are(string code)
    {
        foreach (int protocol in (int[])[2, 3, 4, 5])
        {
            foreach (int count in (int[])[0, 1, 31, 32, 100, 8180, 8200, 70_000])
            {
                byte[] pickle = PythonRunner.Run(Dump, default, $"array.array('{code}', (i % 30000 for i in range({count})))", $"{protocol}");
                var expected = Enumerable.Range(0, count).Select(static i => i % 30_000);
                switch (code)
                {
                    case "d": Assert.Equal(expected.Select(static i => (double)i), PickleSerializer.Deserialize<double[]>(pickle)!); break;
                    case "l": Assert.Equal(expected.Select(static i => (long)i), PickleSerializer.Deserialize<long[]>(pickle)!); break;
                    case "Q": Assert.Equal(expected.Select(static i => (ulong)i), PickleSerializer.Deserialize<ulong[]>(pickle)!); break;
                    case "h": Assert.Equal(expected.Select(static i => (short)i), PickleSerializer.Deserialize<short[]>(pickle)!); break;
                }
            }
        }
    }

    /// <summary>CPython's bytes of 70,000 numbers, outside of its frames, take no more memory than the array.</summary>
    [PythonFact]
    public void A_long_array_is_read_in_one_copy()
    {
        byte[] pickle = PythonRunner.Run(Dump, default, "array.array('d', range(70000))", "5");
        Assert.Equal(Enumerable.Range(0, 70_000).Select(static i => (double)i), PickleSerializer.Deserialize<double[]>(pickle)!);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PickleSerializer.Deserialize<double[]>(pickle);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 560_000, 561_000);
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
