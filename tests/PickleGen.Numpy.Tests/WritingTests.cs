using System.Numerics;
using System.Runtime.InteropServices;

namespace PickleGen.Numpy.Tests;

/// <summary>What .NET's arrays are for numpy.</summary>
public class WritingTests
{
    public static TheoryData<string> Filled => new()
    {
        "np.ma.array([1, 2], mask=[0, 1], fill_value=99)",
        "np.ma.array(['a', 'b'], mask=[0, 1], fill_value='?')",
        "np.ma.array([(1, 2.5)], mask=[(1, 0)], fill_value=(7, 8.5), dtype=[('x', 'i4'), ('y', 'f8')])",
        "np.ma.array(['a', 1], mask=[0, 1], dtype=object, fill_value='?')",
    };

    [PythonTheory("numpy")]
    [MemberData(nameof(Filled))]
    public void What_masked_elements_are_filled_with_comes_back(string expression)
    {
        foreach (byte[] pickle in NumpyPython.Pickles(expression, 0, 2, 4, 5))
        {
            var array = PickleSerializer.Deserialize<NumpyArray>(pickle, NumpyPickle.Options)!;
            foreach (int protocol in (int[])[0, 2, 4, 5])
            {
                byte[] written = PickleSerializer.Serialize(array, NumpyPickle.Options with { Protocol = protocol });
                NumpyPython.Expect($"(lambda other: it.fill_value == other.fill_value and it.tolist() == other.tolist() and it.dtype == other.dtype)({expression})", written);
                Assert.Equal(array.FillValue!.Bytes.ToArray(), PickleSerializer.Deserialize<NumpyArray>(written, NumpyPickle.Options)!.FillValue!.Bytes.ToArray());
            }
        }
    }

    private static readonly PickleOptions s_arrays = PickleOptions.Default.WithArraysAsNumpy();
    private static readonly DateTime s_day = new(2026, 12, 1);

    public static TheoryData<Array, string, string> Arrays => new()
    {
        { new[] { 0d, 1, 2 }, "<f8", "[0, 1, 2]" },
        { new[] { true, false }, "|b1", "[True, False]" },
        { new sbyte[] { -1 }, "|i1", "[-1]" },
        { new short[] { -1 }, "<i2", "[-1]" },
        { new[] { -1 }, "<i4", "[-1]" },
        { new[] { long.MinValue }, "<i8", "[-2**63]" },
        { new ushort[] { 7 }, "<u2", "[7]" },
        { new uint[] { 7 }, "<u4", "[7]" },
        { new[] { ulong.MaxValue }, "<u8", "[2**64 - 1]" },
        { new[] { (Half)1.5 }, "<f2", "[1.5]" },
        { new[] { 1.5f }, "<f4", "[1.5]" },
        { new[] { new Complex(1, 2) }, "<c16", "[1 + 2j]" },
        { new[,] { { 0, 1, 2 }, { 3, 4, 5 } }, "<i4", "[[0, 1, 2], [3, 4, 5]]" },
        { new byte[,] { { 1 }, { 2 } }, "|u1", "[[1], [2]]" },
        { new[, ,] { { { 0f, 1 } } }, "<f4", "[[[0, 1]]]" },
        { new[, , ,] { { { { 7d } } } }, "<f8", "[[[[7]]]]" },
        { new double[0], "<f8", "[]" },
        { new double[2, 0], "<f8", "[[], []]" },
    };

    [PythonTheory("numpy")]
    [MemberData(nameof(Arrays))]
    public void Arrays_of_numbers_are_numpys(Array array, string dtype, string list)
    {
        foreach (int protocol in (int[])[2, 5])
        {
            byte[] pickle = PickleSerializer.Serialize<object>(array, s_arrays with { Protocol = protocol });
            NumpyPython.Expect($"it.dtype.str == '{dtype}' and it.tolist() == {list} and it.flags.writeable", pickle);
            Assert.Equal(array, PickleSerializer.Deserialize(pickle, array.GetType(), s_arrays));
        }
    }

    [PythonTheory("numpy")]
    [MemberData(nameof(Arrays))]
    public void NumpyArray_of_them_is_the_same(Array array, string dtype, string list)
    {
        var numpy = NumpyArray.From(array);
        Assert.Equal(dtype, numpy.Dtype.ToString());
        NumpyPython.Expect($"it.dtype.str == '{dtype}' and it.tolist() == {list}", PickleSerializer.Serialize(numpy, NumpyPickle.Options));
    }

    public static TheoryData<Array, string, string> OtherArrays => new()
    {
        { new[] { "ab", "", "é😀" }, "<U2", "['ab', '', 'é😀']" },
        { new[,] { { "a" }, { "b" } }, "<U1", "[['a'], ['b']]" },
        { new[] { "" }, "<U1", "['']" },
        { new[] { s_day, s_day.AddTicks(1) }, "<M8[ns]", "[1796083200000000000, 1796083200000000100]" },
        { new[] { TimeSpan.FromTicks(-1) }, "<m8[ns]", "[-100]" },
        { new object?[] { 1, "a", null }, "|O", "[1, 'a', None]" },
        { new decimal[] { 1 }, "|O", "[__import__('decimal').Decimal(1)]" },
    };

