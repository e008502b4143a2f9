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
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, T? value, ref byte p)
    {
        if (value is not { } some) return ref PickleOps.None(ref writer.Ensure(ref p, PickleOps.NoneSize));
        if (FlatNumber.Is<T>()) return ref FlatNumber.Put(ref writer, ref p, some);
        return ref TCodec.WriteFlat(ref writer, ref globals, some, ref p);
    }

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out T? value)
    {
        value = null;
        if (reader.TryTake(PickleOpcode.None)) return true;
        if (!(FlatNumber.Is<T>() ? FlatNumber.TryTake(ref reader, out T some) : TCodec.TryReadFlat(ref reader, ref globals, out some))) return false;
        value = some;
        return true;
    }

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
    public static T? FromObject(object? value, Unpickler unpickler) =>
        value is null ? null
        : value is IPickleConvertible && Convertibles.TryNullable(value, out T? own) ? own
        : TCodec.FromObject(value, unpickler);
}
