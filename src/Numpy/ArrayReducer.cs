namespace PickleGen.Numpy;

/// <summary>Writes .NET's arrays of one type of numbers, of as many dimensions as members may have, as numpy's.</summary>
/// <param name="dtype">What elements are.</param>
internal sealed class ArrayReducer(NumpyDtype dtype) : IReducer
{
    /// <summary>Adds them all to a table.</summary>
    public static void AddTo(DispatchTable table)
    {
        Add<bool>();
        Add<sbyte>();
        Add<short>();
        Add<int>();
        Add<long>();
        Add<byte>();
        Add<ushort>();
        Add<uint>();
        Add<ulong>();
        Add<Half>();
        Add<float>();
        Add<double>();
        Add<System.Numerics.Complex>();

        void Add<T>()
        {
            var reducer = new ArrayReducer(new NumpyDtype(NumpyElement.NameOf(typeof(T))!));
            table.Add(typeof(T[]), reducer).Add(typeof(T[,]), reducer).Add(typeof(T[,,]), reducer).Add(typeof(T[,,,]), reducer);
        }
    }

    public ReduceValue Reduce(object value, int protocol)
    {
        var array = (Array)value;
        return NumpyReducer.Reduced(Enumerable.Range(0, array.Rank).Select(array.GetLength), dtype.ToString(), new ArrayMemory(array, dtype.ItemSize).Memory, protocol);
    }
}
