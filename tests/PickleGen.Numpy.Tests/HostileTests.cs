using System.Text;

namespace PickleGen.Numpy.Tests;

/// <summary>States that numpy never writes: they are refused, and neither crash nor cost much.</summary>
public class HostileTests
{
    // dtype(code, False, True), and its state
    private static string Dtype(string code, string state = "NNNI-1\nI-1\nI0\n") => $"cnumpy\ndtype\n(V{code}\nI00\nI01\ntR(I3\nV<\n{state}tb";

    // _reconstruct(ndarray, (0,), b'b'), and its state
    private static string Array(string shape, string dtype, string data) => $"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntVb\ntR(I1\n({shape}t{dtype}I00\n{data}tb";

    // bytes, with PickleStringEncoding.Latin1
    private static string Bytes(int count) => $"U{(char)count}{new string('\0', count)}";

    private static object? Load(string pickle) => PickleSerializer.Deserialize<object>(Encoding.Latin1.GetBytes(pickle + "."), NumpyPickle.Options with { StringEncoding = PickleStringEncoding.Latin1 });

    [Fact]
    public void What_is_built_here_is_an_array_when_it_is_right() => Assert.Equal([0, 0], Assert.IsType<NumpyArray>(Load(Array("I2\n", Dtype("f8"), Bytes(16)))).To<double[]>());

    private static string Masked(string mask) => $"cnumpy.ma.core\nMaskedArray\n({Array("I2\n", Dtype("i1"), Bytes(2))}{mask}tR";

    // A record with two fields, each of which is the one before.
    private static string Doubled(int times, int size, string leaf, string name = "a")
    {
        var pickle = new StringBuilder(leaf).Append("p0\n");
        for (int i = 0; i < times; i++) pickle.Append('0').Append(Dtype($"V{size}", $"N(V{name}\nVb\nt(dV{name}\n(g{i}\nI0\ntsVb\n(g{i}\nI0\ntsI{size}\nI1\nI0\n")).Append($"p{i + 1}\n");
        return pickle.ToString();
    }

    public static TheoryData<string, string> Pickles => new()
    {
        { Array("I3\n", Dtype("f8"), Bytes(16)), "does not have 16 bytes" },
        { Array("I-2\n", Dtype("f8"), Bytes(16)), "of length -2" },
        { Array("L4294967298L\n", Dtype("f8"), Bytes(16)), "of length 4294967298" },
        { Array("I2147483647\nI2147483647\nI2147483647\nI2147483647\n", Dtype("f8"), Bytes(0)), "larger than .NET's arrays" },
        { Array("I2147483647\nI0\n", Dtype("f8"), Bytes(0)), "larger than .NET's arrays" },
        { Array("I2147483647\n", Dtype("U0", "NNNI0\nI4\nI8\n"), Bytes(0)), "larger than .NET's arrays" },
        { Array(string.Concat(Enumerable.Repeat("I1\n", 65)), Dtype("f8"), Bytes(8)), "no tuple of its lengths" },
        { Array("I1\n", Dtype("f8"), "I7\n"), "has no bytes" },
        { Array("I1\n", Dtype("O8"), Bytes(8)), "does not have the objects" },
        { Array("I2\n", Dtype("O8"), "(lI1\na"), "does not have the objects" },
        { Array("I1\n", "cnumpy\ndtype\n(Vf8\nI00\nI01\ntR", Bytes(8)), "a dtype without its state" },
        { Array("I1\n", "I7\n", Bytes(8)), "not the state of a numpy array" },
        { Dtype("f3"), "no type 'f3'" },
        { Dtype("V8", "N(Va\nt(dVa\n(" + Dtype("f8") + "I1\ntsI8\nI1\nI0\n"), "lies outside of its 8 bytes" },
        { Dtype("V8", "N(Va\nt(dVa\n(" + Dtype("f8") + "I-1\ntsI8\nI1\nI0\n"), "A size in numpy's dtype is -1" },
        { Dtype("V8", "N(Va\nt(dI8\nI1\nI0\n"), "has no field 'a'" },
        { Dtype("V-8"), "no type 'V-8'" },
        { Dtype("V8", "NNNI-8\nI1\nI0\n"), "A size in numpy's dtype is -8" },
        { Dtype("U4", "NNNI4\nI4\nI8\n"), "says that an element has 4 bytes" },
        { Dtype("V8", "(" + Dtype("f4") + "(I3\nttNNI8\nI1\nI0\n"), "not 3 times" },
        { Dtype("f8") + "(I3\nV<\nNNNI-1\nI-1\nI0\ntb", "not the state of a numpy dtype" },
        { Array("I1\n", Dtype("f8"), Bytes(8)) + "(I1\n(I1\nt" + Dtype("f8") + "I00\n" + Bytes(8) + "tb", "not the state of a numpy array" },
        // A type that is in itself.
        { "cnumpy\ndtype\n(VV8\nI00\nI01\ntRp0\n(I3\nV|\nN(Va\nt(dVa\n(g0\nI0\ntsI8\nI1\nI0\ntb", "in another before it has its own state" },
        { "cnumpy.core.multiarray\nscalar\n(" + Dtype("f8") + Bytes(4) + "tR", "does not have 4 bytes" },
        { "cnumpy.core.multiarray\nscalar\n(I1\ntR", "takes a dtype and bytes" },
        { "cnumpy\nndarray\n((I1\ntVf8\nU" + (char)4 + "\0\0\0\0tR", "does not have 4 bytes" },
        { "cnumpy\nndarray\n((I1\ntVx8\nU\0tR", "no type 'x8'" },
        // Masks that are none.
        { Masked(Array("I2\n", Dtype("V0", "NNNI0\nI1\nI0\n"), Bytes(0))), "has a mask of '|V0' and shape (2)" },
        { Masked(Array("I2\n", Dtype("f8"), Bytes(16))), "has a mask of '<f8' and shape (2)" },
        { Masked(Array("I1\n", Dtype("b1"), Bytes(1))), "has a mask of '|b1' and shape (1)" },
    };

