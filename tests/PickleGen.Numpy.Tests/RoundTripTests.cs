namespace PickleGen.Numpy.Tests;

/// <summary>numpy writes arrays, C# reads them and writes them back, and numpy compares.</summary>
public class RoundTripTests
{
    private const string Arrays = """
        import numpy as np, pickle, sys
        arrays = [np.array(range(24), kind).reshape(shape, order=order)
            for kind in ("?", "i1", "<i2", ">i2", "i4", ">i4", "i8", "u1", ">u2", "u4", "u8", "f2", "f4", ">f4", "f8", ">f8", "f16", "c8", "c16", ">c16", "M8[ms]", ">m8[25s]", "m8", "S3", "U3", ">U3")
            for shape in ((24,), (4, 6), (2, 3, 4), (2, 2, 3, 2), (1, 24))
            for order in "CF"]
        arrays += [np.zeros((0,)), np.zeros((0, 3)), np.zeros((3, 0, 2), order="F"), np.array(5.5), np.array(["ab", "", "é😀"]), np.array([b"a\0b", b""]), np.zeros(2, "V3"), np.zeros(2, "S0")]
        arrays += [arrays[4].T, arrays[4][::2], np.arange(9.)[::-1], np.matrix([[1, 2]]), np.array([np.nan, np.inf, -0.0])]
        flat = [("x", "f4"), ("y", ">f8"), ("name", ">U4"), ("raw", "S2"), ("when", "M8[us]")]
        row = (1.5, -2.5, "aé", b"c", 7)
        arrays += [np.array([row] * 6, kind).reshape(2, 3, order=order) for kind in (flat, np.dtype(flat, align=True)) for order in "CF"]
        arrays += [np.array([((1, 2), 3)], [("inner", [("a", ">i4"), ("b", "u1")]), ("n", "i8")]), np.array([(1, [[1, 2], [3, 4]])] * 2, [("n", "i2"), ("m", ">f4", (2, 2))])]
        arrays += [np.array([(5, 1.5), (6, 2.5)], np.dtype({"names": ["late", "early"], "formats": [">i4", "f8"], "offsets": [12, 0], "itemsize": 24}))]
        arrays += [np.rec.array([(1, 2.5), (3, 4.5)], dtype=[("a", "i4"), ("b", "f8")])]
        arrays += [np.array([1, "a", None, 2.5, [6]], object), np.asfortranarray([[1, "a"], [None, 2.5]], object), np.array([(1, None), (2, "x")], [("n", "i4"), ("o", "O")])]
        masked = [np.ma.array([1, 2, 3], mask=[0, 1, 0]), np.ma.array([[1.5, 2], [3, 4]], mask=[[0, 1], [1, 0]], order="F"), np.ma.array([1, 2]), np.ma.array([(1, 2.5)], mask=[(1, 0)], dtype=[("a", "i4"), ("b", "f8")])]

        """;

