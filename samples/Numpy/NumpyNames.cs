using System.Numerics;

namespace PickleGen.Samples.Numpy;

/// <summary>What the names mean that numpy puts into pickles, and how arrays go back to it.</summary>
public static class NumpyNames
{
    private static readonly PickleCallable s_array = new("numpy", "ndarray", (Func<object?[], object?>)Array);

    /// <summary>Options that read numpy's arrays and scalars, and write <see cref="NumpyArray"/>.</summary>
    public static PickleOptions Options { get; } = new()
    {
        Classes = Registry(),
        DispatchTable = new DispatchTable().Add<NumpyArray>(new Reducer()),
    };

    // Up to numpy 1 the modules are numpy.core.…, from 2 on numpy._core.….
    private static ClassRegistry Registry()
    {
        var classes = new ClassRegistry().Add(s_array).Add(new PickleCallable("numpy", "dtype", (Func<object?[], object?>)(arguments => new NumpyType((string)arguments[0]!))));
        foreach (string core in (string[])["numpy.core", "numpy._core"])
        {
            classes.Add(new PickleCallable($"{core}.multiarray", "_reconstruct", (Func<object?[], object?>)(_ => new NumpyArray())))
                .Add(new PickleCallable($"{core}.multiarray", "scalar", (Func<object?[], object?>)Scalar))
                .Add(new PickleCallable($"{core}.numeric", "_frombuffer", (Func<object?[], object?>)FromBuffer));
        }

        return classes;
    }

    // _frombuffer(buffer, type, shape, order): protocol 5
    private static NumpyArray FromBuffer(object?[] arguments) =>
        arguments is [var data, NumpyType type, PickleTuple shape, string order]
            ? new NumpyArray().With(type, shape, order == "F", data)
            : throw new UnpicklingException("numpy's _frombuffer takes a buffer, a type, a shape and an order.");

    // ndarray(shape, type, buffer): ours
    private static NumpyArray Array(object?[] arguments) =>
        arguments is [PickleTuple shape, string type, var data]
            ? new NumpyArray().With(new NumpyType(type[1..]), shape, isFortran: false, data)
            : throw new UnpicklingException("numpy's ndarray takes a shape, a type and a buffer here.");

    // scalar(type, bytes)
    private static object Scalar(object?[] arguments)
    {
        if (arguments is not [NumpyType type, byte[] or string]) throw new UnpicklingException("numpy's scalar takes a type and bytes.");
        var one = new NumpyArray().With(type, PickleTuple.Empty, isFortran: false, arguments[1]);
        return one.Type switch
        {
            "|b1" => one.Bytes[0] != 0,
            "|i1" => one.Items<sbyte>()[0],
            "<i2" => one.Items<short>()[0],
            "<i4" => one.Items<int>()[0],
            "<i8" => one.Items<long>()[0],
            "|u1" => one.Bytes[0],
            "<u2" => one.Items<ushort>()[0],
            "<u4" => one.Items<uint>()[0],
            "<u8" => one.Items<ulong>()[0],
            "<f2" => one.Items<Half>()[0],
            "<f4" => one.Items<float>()[0],
            "<f8" => one.Items<double>()[0],
            "<c16" => one.Items<Complex>()[0],
            _ => one,
        };
    }

    private sealed class Reducer : IReducer<NumpyArray>
    {
        // From protocol 5 on the bytes may travel beside the pickle; a bytearray may be written to, as the array's own memory.
        public ReduceValue Reduce(NumpyArray value, int protocol) => new(s_array,
        [
            PickleTuple.Create([.. value.Shape.Cast<object?>()]),
            value.Objects is null ? value.Type : throw new PicklingException("An array of objects is saved as a list."),
            protocol >= 5 ? new PickleBuffer(value.Bytes) : new PickleByteArray(value.Bytes),
        ]);
    }
}
