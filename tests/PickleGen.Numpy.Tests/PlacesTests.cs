using System.Collections.Immutable;
using System.Numerics;

namespace PickleGen.Numpy.Tests;

/// <summary>numpy's arrays and scalars where .NET's types are declared.</summary>
public class PlacesTests
{
    private static readonly DateTime s_day = new(2026, 12, 1);

    public static TheoryData<string, object> Places => new()
    {
        { "np.arange(3.)", new[] { 0d, 1, 2 } },
        { "np.arange(3.)[::-1]", new[] { 2d, 1, 0 } },
        { "np.arange(3, dtype='>i4')", new[] { 0, 1, 2 } },
        { "np.arange(3, dtype='u1')", new byte[] { 0, 1, 2 } },
        { "np.array([1.5], 'f2')", new[] { (Half)1.5 } },
        { "np.array([True, False])", new[] { true, false } },
        { "np.array([1 + 2j])", new[] { new Complex(1, 2) } },
        { "np.array([1 + 2j], 'c8')", new[] { new Complex(1, 2) } },
        { "np.arange(3, dtype='i8')", new[] { 0, 1, 2 } },
        { "np.arange(3, dtype='f4')", new[] { 0d, 1, 2 } },
        { "np.arange(3.)", new[] { 0f, 1, 2 } },
        { "np.arange(3)", new[] { 0m, 1, 2 } },
        { "np.array([np.nan, -0.0], 'f4')", new[] { double.NaN, -0.0 } },
        { "np.array([2**64 - 1], 'u8')", new[] { 1.8446744073709552E+19 } },
        { "np.arange(4, dtype='u2').reshape(2, 2)", new[,] { { 0, 1 }, { 2, 3 } } },
        { "np.arange(3)", new[] { (BigInteger)0, 1, 2 } },
        { "np.arange(3)", new[] { DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday } },
        { "np.arange(6.).reshape(2, 3)", new[,] { { 0d, 1, 2 }, { 3, 4, 5 } } },
        { "np.arange(6.).reshape(2, 3, order='F')", new[,] { { 0d, 2, 4 }, { 1, 3, 5 } } },
        { "np.arange(6, dtype='f4').reshape(2, 3)", new[,] { { 0d, 1, 2 }, { 3, 4, 5 } } },
        { "np.arange(8).reshape(2, 2, 2)", new[, ,] { { { 0L, 1 }, { 2, 3 } }, { { 4, 5 }, { 6, 7 } } } },
        { "np.zeros((0, 3))", new double[0, 3] },
        { "np.zeros((3, 0))", new double[3, 0] },
        { "np.arange(6.).reshape(2, 3)", new double[][] { [0, 1, 2], [3, 4, 5] } },
        { "np.arange(6, dtype='i2').reshape(2, 3)", new List<int[]> { new[] { 0, 1, 2 }, new[] { 3, 4, 5 } } },
        { "np.arange(3.)", new List<double> { 0, 1, 2 } },
        { "np.arange(3)", new HashSet<long> { 0, 1, 2 } },
        { "np.arange(3.)", ImmutableArray.Create(0d, 1, 2) },
        { "np.arange(3, dtype='f4')", new Vector3(0, 1, 2) },
        { "np.arange(6.).reshape(2, 3)", new[] { new Vector3(0, 1, 2), new Vector3(3, 4, 5) } },
        { "np.array([1, 2])", (1, 2L) },
        { "np.array(['ab', '', 'é😀'])", new[] { "ab", "", "é😀" } },
        { "np.array(['ab'], '>U5')", new List<string> { "ab" } },
        { "np.array([b'ab', b''])", new byte[][] { [97, 98], [] } },
        { "np.array(['2026-12-01', '2026-12-01T07:00'], 'M8[m]')", new[] { s_day, s_day.AddHours(7) } },
        { "np.array(['2026-12'], 'M8[M]')", new[] { s_day } },
        { "np.array(['2026-12-01T00:00:00.000000100'], 'M8[ns]')", new[] { s_day.AddTicks(1) } },
        { "np.array(['0001-01-01', '9999-12-31T23:59:59.999999'], 'M8[us]')", new[] { DateTime.MinValue, DateTime.MaxValue.AddTicks(-9) } },
        { "np.array(['2026-12-01', 'NaT'], 'M8[D]')", new DateTime?[] { s_day, null } },
        { "np.array(['2026-12-01'], 'M8[D]')", new List<DateTimeOffset> { new(s_day, TimeSpan.Zero) } },
        { "np.array(['2026-12-01'], 'M8[D]')", new[] { DateOnly.FromDateTime(s_day) } },
        { "np.datetime64('2026-12')", DateOnly.FromDateTime(s_day) },
        { "np.array([90], 'm8[s]')", new[] { TimeSpan.FromSeconds(90) } },
        { "np.array([3], 'm8[25ms]')", new[] { TimeSpan.FromMilliseconds(75) } },
        { "np.array([7], 'm8[D]')", new[] { 7L } },
        { "np.ma.array([1, 2], mask=[0, 1])", new int?[] { 1, null } },
        { "np.ma.array([1, 2])", new[] { 1L, 2 } },
        { "np.array([1, 'a', None], object)", new object?[] { 1, "a", null } },
        { "np.array([1, 2], object)", new[] { 1, 2 } },
        { "np.array([[1, 2], [3, 4]], object)", new[,] { { 1, 2 }, { 3, 4 } } },
        { "np.float64(0.25)", 0.25 },
        { "np.float32(0.25)", 0.25 },
        { "np.float64(0.25)", 0.25f },
        { "np.int64(3)", 3 },
        { "np.uint8(3)", 3L },
        { "np.bool_(True)", true },
        { "np.str_('é')", "é" },
        { "np.bytes_(b'a')", "a"u8.ToArray() },
        { "np.complex64(1 + 2j)", new Complex(1, 2) },
        { "np.datetime64('2026-12-01')", s_day },
        { "np.datetime64('2026-12-01')", new DateTimeOffset(s_day, TimeSpan.Zero) },
        { "np.timedelta64(90, 's')", TimeSpan.FromSeconds(90) },
        { "np.array(5.5)", 5.5 },
        { "np.array(5.5)", 5.5f },
        { "np.array(3)", 3 },
        { "np.array(3)", 3m },
        { "np.array(3, '>u2')", (byte)3 },
        { "np.array(3)", 3.0 },
        { "np.array(3)", (Half)3 },
        { "np.array(3)", (BigInteger)3 },
        { "np.array(3)", new Complex(3, 0) },
        { "np.array(3)", DayOfWeek.Wednesday },
        { "np.array(3, 'm8[D]')", 3L },
        { "[np.int64(1), np.ma.masked]", new object?[] { 1L, null } },
        { "np.char.array(['a', 'b'])", new[] { "a", "b" } },
        { "np.ma.array([[1., 2.], [3., 4.]], mask=[[0, 1], [0, 0]])", new double?[,] { { 1, null }, { 3, 4 } } },
        { "{'a': np.arange(2.)}", new Dictionary<string, double[]> { ["a"] = [0, 1] } },
    };