    [PythonTheory("numpy")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Arrays_come_back_to_numpy_equal(int protocol)
    {
        byte[] pickle = PythonRunner.Run(Arrays + $"sys.stdout.buffer.write(pickle.dumps((arrays, masked), {protocol}))");
        var (arrays, masked) = PickleSerializer.Deserialize<(List<NumpyArray>, List<NumpyArray>)>(pickle, NumpyPickle.Options)!;
        PythonRunner.Run(Arrays + """
            same = lambda a, b: a.names == b.names and a.itemsize == b.itemsize and (all(same(a.fields[n][0], b.fields[n][0]) and a.fields[n][1] == b.fields[n][1] for n in a.names) if a.names else a == b)
            back, masked_back = pickle.loads(sys.stdin.buffer.read())
            assert len(back) == len(arrays) > 280 and len(masked_back) == len(masked) == 4
            for mine, yours in zip(arrays, back):
                little = mine.dtype.newbyteorder("<")
                assert same(yours.dtype, little), (yours.dtype, little)
                is_plain = mine.dtype.names is None and not mine.dtype.hasobject
                assert yours.shape == mine.shape and (yours.tobytes() == mine.astype(little).tobytes() if is_plain else str(yours.tolist()) == str(mine.tolist())), (mine, yours)
                assert yours.flags.writeable and yours.flags.c_contiguous
                assert pickle.loads(pickle.dumps(yours)).dtype == yours.dtype
            for mine, yours in zip(masked, masked_back):
                assert type(yours) is type(mine) and yours.dtype == mine.dtype and (yours.mask == mine.mask).all() and (yours.data == mine.data).all(), (mine, yours)
            """, PickleSerializer.Serialize((arrays, masked), NumpyPickle.Options with { Protocol = protocol }));
    }

    [PythonTheory("numpy")]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void Types_come_back_to_numpy_equal(int protocol)
    {
        const string Types = """[np.dtype(kind) for kind in ("?", "i2", "f8", "c16", "U7", "S3", "O", "M8", "M8[25ns]", "m8[D]", "V5", [("a", "i4"), ("b", [("c", "f2", (2, 3))]), ("o", "O")])]""";
        var types = PickleSerializer.Deserialize<List<NumpyDtype>>(NumpyPython.Pickle(Types, protocol), NumpyPickle.Options)!;
        NumpyPython.Expect($"it == {Types} and [str(kind.flags) for kind in it] == [str(kind.flags) for kind in {Types}]", PickleSerializer.Serialize(types, NumpyPickle.Options with { Protocol = protocol }));
    }

    [PythonFact("numpy")]
    public void An_array_of_objects_may_lead_to_itself()
    {
        byte[] pickle = PythonRunner.Run("""
            import numpy as np, pickle, sys
            ring = np.array([1, None], object)
            ring[1] = ring
            sys.stdout.buffer.write(pickle.dumps(ring))
            """);
        var ring = PickleSerializer.Deserialize<NumpyArray>(pickle, NumpyPickle.Options)!;
        Assert.Same(ring, ring.Objects![1]);
        NumpyPython.Expect("it[1] is it and it[0] == 1", PickleSerializer.Serialize(ring, NumpyPickle.Options));
    }

    [PythonFact("numpy")]
    public void Shared_arrays_stay_shared()
    {
        var arrays = PickleSerializer.Deserialize<double[][]>(NumpyPython.Pickle("(lambda a: [a, a, a[:]])(np.arange(3.))", 4), NumpyPickle.Options)!;
        Assert.Same(arrays[0], arrays[1]);
        Assert.NotSame(arrays[0], arrays[2]);
        NumpyPython.Expect("it[0] is it[1] and it[0] is not it[2]", PickleSerializer.Serialize(arrays, PickleOptions.Default.WithArraysAsNumpy()));
    }

    // As Python 2's pickler writes them: its str is bytes, which Latin1 makes a text of as many characters.
    [PythonFact("numpy")]
    public void Arrays_and_scalars_of_Python_2_are_read_as_Latin1()
    {
        byte[] pickle = PythonRunner.Run("""
            import numpy as np, pickle, struct, sys
            kind = lambda code: b"cnumpy\ndtype\n(U\x02" + code + b"I0\nI1\ntR(I3\nU\x01<NNNI-1\nI-1\nI0\ntb"
            text = lambda data: b"U" + bytes([len(data)]) + data
            array = (b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntU\x01btR(I1\n(I2\nt" + kind(b"f8") + b"I00\n" + text(struct.pack("<2d", 1.5, -2e99)) + b"tb")
            scalar = b"cnumpy.core.multiarray\nscalar\n(" + kind(b"u2") + text(b"\xff\xfe") + b"tR"
            pickled = b"\x80\x02(l" + array + b"a" + scalar + b"a."
            made = pickle.loads(pickled, encoding="latin1")
            assert made[0].tolist() == [1.5, -2e99] and made[1] == np.uint16(0xfeff)
            sys.stdout.buffer.write(pickled)
            """);
        var made = PickleSerializer.Deserialize<object[]>(pickle, NumpyPickle.Options with { StringEncoding = PickleStringEncoding.Latin1 })!;
        Assert.Equal([1.5, -2e99], Assert.IsType<NumpyArray>(made[0]).To<double[]>());
        Assert.Equal((ushort)0xfeff, made[1]);
    }
}