    [Theory]
    [MemberData(nameof(Pickles))]
    public void They_are_refused(string pickle, string message) => Assert.Contains(message, Assert.Throws<UnpicklingException>(() => Load(pickle)).Message, StringComparison.Ordinal);

    // Each has the one before twice, at one place: 2^40 fields in all.
    [Fact]
    public void Fields_of_fields_are_not_more_than_their_bytes()
    {
        var pickle = new StringBuilder(Dtype("f8")).Append("p0\n");
        for (int i = 0; i < 40; i++) pickle.Append('0').Append(Dtype("V8", $"N(Va\nVb\nt(dVa\n(g{i}\nI0\ntsVb\n(g{i}\nI0\ntsI8\nI1\nI0\n")).Append($"p{i + 1}\n");
        Assert.Contains("fields", Assert.Throws<UnpicklingException>(() => Load(pickle.ToString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_are_not_more_than_anybody_has_though_bytes_would_do() =>
        Assert.Contains("131071 fields", Assert.Throws<UnpicklingException>(() => Load(Doubled(20, 1 << 30, Dtype("i1")))).Message, StringComparison.Ordinal);

    [Fact]
    public void Fields_do_not_share_their_bytes_again_and_again() =>
        Assert.Contains("of 16384 bytes", Assert.Throws<UnpicklingException>(() => Load(Doubled(10, 1024, Dtype("U256", "NNNI1024\nI4\nI8\n")))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_error_does_not_show_all_fields()
    {
        string pickle = Doubled(10, 1 << 20, Dtype("i1"), new string('a', 10_000)) + "p99\n0" + Array("I1\n", "g99\n", Bytes(0));
        Assert.Contains("of 'V1048576' and shape (1) does not have 0 bytes", Assert.Throws<UnpicklingException>(() => Load(pickle)).Message, StringComparison.Ordinal);
    }

    // Each time a few bytes of the pickle make as many as the array has.
    [Fact]
    public void What_is_made_of_shared_bytes_counts()
    {
        const int Count = 1 << 16, Times = 200;
        string data = $"T{Encoding.Latin1.GetString(BitConverter.GetBytes(Count))}{new string('\0', Count)}p50\n0(";
        string arrays = string.Concat(Enumerable.Repeat(Array($"I{Count / 8}\n", Dtype("f8"), "g50\n"), Times)) + "l";
        var options = NumpyPickle.Options with { StringEncoding = PickleStringEncoding.Latin1, Limits = new UnpicklingLimits { MaxTotalItems = 1_000_000 } };
        byte[] pickle = Encoding.Latin1.GetBytes(data + arrays + ".");
        Assert.Contains("MaxTotalItems", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<double[][]>(pickle, options)).Message, StringComparison.Ordinal);
        // Who looks at none has no copies.
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Times, PickleSerializer.Deserialize<List<object>>(pickle, options)!.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Times / 4 * Count);
    }

    [Fact]
    public void Rows_of_nothing_count()
    {
        string arrays = $"({string.Concat(Enumerable.Repeat(Array("I1000000\nI0\n", Dtype("f8"), Bytes(0)), 20))}l.";
        var options = NumpyPickle.Options with { StringEncoding = PickleStringEncoding.Latin1, Limits = new UnpicklingLimits { MaxTotalItems = 1_000_000 } };
        Assert.Contains("MaxTotalItems", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<double[][][]>(Encoding.Latin1.GetBytes(arrays), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_do_not_lie_in_one_another_without_an_end()
    {
        var pickle = new StringBuilder(Dtype("f8")).Append("p0\n");
        for (int i = 0; i < 100_000; i++) pickle.Append('0').Append(Dtype("V8", $"N(Va\nt(dVa\n(g{i}\nI0\ntsI8\nI1\nI0\n")).Append($"p{i + 1}\n");
        Assert.Contains("deep", Assert.Throws<UnpicklingException>(() => Load(pickle.ToString())).Message, StringComparison.Ordinal);
    }
}
