using System.Numerics;
using PickleGen.Samples.Numpy;

namespace PickleGen.Conformance.Tests.Samples;

/// <summary>The sample that says what numpy's names mean: numpy writes arrays, C# reads them and writes them back, and numpy compares.</summary>
public sealed class NumpySampleTests : IDisposable
{
    private const string Arrays = """
        import numpy as np, pickle, sys
        arrays = [np.array(range(24), kind).reshape(shape, order=order)
            for kind in ("?", "i1", "<i2", ">i2", "i4", ">i4", "i8", "u1", ">u2", "u4", "u8", "f2", "f4", ">f4", "f8", ">f8", "c16", ">c16", "M8[ms]", ">m8[25s]")
            for shape in ((24,), (4, 6), (2, 3, 4), (2, 2, 3, 2), (1, 24))
            for order in "CF"]
        arrays += [np.zeros((0,)), np.zeros((0, 3)), np.zeros((3, 0, 2), order="F"), np.array(5.5), np.array(["ab", "", "é😀"]), np.array(["b"], ">U3")]
        arrays += [arrays[4].T, arrays[4][::2], np.arange(9.)[::-1]]

        """;

    private readonly SampleFolder _folder = new();

    [PythonTheory("numpy")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Arrays_come_back_to_numpy_equal(int protocol)
    {
        byte[] pickle = PythonRunner.Run(Arrays + $"sys.stdout.buffer.write(pickle.dumps(arrays, {protocol}))");
        var arrays = PickleSerializer.Deserialize<List<NumpyArray>>(pickle, NumpyNames.Options)!;
        PythonRunner.Run(Arrays + """
            back = pickle.loads(sys.stdin.buffer.read())
            assert len(back) == len(arrays) > 200
            for mine, yours in zip(arrays, back):
                assert yours.dtype == mine.dtype.newbyteorder("<") and yours.shape == mine.shape and (yours == mine).all(), (mine, yours)
                assert yours.flags.writeable
            """, PickleSerializer.Serialize(arrays, NumpyNames.Options with { Protocol = protocol }));
    }

    [PythonTheory("numpy")]
    [InlineData(2)]
    [InlineData(5)]
    public void Numbers_texts_and_objects_are_those_of_numpy(int protocol)
    {
        byte[] pickle = PythonRunner.Run($"""
            import numpy as np, pickle, sys
            sys.stdout.buffer.write(pickle.dumps([np.arange(6.).reshape(2, 3), np.asfortranarray([[1, 2], [3, 4]], ">i4"), np.array([1 + 2j]), np.array(["ab", "c"]),
                np.array(["2020-01-02"], "M8[D]"), np.asfortranarray([[1, "a"], [None, 2.5]], object), np.array([True, False]), np.array(7, "u2"), np.array([1.5], "f2")], {protocol}))
            """);
        var arrays = PickleSerializer.Deserialize<List<NumpyArray>>(pickle, NumpyNames.Options)!;
        Assert.Equal(new double[,] { { 0, 1, 2 }, { 3, 4, 5 } }, (double[,])arrays[0].ToArray<double>());
        Assert.Equal(new[,] { { 1, 2 }, { 3, 4 } }, (int[,])arrays[1].ToArray<int>());
        Assert.Equal([new Complex(1, 2)], arrays[2].Items<Complex>());
        Assert.Equal(["ab", "c"], arrays[3].Texts());
        Assert.Equal(new DateTime(2020, 1, 2), DateTime.UnixEpoch.AddDays(arrays[4].Items<long>()[0]));
        Assert.Equal([1, "a", null, 2.5], arrays[5].Objects!);
        Assert.Equal([true, false], arrays[6].Items<bool>());
        Assert.Equal((0, (ushort)7), (arrays[7].Shape.Length, arrays[7].Items<ushort>()[0]));
        Assert.Equal([(Half)1.5], arrays[8].Items<Half>());
        Assert.Throws<InvalidCastException>(() => arrays[0].Items<float>());
        Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(arrays[5], NumpyNames.Options));
    }

