using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A value type, or <c>None</c>.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <typeparam name="TCodec">How a value is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<T, TCodec> : IPickleCodec<T?>
    where T : struct
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T? value)
    {
        if (value is { } some) TCodec.Save(ref writer, pickler, some);
        else writer.WriteNone();
    }

    /// <inheritdoc/>
    public static bool IsPlaced => TCodec.IsPlaced;

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, T? value, ref byte p) => ref TCodec.Write(ref writer, pickler, value!.Value, ref p);

    /// <inheritdoc/>
    public static T? Load(ref PickleReader reader, Unpickler unpickler)
    {
        Unpickler.TakeFrames(ref reader);
        bool isTuple = BeginsWithMark<T>.Value;
        if (isTuple ? Unpickler.TryTakeNoTuple(ref reader) : reader.TryTake(PickleOpcode.None)) return null;
        bool mayBeNull = unpickler.HasForwarded || isTuple && reader.NextOpcode == (int)PickleOpcode.None;
        return mayBeNull ? FromObject(unpickler.TakeForward(ref reader), unpickler) : TCodec.Load(ref reader, unpickler);
    }

    /// <inheritdoc/>
    public static T? FromObject(object? value, Unpickler unpickler) => value is null ? null : TCodec.FromObject(value, unpickler);
}
