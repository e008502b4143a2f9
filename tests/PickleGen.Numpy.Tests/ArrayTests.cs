namespace PickleGen.Numpy.Tests;

/// <summary>What a program does with an array.</summary>
public class ArrayTests
{
    private static readonly NumpyArray s_table = NumpyArray.From(new[,] { { 1d, 2, 3 }, { 4, 5, 6 } });

    private static NumpyArray Load(string expression) => PickleSerializer.Deserialize<NumpyArray>(NumpyPython.Pickle(expression, 4), NumpyPickle.Options)!;

    [Fact]
    public void Memory_may_be_pinned_more_than_once()
    {
        var pinned = Pinned();
        GC.Collect();
        Assert.False(pinned.TryGetTarget(out _), "A handle was left.");

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference<double[]> Pinned()
        {
            double[] numbers = [1, 2];
            var memory = NumpyArray.From(numbers).Bytes;
            using (memory.Pin())
            using (memory.Pin())
            {
            }
            return new WeakReference<double[]>(numbers);
        }
    }

    [Fact]
    public void A_mask_is_of_bools_for_elements_or_fields()
    {
        var numbers = NumpyArray.From(new[] { 1, 2 });
        Assert.Throws<ArgumentException>(() => numbers.WithMask(NumpyArray.From(new[] { 1, 0 })));
        Assert.Throws<ArgumentException>(() => numbers.WithMask(new NumpyArray(new NumpyDtype("V0"), [2], default)));
        var records = new NumpyArray(new NumpyDtype(("x", new NumpyDtype("i4"))), [2], new byte[8]);
        Assert.NotNull(records.WithMask(new NumpyArray(new NumpyDtype(("x", new NumpyDtype("b1"))), [2], new byte[2])).Mask);
        Assert.NotNull(records.WithMask(NumpyArray.From(new[] { true, false })).Mask);
        Assert.Throws<ArgumentException>(() => records.WithMask(new NumpyArray(new NumpyDtype(("y", new NumpyDtype("b1"))), [2], new byte[2])));
    }

    [Fact]
    public void Fields_have_names_and_types()
    {
        Assert.Throws<ArgumentNullException>(() => new NumpyDtype(("x", null!)));
        Assert.Throws<ArgumentNullException>(() => new NumpyDtype((null!, new NumpyDtype("f8"))));
        Assert.Throws<ArgumentException>(() => new NumpyDtype(("x", new NumpyDtype("V2147483647")), ("y", new NumpyDtype("b1"))));
    }

    [Fact]
    public void Rows_and_elements_are_arrays_on_the_same_memory()
    {
        Assert.Equal([4, 5, 6], s_table[1].To<double[]>());
        Assert.Equal(6, s_table[1][2].To<double>());
        Assert.True(s_table.Bytes.Span[24..].Overlaps(s_table[1].Bytes.Span));
        Assert.Throws<IndexOutOfRangeException>(() => s_table[2]);
        Assert.Throws<IndexOutOfRangeException>(() => s_table[0][0][0]);
    }