    [PythonFact("numpy")]
    public void Scalars_are_numbers()
    {
        byte[] pickle = PythonRunner.Run("""
            import numpy as np, pickle, sys
            sys.stdout.buffer.write(pickle.dumps({"loss": np.float64(0.25), "epoch": np.int64(3), "done": np.bool_(True), "rate": np.float32(1.5)}))
            """);
        Assert.Equal([("loss", 0.25), ("epoch", 3L), ("done", true), ("rate", 1.5f)], PickleSerializer.Deserialize<Dictionary<string, object>>(pickle, NumpyNames.Options)!.Select(pair => (pair.Key, pair.Value)));
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
        var made = PickleSerializer.Deserialize<object[]>(pickle, NumpyNames.Options with { StringEncoding = PickleStringEncoding.Latin1 })!;
        Assert.Equal([1.5, -2e99], Assert.IsType<NumpyArray>(made[0]).Items<double>());
        Assert.Equal((ushort)0xfeff, made[1]);
    }

    [PythonFact("numpy")]
    public void Bytes_travel_beside_the_pickle_both_ways()
    {
        byte[] sent = PythonRunner.Run("""
            import numpy as np, pickle, sys
            buffers = []
            pickled = pickle.dumps(np.arange(1000.), 5, buffer_callback=buffers.append)
            assert len(pickled) < 500
            sys.stdout.buffer.write(pickled.ljust(500, b"\0") + buffers[0].raw())
            """);
        var array = new Unpickler(sent[..500], NumpyNames.Options) { Buffers = [new PickleBuffer(sent.AsMemory(500))] }.Load<NumpyArray>()!;
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (double)i), array.Items<double>());

        var beside = new List<PickleBuffer>();
        var pickle = new MemoryStream();
        var pickler = new Pickler(pickle, NumpyNames.Options)
        {
            BufferCallback = buffer =>
            {
                beside.Add(buffer);
                return false;
            },
        };
        pickler.Dump((object)array);
        Assert.InRange(pickle.Length, 1, 200);
        PythonRunner.Run("""
            import numpy as np, pickle, sys
            sent = sys.stdin.buffer.read()
            assert (pickle.loads(sent, buffers=[bytearray(sent[-8000:])]) == np.arange(1000.)).all()
            """, [.. pickle.ToArray(), .. Assert.Single(beside).Memory.Span]);
    }

    [PythonFact("numpy")]
    public void Program_reads_tables_and_sends_back_their_means()
    {
        File.WriteAllBytes(_folder.File("tables.pkl"), PythonRunner.Run("""
            import numpy as np, pickle, sys
            sys.stdout.buffer.write(pickle.dumps({"scores": np.arange(6.).reshape(2, 3), "ids": np.arange(2, dtype="u4")}))
            """));
        Assert.Equal("scores: <f8 (2 × 3)\nids: <u4 (2)\n", _folder.Run("dotnet", typeof(NumpyArray).Assembly.Location, "tables.pkl", "means.pkl"));
        Assert.Equal("array([1., 4.])", PythonRunner.RunText("import pickle, sys; print(repr(pickle.load(sys.stdin.buffer)))", File.ReadAllBytes(_folder.File("means.pkl"))));
    }

    [PythonFact("numpy")]
    public void Without_what_the_sample_says_numpy_is_refused_and_array_is_not()
    {
        byte[] pickle = PythonRunner.Run("import numpy, pickle, sys; sys.stdout.buffer.write(pickle.dumps(numpy.array([1.5, 2.5])))");
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<double[]>(pickle));
        byte[] asArray = PythonRunner.Run("import array, numpy, pickle, sys; sys.stdout.buffer.write(pickle.dumps(array.array('d', numpy.array([1.5, 2.5]))))");
        Assert.Equal([1.5, 2.5], PickleSerializer.Deserialize<double[]>(asArray)!);
    }

    public void Dispose() => _folder.Dispose();
}
