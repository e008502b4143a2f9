namespace PickleGen.Codecs;

/// <summary>A Python <c>float</c>, in the precision of a <see cref="float"/>.</summary>
public readonly struct SingleCodec : IPickleCodec<float>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, float value) => writer.WriteFloat(value);

    /// <inheritdoc/>
    public static float Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadDouble(out double value) ? (float)value : FromObject(unpickler.TakeForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static float FromObject(object? value, Unpickler unpickler) => (float)PythonFloat.ToDouble(value);
}
