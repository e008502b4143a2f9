using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>bool</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCodec : IPickleCodec<bool>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, bool value) => writer.WriteBool(value);

    /// <inheritdoc/>
    public static bool Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadBoolean(out bool value) ? value : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static bool FromObject(object? value, Unpickler unpickler) => value is bool typed ? typed : Convertibles.To<bool>(value);
}

/// <summary>A Python <c>int</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Codec : IPickleCodec<int>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, int value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static int Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadInt32(out int value) ? value : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static int FromObject(object? value, Unpickler unpickler) => value is int typed ? typed : PythonInt.To<int>(value);
}

/// <summary>A Python <c>int</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IPickleCodec<long>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, long value) => writer.WriteInt(value);

    /// <inheritdoc/>
    public static long Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadInt64(out long value) ? value : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static long FromObject(object? value, Unpickler unpickler) => PythonInt.To<long>(value);
}

/// <summary>A Python <c>float</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IPickleCodec<double>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, double value) => writer.WriteFloat(value);

    /// <inheritdoc/>
    public static double Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadDouble(out double value) ? value : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static double FromObject(object? value, Unpickler unpickler) => PythonFloat.ToDouble(value);
}