    [PythonTheory("numpy")]
    [MemberData(nameof(Places))]
    public void They_become_what_is_declared(string expression, object expected)
    {
        foreach (byte[] pickle in NumpyPython.Pickles(expression, 0, 2, 4, 5))
        {
            object? loaded = PickleSerializer.Deserialize(pickle, expected.GetType(), NumpyPickle.Options);
            Assert.Equal(expected, loaded);
            Assert.Equal(expected.GetType(), loaded?.GetType());
        }
    }

    public static TheoryData<string, Type, string> Refused => new()
    {
        { "np.arange(3.)", typeof(int[]), "Expected 'System.Int32'" },
        { "np.array([300])", typeof(byte[]), "The integer 300 does not fit" },
        { "np.array([1, 2**31])", typeof(int[]), "The integer 2147483648 does not fit into 'System.Int32'. (at $[1]" },
        { "np.array([1e300])", typeof(float[]), "does not fit into 'System.Single'. (at $[0]" },
        { "np.arange(4.).reshape(2, 2)", typeof(double[]), "Expected 'System.Double'" },
        { "np.arange(4.)", typeof(double[,]), "Expected" },
        { "np.arange(4.)", typeof(string), "Expected 'System.String', found 'PickleGen.Numpy.NumpyArray'" },
        { "np.array(['a'])", typeof(double[]), "Expected 'System.Double'" },
        { "np.ma.array([1., 2.], mask=[0, 1])", typeof(double[]), "Expected 'System.Double', found None" },
        { "np.array(['2026-12-01', 'NaT'], 'M8[D]')", typeof(DateTime[]), "Expected 'System.DateTime', found None" },
        { "np.array(['2026-12-01T00:00:00.000000001'], 'M8[ns]')", typeof(DateTime[]), "no whole number of .NET's ticks" },
        { "np.array(['10000-01-01'], 'M8[D]')", typeof(DateTime[]), "out of the range of 'System.DateTime'" },
        { "np.array(['2026-12-01T00'], 'M8[h]')", typeof(DateOnly[]), "Expected 'System.DateOnly'" },
        { "np.array([1], 'm8[Y]')", typeof(TimeSpan[]), "no span of time of a known length" },
        { "np.array(300)", typeof(byte), "The integer 300 does not fit into 'System.Byte'" },
        { "np.array(-1)", typeof(UInt128), "The integer -1 does not fit into 'System.UInt128'" },
        { "np.array(1e300)", typeof(float), "The number 1E+300 does not fit into 'System.Single'" },
        { "np.array(1.5)", typeof(int), "Expected 'System.Int32'" },
        { "(lambda array: [array.__setitem__(0, lab.Model(loop=array)), array][1])(np.empty(1, object))", typeof(object), "wanted as 'System.Object[]' by what lies in it, before it is whole" },
        { "np.array([1.5], 'f16')", typeof(double[]), "found 'PickleGen.Numpy.NumpyArray'" },
    };

