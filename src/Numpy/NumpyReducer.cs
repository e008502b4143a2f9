namespace PickleGen.Numpy;

/// <summary>Writes <see cref="NumpyArray"/> and <see cref="NumpyDtype"/> so that numpy loads them.</summary>
internal sealed class NumpyReducer : IReducer
{
    /// <summary>descriptor.h <c>NPY_OBJECT_DTYPE_FLAGS</c>, <c>NPY_FROM_FIELDS</c> and <c>NPY_USE_GETITEM</c>: what numpy does with elements of a type.</summary>
    private const int FlagsOfObjects = 63, FlagsOfRecordsWithObjects = 27, FlagsOfRecords = 16, FlagsOfTexts = 8;

    private const int FirstWithBuffers = 5;

    private const int StateVersion = 3, StateVersionWithUnit = 4;

    private static readonly PickleTuple s_nothing = [0];

    /// <summary>Adds it to a table.</summary>
    public static DispatchTable AddTo(DispatchTable table)
    {
        var reducer = new NumpyReducer();
        return table.Add(typeof(NumpyArray), reducer).Add(typeof(NumpyDtype), reducer);
    }

    public ReduceValue Reduce(object value, int protocol) => value switch
    {
        NumpyArray { Mask: { } mask, FillValue: { } fillValue } masked => new ReduceValue(NumpyNames.Masked, [masked.Masked(null), mask, null, false, true, 0, fillValue]),
        NumpyArray { Mask: { } mask } masked => new ReduceValue(NumpyNames.Masked, [masked.Masked(null), mask]),
        NumpyArray { Objects: { } objects } array => new ReduceValue(
            NumpyNames.Reconstruct, [NumpyNames.Ndarray, s_nothing, "b"u8.ToArray()], PickleTuple.Create([1, ShapeOf(array.Shape), array.Dtype, false, new List<object?>(objects)])),
        NumpyArray array => Reduced(array.Shape, array.Dtype.IsSimple ? array.Dtype.ToString() : array.Dtype, array.Bytes, protocol),
        _ => Reduced((NumpyDtype)value),
    };

    /// <summary>An array of these bytes: from protocol 5 on they may travel beside the pickle. A bytearray, as the array's own memory, may be written to.</summary>
    public static ReduceValue Reduced(IEnumerable<int> shape, object dtype, ReadOnlyMemory<byte> bytes, int protocol) =>
        new(NumpyNames.Ndarray, [ShapeOf(shape), dtype, protocol >= FirstWithBuffers ? new PickleBuffer(bytes) : new PickleByteArray(bytes.ToArray())]);

    private static PickleTuple ShapeOf(IEnumerable<int> shape) => [.. shape.Cast<object?>()];

    // dtype(code, align, copy), and its state, as numpy writes it.
    private static ReduceValue Reduced(NumpyDtype dtype)
    {
        string code = dtype.IsSimple ? dtype.ToString().TrimStart('<', '|').Split('[')[0] : $"V{dtype.ItemSize}";
        object?[] arguments = [code == "O" ? "O8" : code, false, true];
        int size = dtype.Kind is 'V' or 'S' or 'U' ? dtype.ItemSize : -1;
        object?[] state =
        [
            StateVersion, dtype.IsSimple && dtype.Kind is not ('V' or 'S' or 'O') && dtype.ItemSize > 1 ? "<" : "|",
            dtype.FieldElement is { } element ? PickleTuple.Create([element, ShapeOf(dtype.FieldShape)]) : null,
            null, null, size, size < 0 ? size : dtype.Kind == 'U' ? sizeof(int) : 1, FlagsOf(dtype),
        ];
        if (dtype.Fields.Count > 0)
        {
            state[3] = PickleTuple.Create([.. dtype.Fields.Select(field => (object?)field.Name)]);
            var fields = new PickleDict();
            foreach (var (name, field, offset) in dtype.Fields) fields[name] = PickleTuple.Create([field, offset]);
            state[4] = fields;
        }
        if (dtype.Kind is not ('M' or 'm')) return new ReduceValue(NumpyNames.Dtype, arguments, PickleTuple.Create(state));
        state[0] = StateVersionWithUnit;
        return new ReduceValue(NumpyNames.Dtype, arguments, PickleTuple.Create([.. state, PickleTuple.Create([new PickleDict(), UnitOf(dtype.Unit)])]));
    }

    private static int FlagsOf(NumpyDtype dtype) => dtype.Kind switch
    {
        'O' => FlagsOfObjects,
        'U' => FlagsOfTexts,
        'V' when dtype.Fields.Count > 0 => dtype.HasObjects ? FlagsOfRecordsWithObjects : FlagsOfRecords,
        _ => 0,
    };

    // (unit, how many of it are one, 1, 1)
    private static PickleTuple UnitOf(string unit)
    {
        int digits = Math.Max(unit.AsSpan().IndexOfAnyExceptInRange('0', '9'), 0);
        string name = unit.Length == 0 ? "generic" : unit[digits..];
        return [System.Text.Encoding.ASCII.GetBytes(name), digits == 0 ? 1 : int.Parse(unit.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture), 1, 1];
    }
}
