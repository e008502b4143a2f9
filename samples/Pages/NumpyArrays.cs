using System.Runtime.InteropServices;

namespace PickleGen.Samples.Pages;

/// <summary>docs/python.md: what Python's numpy.ndarray becomes, of doubles in one dimension.</summary>
[Picklable(Module = "pages")]
public sealed partial class NumpyArray : IPickleState<object?>
{
    public double[] Items { get; private set; } = [];

    // (version, shape, dtype, whether it is in Fortran's order, bytes): numpy's __reduce__
    void IPickleState<object?>.SetState(object? state)
    {
        if (state is not PickleTuple { Count: 5 } parts || parts[2] is not NumpyType { Name: "f8" } || parts[4] is not byte[] bytes) throw new InvalidDataException("no array of doubles");
        Items = MemoryMarshal.Cast<byte, double>(bytes).ToArray();
    }

    object? IPickleState<object?>.GetState() => throw new NotSupportedException("Python's are only read.");
}

[Picklable(Module = "pages")]
public sealed partial class NumpyType(string name = "") : IPickleState<object?>
{
    public string Name { get; } = name;

    void IPickleState<object?>.SetState(object? state)
    {
        if (state is not PickleTuple { Count: > 1 } parts || parts[1] is not "<") throw new InvalidDataException("no little-endian numbers");
    }

    object? IPickleState<object?>.GetState() => throw new NotSupportedException("Python's are only read.");
}

public static class Numpy
{
    private static readonly PickleOptions s_options = new()
    {
        Classes = new ClassRegistry()
            .Add(typeof(NumpyArray), "numpy", "ndarray")
            .Add(new PickleCallable("numpy.core.multiarray", "_reconstruct", (Func<object?[], object?>)(_ => new NumpyArray())))
            .Add(new PickleCallable("numpy._core.multiarray", "_reconstruct", (Func<object?[], object?>)(_ => new NumpyArray())))
            .Add(new PickleCallable("numpy", "dtype", (Func<object?[], object?>)(arguments => new NumpyType((string)arguments[0]!)))),
    };

    public static double[] Load(byte[] pickle) => ((NumpyArray)PickleSerializer.Deserialize(pickle, s_options)!).Items;
}