    [PythonTheory("numpy")]
    [MemberData(nameof(Refused))]
    public void What_they_cannot_become_is_refused(string expression, Type type, string message)
    {
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize(NumpyPython.Pickle(expression, 4), type, NumpyPickle.Options));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Path);
    }

    [PythonTheory("numpy")]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Members_take_them(int protocol)
    {
        var model = PickleSerializer.Deserialize<Model>(
            NumpyPython.Pickle("lab.Model(weights=np.arange(6.).reshape(2, 3), bias=np.arange(2, dtype='f4'), names=np.array(['a', 'b']), trained=np.datetime64('2026-12-01'), steps=np.int64(7), rest=np.arange(2), points=np.array([(1, 2.5)], [('x', 'i4'), ('y', 'f8')]))", protocol),
            NumpyPickle.Options)!;
        Assert.Equal(new[,] { { 0d, 1, 2 }, { 3, 4, 5 } }, model.Weights);
        Assert.Equal([0, 1], model.Bias);
        Assert.Equal(["a", "b"], model.Names);
        Assert.Equal((s_day, 7), (model.Trained, model.Steps));
        Assert.Equal([0, 1], model.Rest!.To<long[]>());
        Assert.Equal([new Point { X = 1, Y = 2.5 }], model.Points);
    }

    [PythonFact("numpy")]
    public void What_is_in_an_object_is_an_array_or_a_scalar()
    {
        var all = PickleSerializer.Deserialize<Dictionary<string, object>>(
            NumpyPython.Pickle("{'loss': np.float64(0.25), 'epoch': np.int64(3), 'done': np.bool_(True), 'rate': np.float32(1.5), 'raw': np.void(b'ab'), 'none': np.datetime64('NaT'), 'all': np.arange(2), 'long': np.longdouble(1)}", 4), NumpyPickle.Options)!;
        Assert.Equal((0.25, 3L, true, 1.5f), (all["loss"], all["epoch"], all["done"], all["rate"]));
        Assert.Equal("ab"u8.ToArray(), all["raw"]);
        Assert.Equal("<M8 ()", $"{Assert.IsType<NumpyArray>(all["none"])}");
        Assert.Equal("<i8 (2)", $"{Assert.IsType<NumpyArray>(all["all"])}");
        Assert.Equal("<f16 ()", $"{Assert.IsType<NumpyArray>(all["long"])}");
    }

    [PythonFact("numpy")]
    public void Masked_fields_of_records_are_null()
    {
        const string Rows = "np.ma.array([('Ada', 1.5, '2026-12-01', 7), ('Bob', 2.5, '2026-12-01', 8)], mask=[(0, 0, 1, 0), (1, 0, 0, 0)], dtype=[('name', 'U3'), ('score', 'f8'), ('born', 'M8[D]'), ('id', 'i4')])";
        Row[] expected = [new() { Name = "Ada", Score = 1.5, Id = 7 }, new() { Score = 2.5, Born = s_day, Id = 8 }];
        foreach (byte[] pickle in NumpyPython.Pickles(Rows, 0, 2, 4, 5)) Assert.Equal(expected, PickleSerializer.Deserialize<List<Row>>(pickle, NumpyPickle.Options)!);
        var nested = PickleSerializer.Deserialize<object[]>(NumpyPython.Pickle("np.ma.array([((1, 2), 'a')], mask=[((0, 1), 1)], dtype=[('p', [('x', 'i4'), ('y', 'i4')]), ('o', object)])", 4), NumpyPickle.Options)!;
        Assert.Equal("{'p': {'x': 1, 'y': None}, 'o': None}", Assert.IsType<PickleDict>(nested[0]).ToString());
    }

    [PythonFact("numpy")]
    public void One_record_is_a_dictionary_or_an_array_with_a_mask()
    {
        const string Record = "np.array([(1, 'a')], [('x', 'i4'), ('o', object)])[0]";
        foreach (byte[] pickle in NumpyPython.Pickles(Record, 2, 4, 5)) Assert.Equal("{'x': 1, 'o': 'a'}", $"{PickleSerializer.Deserialize<object>(pickle, NumpyPickle.Options)}");
        var masked = PickleSerializer.Deserialize<NumpyArray>(NumpyPython.Pickle("np.ma.array([(1, 2)], mask=[(0, 1)], dtype=[('x', 'i4'), ('y', 'i4')])[0]", 4), NumpyPickle.Options)!;
        Assert.Equal([0, 1], masked.Mask!.Bytes.ToArray());
    }

    [PythonFact("numpy")]
    public void Nothing_is_null_where_that_may_be()
    {
        // The machine has what is in arrays of objects.
        Assert.Equal([s_day, null], PickleSerializer.Deserialize<DateTime?[]>(NumpyPython.Pickle("np.array([np.datetime64('2026-12-01'), np.datetime64('NaT')], object)", 4), NumpyPickle.Options)!);
        Assert.Equal([3, null], PickleSerializer.Deserialize<int?[]>(NumpyPython.Pickle("(lambda all: [all.__setitem__(slice(None), [np.array(3), np.ma.array(3, mask=True)]), all][1])(np.empty(2, object))", 4), NumpyPickle.Options)!);
    }

    // numpy 2.3's _frombuffer(buffer, type, shape as it lies, 'K', axes), which older ones do not write.
    [PythonFact("numpy")]
    public void Axes_that_were_moved_are_in_their_place()
    {
        const string Moved = "type('Moved', (), {'__reduce__': lambda self: (np.core.numeric._frombuffer, (pickle.PickleBuffer(np.arange(24.)), np.dtype('f8'), (2, 3, 4), 'K', (1, 2, 0)))})()";
        double[,,] moved = PickleSerializer.Deserialize<double[,,]>(NumpyPython.Pickle(Moved, 5), NumpyPickle.Options)!;
        Assert.Equal(PickleSerializer.Deserialize<double[,,]>(NumpyPython.Pickle("np.arange(24.).reshape(2, 3, 4).transpose(1, 2, 0)", 4), NumpyPickle.Options)!, moved);
        Assert.Equal((3, 4, 2), (moved.GetLength(0), moved.GetLength(1), moved.GetLength(2)));
        Assert.Contains("order (1, 1, 0)", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(NumpyPython.Pickle(Moved.Replace("(1, 2, 0)", "(1, 1, 0)", StringComparison.Ordinal), 5), NumpyPickle.Options)).Message, StringComparison.Ordinal);
    }

    [PythonFact("numpy", "pandas")]
    public void Records_of_a_frame_are_objects_in_dict_layout()
    {
        const string Frame = "__import__('pandas').DataFrame({'name': ['Ada', None], 'score': [1.5, float('nan')], 'born': np.array(['1815-12-10', 'NaT'], 'M8[ns]'), 'id': [7, 8]}).to_records(index=False)";
        Row[] expected = [new() { Name = "Ada", Score = 1.5, Born = new(1815, 12, 10), Id = 7 }, new() { Score = double.NaN, Id = 8 }];
        foreach (byte[] pickle in NumpyPython.Pickles(Frame, 2, 4, 5)) Assert.Equal(expected, PickleSerializer.Deserialize<List<Row>>(pickle, NumpyPickle.Options)!);
    }

    [PythonFact("numpy")]
    public void Numpy_2_names_other_modules()
    {
        string pickle = System.Text.Encoding.Latin1.GetString(NumpyPython.Pickle("[np.arange(3.), np.int64(7)]", 2));
        byte[] later = System.Text.Encoding.Latin1.GetBytes(pickle.Replace("numpy.core.", "numpy._core.", StringComparison.Ordinal));
        Assert.NotEqual(pickle.Length, later.Length);
        var (numbers, number) = PickleSerializer.Deserialize<(double[], int)>(later, NumpyPickle.Options);
        Assert.Equal([0, 1, 2], numbers);
        Assert.Equal(7, number);
    }

    [PythonFact("numpy")]
    public void Populate_replaces_the_items_of_a_list()
    {
        var model = new Model { Kept = { 7 } };
        var kept = model.Kept;
        PickleSerializer.Populate(NumpyPython.Pickle("lab.Model(kept=np.arange(2.))", 4), model, NumpyPickle.Options);
        Assert.Same(kept, model.Kept);
        Assert.Equal([0, 1], kept);
    }

    [PythonFact("numpy")]
    public void Without_the_options_numpy_is_refused_and_the_error_names_them()
    {
        foreach (byte[] pickle in NumpyPython.Pickles("[np.array([1.5, 2.5]), np.ma.array([1])]", 0, 4, 5))
            Assert.Contains("PickleGen.Numpy: PickleOptions.WithNumpy()", Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<double[][]>(pickle)).Message, StringComparison.Ordinal);
    }
}

/// <summary>What Python's <c>lab.Model</c> has.</summary>
[Picklable(Module = "lab", Naming = PickleNaming.SnakeCase)]
public sealed partial class Model
{
    public double[,] Weights { get; set; } = new double[0, 0];
    public double[] Bias { get; set; } = [];
    public string[] Names { get; set; } = [];
    public DateTime Trained { get; set; }
    public int Steps { get; set; }
    public NumpyArray? Rest { get; set; }
    public object?[]? Loop { get; set; }
    public List<Point> Points { get; set; } = [];

    [PickleMember]
    public List<double> Kept { get; } = [];
}

/// <summary>A record.</summary>
[Picklable(Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
public sealed partial record Point
{
    public int X { get; set; }
    public double Y { get; set; }
}

/// <summary>A row of a frame.</summary>
[Picklable(Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
public sealed partial record Row
{
    public string? Name { get; set; }
    public double Score { get; set; }
    public DateTime? Born { get; set; }
    public int Id { get; set; }
}
