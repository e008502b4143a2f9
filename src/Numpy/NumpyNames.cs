namespace PickleGen.Numpy;

/// <summary>The names of numpy's that its pickles have.</summary>
internal static class NumpyNames
{
    // numpy 1 has these modules, numpy 2 knows them from pickles.
    private const string Multiarray = "numpy.core.multiarray";

    /// <summary>The class of arrays, called with shape, type and bytes: how arrays are written.</summary>
    public static PickleCallable Ndarray { get; } = new("numpy", "ndarray", (Func<object?[], object?>)OfCall);

    /// <summary>Makes an array that gets its state afterwards.</summary>
    public static PickleCallable Reconstruct { get; } = new(Multiarray, "_reconstruct", (Func<object?[], object?>)OfNothing);

    /// <summary>The class of types.</summary>
    public static PickleCallable Dtype { get; } = new("numpy", "dtype", (Func<object?[], object?>)(arguments => NumpyDtype.OfCall(arguments.Length > 0 ? arguments[0] : null)));

    /// <summary>Makes a masked array of an array and a mask.</summary>
    public static PickleCallable Masked { get; } = new("numpy.ma.core", "MaskedArray", (Func<object?[], object?>)OfMask);

    /// <summary>Adds them all. Up to numpy 1 modules are <c>numpy.core.…</c>, from 2 on <c>numpy._core.…</c>.</summary>
    public static ClassRegistry AddTo(ClassRegistry classes)
    {
        classes.Add(typeof(NumpyArray)).Add(typeof(NumpyDtype)).Add(Ndarray).Add(Dtype).Add(Masked).Add(new PickleCallable("numpy.ma.core", "_mareconstruct", (Func<object?[], object?>)OfNothing))
            .Add(new PickleCallable("numpy.ma.core", "MaskedConstant", (Func<object?[], object?>)(_ => null)));
        foreach (string core in (string[])["numpy.core", "numpy._core"])
        {
            classes.Add(new PickleCallable($"{core}.multiarray", "_reconstruct", (Func<object?[], object?>)OfNothing))
                .Add(new PickleCallable($"{core}.multiarray", "scalar", (Func<object?[], object?>)Scalar))
                .Add(new PickleCallable($"{core}.numeric", "_frombuffer", (Func<object?[], object?>)OfBuffer));
        }
        // Classes of arrays, which an array is one of here, and the class of records: they are named, and never called.
        foreach (var (module, name) in new[] { ("numpy", "matrix"), ("numpy", "memmap"), ("numpy", "recarray"), ("numpy.rec", "recarray"), ("numpy", "record"), ("numpy", "chararray"), ("numpy.ma.core", "mvoid") }) classes.Add(new PickleCallable(module, name));
        return classes;
    }

    // _reconstruct(class, shape, type); _mareconstruct(class, class of data, shape, type)
    private static NumpyArray OfNothing(object?[] arguments) => NumpyArray.Waiting();

    // _frombuffer(buffer, type, shape, order[, axes]): protocol 5. From 2.3 on an array whose axes were moved is of order K: shape and buffer are those
    // before, and the axes say where each comes from.
    private static NumpyArray OfBuffer(object?[] arguments) => arguments switch
    {
        [var data, NumpyDtype dtype, var shape, "K", PickleTuple axes] => NumpyArray.OfMovedAxes(dtype, shape, axes, data),
        [var data, NumpyDtype dtype, var shape, "C" or "F"] => NumpyArray.Of(dtype, shape, arguments[3] is "F", data),
        _ => throw new UnpicklingException("numpy's _frombuffer takes a buffer, a dtype, a shape and an order, and the axes of order K."),
    };

    // ndarray(shape, type, buffer): ours
    private static NumpyArray OfCall(object?[] arguments) =>
        arguments is [var shape, var type, var data]
            ? NumpyArray.Of(type as NumpyDtype ?? OfName(type), shape, isFortran: false, data)
            : throw new UnpicklingException("numpy's ndarray takes a shape, a dtype and a buffer here.");

    private static NumpyDtype OfName(object? name)
    {
        try
        {
            return new NumpyDtype(name as string ?? "");
        }
        catch (ArgumentException exception)
        {
            throw new UnpicklingException($"numpy has no type '{name}'.", exception);
        }
    }

    // MaskedArray(data, mask[, dtype, copy, subok, ndmin, fill_value]): ours
    private static NumpyArray OfMask(object?[] arguments) =>
        arguments is [NumpyArray, NumpyArray] or [NumpyArray, NumpyArray, null, _, _, _, NumpyArray]
            ? ((NumpyArray)arguments[0]!).Masked((NumpyArray)arguments[1]!, arguments.Length > 2 ? (NumpyArray)arguments[^1]! : null)
            : throw new UnpicklingException("numpy's MaskedArray takes an array and its mask here.");

    // scalar(type, bytes)
    private static object? Scalar(object?[] arguments)
    {
        if (arguments is not [NumpyDtype dtype, var data]) throw new UnpicklingException("numpy's scalar takes a dtype and bytes.");
        if (dtype.HasObjects) return data is NumpyArray { Shape.Count: 0 } record ? record.Element : data;
        var one = NumpyArray.Of(dtype, PickleTuple.Empty, isFortran: false, data);
        return dtype.Kind is 'M' or 'm' || !NumpyElement.HasValues(dtype) ? one : NumpyElement.ValueOf(dtype, one.Bytes.Span);
    }
}