    [Fact]
    public void Numbers_lie_in_a_row()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], s_table.AsSpan<double>());
        Assert.Throws<InvalidCastException>(() => s_table.AsSpan<float>());
        Assert.Throws<InvalidCastException>(() => s_table.To<int[,]>());
        Assert.Throws<InvalidCastException>(() => s_table.To<double[]>());
        Assert.Equal([[1, 2, 3], [4, 5, 6]], s_table.To<double[][]>());
        Assert.Throws<InvalidCastException>(() => s_table.To<int[][]>());
    }

    [Fact]
    public void Numbers_are_those_of_another_type_if_all_fit()
    {
        Assert.Equal(new[,] { { 1f, 2, 3 }, { 4, 5, 6 } }, s_table.To<float[,]>());
        Assert.Equal([1, -1, int.MaxValue], NumpyArray.From(new[] { 1L, -1, int.MaxValue }).To<int[]>());
        Assert.Equal([1L, uint.MaxValue], NumpyArray.From(new[] { 1u, uint.MaxValue }).To<long[]>());
        Assert.Equal([1d, -1], NumpyArray.From(new sbyte[] { 1, -1 }).To<double[]>());
        Assert.Equal([0.1f, float.PositiveInfinity], NumpyArray.From(new[] { 0.1, double.PositiveInfinity }).To<float[]>());
        Assert.Throws<InvalidCastException>(() => NumpyArray.From(new[] { 1L << 31 }).To<int[]>());
        Assert.Throws<InvalidCastException>(() => NumpyArray.From(new[] { 1e300 }).To<float[]>());
        Assert.Throws<InvalidCastException>(() => NumpyArray.From(new[] { 1ul }).To<long[]>());
    }

    [Fact]
    public void Another_shape_has_as_many_elements()
    {
        Assert.Equal(new[,] { { 1d, 2 }, { 3, 4 }, { 5, 6 } }, s_table.Reshape(3, 2).To<double[,]>());
        Assert.Equal([1, 2, 3, 4, 5, 6], s_table.Reshape(6).To<double[]>());
        Assert.Throws<ArgumentException>(() => s_table.Reshape(4));
        Assert.Throws<ArgumentException>(() => s_table.Reshape(-2, -3));
    }

    [PythonFact("numpy")]
    public void Fields_of_records_are_columns()
    {
        var records = Load("np.array([(1, 'ab', (2.5, 3.5), b'x'), (4, 'c', (5.5, 6.5), b'')], [('id', '>i4'), ('name', 'U2'), ('at', '>f8', (2,)), ('raw', 'S1')])");
        Assert.Equal([1, 4], records["id"].To<int[]>());
        Assert.Equal(["ab", "c"], records["name"].To<string[]>());
        Assert.Equal(new[,] { { 2.5, 3.5 }, { 5.5, 6.5 } }, records["at"].To<double[,]>());
        Assert.Equal("[('id', '<i4'), ('name', '<U2'), ('at', ('<f8', (2,))), ('raw', '|S1')]", records.Dtype.ToString());
        Assert.Throws<KeyNotFoundException>(() => records["other"]);
        Assert.Equal([1, 4], Load("np.ma.array([(1, 2), (4, 5)], mask=[(0, 1), (0, 0)], dtype=[('a', 'i4'), ('b', 'i4')])")["a"].To<int[]>());
        Assert.True(Load("np.ma.array([(1, 2), (4, 5)], mask=[(0, 1), (0, 0)], dtype=[('a', 'i4'), ('b', 'i4')])")["b"].Mask!.To<bool[]>()[0]);
        Assert.Equal([null, "x"], Load("np.array([(1, None), (2, 'x')], [('n', 'i4'), ('o', 'O')])")["o"].To<object?[]>());
        Assert.Equal([1, 2], Load("np.array([(1, None), (2, 'x')], [('n', 'i4'), ('o', 'O')])")["n"].To<object?[]>());
    }

    [PythonFact("numpy")]
    public void A_record_array_is_read_as_records() => Assert.Equal([2.5, 4.5], Load("np.rec.array([(1, 2.5), (3, 4.5)], dtype=[('a', 'i4'), ('b', 'f8')])")["b"].To<double[]>());

    [PythonFact("numpy")]
    public void Bytes_that_are_no_truth_values_of_NETs_become_some() =>
        Assert.Equal([false, true, true], Load("np.array([0, 1, 2], 'u1').view('?')").To<bool[]>().Select(truth => (byte)(truth ? 1 : 0) == 1));

    [Theory]
    [InlineData("f3")]
    [InlineData("i16")]
    [InlineData("O3")]
    [InlineData(">f8")]
    [InlineData("M8[x]")]
    [InlineData("M8[0s]")]
    [InlineData("U999999999")]
    [InlineData("f8[s]")]
    [InlineData("")]
    [InlineData("x")]
    public void Types_that_numpy_has_not_are_refused(string name) => Assert.Throws<ArgumentException>(() => new NumpyDtype(name));

    [Fact]
    public void An_array_has_the_bytes_of_its_elements()
    {
        Assert.Throws<ArgumentException>(() => new NumpyArray(new("f8"), [2], new byte[8]));
        Assert.Throws<ArgumentException>(() => new NumpyArray(new("f8"), [-1, -2], new byte[16]));
        Assert.Throws<ArgumentException>(() => new NumpyArray(new("O"), [1], new byte[8]));
        Assert.Throws<ArgumentException>(() => new NumpyDtype(("a", new("f8")), ("a", new("f8"))));
        Assert.Equal(2, new NumpyArray(new("f8"), [2], new byte[16]).Length);
    }
}