    [PythonTheory("numpy")]
    [MemberData(nameof(OtherArrays))]
    public void NumpyArray_of_others_is_what_numpy_has_for_them(Array array, string dtype, string list)
    {
        foreach (int protocol in (int[])[2, 5])
            NumpyPython.Expect($"it.dtype.str == '{dtype}' and it.tolist() == {list}", PickleSerializer.Serialize(NumpyArray.From(array), NumpyPickle.Options with { Protocol = protocol }));
    }

    [PythonFact("numpy")]
    public void Half_of_a_surrogate_pair_stands_alone() =>
        NumpyPython.Expect(@"it.tolist() == ['a\ud800']", PickleSerializer.Serialize(NumpyArray.From(new[] { "a\ud800" }), NumpyPickle.Options));

    [Fact]
    public void What_numpy_cannot_hold_is_refused()
    {
        Assert.Throws<OverflowException>(() => NumpyArray.From(new[] { DateTime.MinValue }));
        Assert.Throws<ArgumentException>(() => NumpyArray.From(new[] { "a\0" }));
        Assert.Throws<ArgumentNullException>(() => NumpyArray.From(new string[] { null! }));
    }

    [PythonFact("numpy")]
    public void Members_are_numpys_arrays_as_well()
    {
        var model = new Model { Weights = new[,] { { 1d, 2 } }, Bias = [3], Steps = 7 };
        NumpyPython.Expect("it.weights.tolist() == [[1, 2]] and it.weights.dtype == 'f8' and it.bias.tolist() == [3] and type(it.bias) is np.ndarray and it.steps == 7", PickleSerializer.Serialize(model, s_arrays));
    }

    [PythonFact("numpy")]
    public void Records_and_masks_can_be_made()
    {
        var dtype = new NumpyDtype(("x", new NumpyDtype("<i4")), ("y", new NumpyDtype("<f8")));
        byte[] bytes = [1, 0, 0, 0, .. BitConverter.GetBytes(2.5)];
        NumpyPython.Expect("it.dtype == [('x', 'i4'), ('y', 'f8')] and it.tolist() == [(1, 2.5)]", PickleSerializer.Serialize(new NumpyArray(dtype, [1], bytes), NumpyPickle.Options));
        var masked = NumpyArray.From(new[] { 1, 2 }).WithMask(NumpyArray.From(new[] { true, false }));
        NumpyPython.Expect("type(it) is np.ma.MaskedArray and it.tolist() == [None, 2]", PickleSerializer.Serialize(masked, NumpyPickle.Options));
        Assert.Throws<ArgumentException>(() => NumpyArray.From(new[] { 1, 2 }).WithMask(NumpyArray.From(new[] { true })));
    }

    [PythonFact("numpy")]
    public void Numbers_travel_beside_the_pickle_both_ways()
    {
        byte[] sent = PythonRunner.Run("""
            import numpy as np, pickle, sys
            buffers = []
            pickled = pickle.dumps(np.arange(1000.), 5, buffer_callback=buffers.append)
            assert len(pickled) < 500
            sys.stdout.buffer.write(pickled.ljust(500, b"\0") + buffers[0].raw())
            """);
        var loaded = new Unpickler(sent[..500], NumpyPickle.Options) { Buffers = [new PickleBuffer(sent.AsMemory(500))] }.Load<NumpyArray>()!;
        Assert.True(MemoryMarshal.TryGetArray(loaded.Bytes, out var memory) && ReferenceEquals(memory.Array, sent));
        double[] numbers = loaded.To<double[]>();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (double)i), numbers);

        var beside = new List<PickleBuffer>();
        var pickle = new MemoryStream();
        var pickler = new Pickler(pickle, s_arrays)
        {
            BufferCallback = buffer =>
            {
                beside.Add(buffer);
                return false;
            },
        };
        pickler.Dump(numbers);
        Assert.InRange(pickle.Length, 1, 200);
        var bytes = Assert.Single(beside).Memory;
        PythonRunner.Run("""
            import numpy as np, pickle, sys
            sent = sys.stdin.buffer.read()
            assert (pickle.loads(sent, buffers=[bytearray(sent[-8000:])]) == np.arange(1000.)).all()
            """, [.. pickle.ToArray(), .. bytes.Span]);
        numbers[0] = 7;
        Assert.Equal(7, MemoryMarshal.Cast<byte, double>(bytes.Span)[0]);
    }

    [Theory]
    [InlineData(typeof(bool))]
    [InlineData(typeof(double))]
    [InlineData(typeof(Complex))]
    public unsafe void Memory_of_an_array_can_be_pinned(Type element)
    {
        var memory = NumpyArray.From(Array.CreateInstance(element, 3)).Bytes;
        using var handle = memory.Pin();
        fixed (byte* first = memory.Span) Assert.Equal((nint)first, (nint)handle.Pointer);
    }

    [Fact]
    public void Saving_without_the_options_says_what_to_do() =>
        Assert.Contains("NumpyPickle.Options", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(NumpyArray.From(new[] { 1 }))).Message, StringComparison.Ordinal);
}
