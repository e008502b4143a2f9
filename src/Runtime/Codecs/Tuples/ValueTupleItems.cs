using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>1 item.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleItems<T1, T1Codec> : ITupleItems<ValueTuple<T1>>
    where T1Codec : struct, IPickleCodec<T1>
{
    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, ValueTuple<T1> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler));
}

/// <summary>2 items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleItems<T1, T1Codec, T2, T2Codec> : ITupleItems<ValueTuple<T1, T2>>
    where T1Codec : struct, IPickleCodec<T1>
    where T2Codec : struct, IPickleCodec<T2>
{
    /// <inheritdoc/>
    public static int Count => 2;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, ValueTuple<T1, T2> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
        T2Codec.Save(ref writer, pickler, value.Item2);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler), T2Codec.Load(ref reader, unpickler));
}

/// <summary>3 items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleItems<T1, T1Codec, T2, T2Codec, T3, T3Codec> : ITupleItems<ValueTuple<T1, T2, T3>>
    where T1Codec : struct, IPickleCodec<T1>
    where T2Codec : struct, IPickleCodec<T2>
    where T3Codec : struct, IPickleCodec<T3>
{
    /// <inheritdoc/>
    public static int Count => 3;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, ValueTuple<T1, T2, T3> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
        T2Codec.Save(ref writer, pickler, value.Item2);
        T3Codec.Save(ref writer, pickler, value.Item3);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler), T2Codec.Load(ref reader, unpickler), T3Codec.Load(ref reader, unpickler));
}

/// <summary>4 items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleItems<T1, T1Codec, T2, T2Codec, T3, T3Codec, T4, T4Codec> : ITupleItems<ValueTuple<T1, T2, T3, T4>>
    where T1Codec : struct, IPickleCodec<T1>
    where T2Codec : struct, IPickleCodec<T2>
    where T3Codec : struct, IPickleCodec<T3>
    where T4Codec : struct, IPickleCodec<T4>
{
    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, ValueTuple<T1, T2, T3, T4> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
        T2Codec.Save(ref writer, pickler, value.Item2);
        T3Codec.Save(ref writer, pickler, value.Item3);
        T4Codec.Save(ref writer, pickler, value.Item4);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler), T2Codec.Load(ref reader, unpickler), T3Codec.Load(ref reader, unpickler), T4Codec.Load(ref reader, unpickler));
}
