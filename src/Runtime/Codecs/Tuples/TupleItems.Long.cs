using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>5 items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleItems<T1, T1Codec, T2, T2Codec, T3, T3Codec, T4, T4Codec, T5, T5Codec> : ITupleItems<Tuple<T1, T2, T3, T4, T5>>
    where T1Codec : struct, IPickleCodec<T1>
    where T2Codec : struct, IPickleCodec<T2>
    where T3Codec : struct, IPickleCodec<T3>
    where T4Codec : struct, IPickleCodec<T4>
    where T5Codec : struct, IPickleCodec<T5>
{
    /// <inheritdoc/>
    public static int Count => 5;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Tuple<T1, T2, T3, T4, T5> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
        T2Codec.Save(ref writer, pickler, value.Item2);
        T3Codec.Save(ref writer, pickler, value.Item3);
        T4Codec.Save(ref writer, pickler, value.Item4);
        T5Codec.Save(ref writer, pickler, value.Item5);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler), T2Codec.Load(ref reader, unpickler), T3Codec.Load(ref reader, unpickler), T4Codec.Load(ref reader, unpickler), T5Codec.Load(ref reader, unpickler));
}

/// <summary>6 items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleItems<T1, T1Codec, T2, T2Codec, T3, T3Codec, T4, T4Codec, T5, T5Codec, T6, T6Codec> : ITupleItems<Tuple<T1, T2, T3, T4, T5, T6>>
    where T1Codec : struct, IPickleCodec<T1>
    where T2Codec : struct, IPickleCodec<T2>
    where T3Codec : struct, IPickleCodec<T3>
    where T4Codec : struct, IPickleCodec<T4>
    where T5Codec : struct, IPickleCodec<T5>
    where T6Codec : struct, IPickleCodec<T6>
{
    /// <inheritdoc/>
    public static int Count => 6;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Tuple<T1, T2, T3, T4, T5, T6> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
        T2Codec.Save(ref writer, pickler, value.Item2);
        T3Codec.Save(ref writer, pickler, value.Item3);
        T4Codec.Save(ref writer, pickler, value.Item4);
        T5Codec.Save(ref writer, pickler, value.Item5);
        T6Codec.Save(ref writer, pickler, value.Item6);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5, T6> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler), T2Codec.Load(ref reader, unpickler), T3Codec.Load(ref reader, unpickler), T4Codec.Load(ref reader, unpickler), T5Codec.Load(ref reader, unpickler), T6Codec.Load(ref reader, unpickler));
}

/// <summary>7 items.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleItems<T1, T1Codec, T2, T2Codec, T3, T3Codec, T4, T4Codec, T5, T5Codec, T6, T6Codec, T7, T7Codec> : ITupleItems<Tuple<T1, T2, T3, T4, T5, T6, T7>>
    where T1Codec : struct, IPickleCodec<T1>
    where T2Codec : struct, IPickleCodec<T2>
    where T3Codec : struct, IPickleCodec<T3>
    where T4Codec : struct, IPickleCodec<T4>
    where T5Codec : struct, IPickleCodec<T5>
    where T6Codec : struct, IPickleCodec<T6>
    where T7Codec : struct, IPickleCodec<T7>
{
    /// <inheritdoc/>
    public static int Count => 7;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Tuple<T1, T2, T3, T4, T5, T6, T7> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
        T2Codec.Save(ref writer, pickler, value.Item2);
        T3Codec.Save(ref writer, pickler, value.Item3);
        T4Codec.Save(ref writer, pickler, value.Item4);
        T5Codec.Save(ref writer, pickler, value.Item5);
        T6Codec.Save(ref writer, pickler, value.Item6);
        T7Codec.Save(ref writer, pickler, value.Item7);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5, T6, T7> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler), T2Codec.Load(ref reader, unpickler), T3Codec.Load(ref reader, unpickler), T4Codec.Load(ref reader, unpickler), T5Codec.Load(ref reader, unpickler), T6Codec.Load(ref reader, unpickler), T7Codec.Load(ref reader, unpickler));
}

/// <summary>Seven items, and those of another tuple.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleItems<T1, T1Codec, T2, T2Codec, T3, T3Codec, T4, T4Codec, T5, T5Codec, T6, T6Codec, T7, T7Codec, TRest, TRestItems> : ITupleItems<Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where T1Codec : struct, IPickleCodec<T1>
    where T2Codec : struct, IPickleCodec<T2>
    where T3Codec : struct, IPickleCodec<T3>
    where T4Codec : struct, IPickleCodec<T4>
    where T5Codec : struct, IPickleCodec<T5>
    where T6Codec : struct, IPickleCodec<T6>
    where T7Codec : struct, IPickleCodec<T7>
    where TRest : notnull
    where TRestItems : struct, ITupleItems<TRest>
{
    private const int Own = 7;

    /// <inheritdoc/>
    public static int Count => Own + TRestItems.Count;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
    {
        T1Codec.Save(ref writer, pickler, value.Item1);
        T2Codec.Save(ref writer, pickler, value.Item2);
        T3Codec.Save(ref writer, pickler, value.Item3);
        T4Codec.Save(ref writer, pickler, value.Item4);
        T5Codec.Save(ref writer, pickler, value.Item5);
        T6Codec.Save(ref writer, pickler, value.Item6);
        T7Codec.Save(ref writer, pickler, value.Item7);
        TRestItems.Save(ref writer, pickler, value.Rest);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5, T6, T7, TRest> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(T1Codec.Load(ref reader, unpickler), T2Codec.Load(ref reader, unpickler), T3Codec.Load(ref reader, unpickler), T4Codec.Load(ref reader, unpickler), T5Codec.Load(ref reader, unpickler), T6Codec.Load(ref reader, unpickler), T7Codec.Load(ref reader, unpickler), TRestItems.Load(ref reader, unpickler));
}
