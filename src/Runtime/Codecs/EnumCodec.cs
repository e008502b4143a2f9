using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>An enum as its number. An annotated enum has a generated codec instead: its class, called with the number.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <typeparam name="TNumber">The type beneath it.</typeparam>
/// <typeparam name="TCodec">How that is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumCodec<T, TNumber, TCodec> : IPickleCodec<T>
    where T : struct, Enum
    where TNumber : struct
    where TCodec : struct, IPickleCodec<TNumber>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) TCodec.Save(ref writer, pickler, Unsafe.BitCast<T, TNumber>(value));
    }

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, T value, ref byte p) => ref FlatNumber.Put(ref writer, ref p, Unsafe.BitCast<T, TNumber>(value));

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out T value)
    {
        bool isRead = FlatNumber.TryTake(ref reader, out TNumber number);
        value = Unsafe.BitCast<TNumber, T>(number);
        return isRead;
    }

    /// <inheritdoc/>
    public static T Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.NextOpcode is (int)PickleOpcode.BinInt1 or (int)PickleOpcode.BinInt2 or (int)PickleOpcode.BinInt or (int)PickleOpcode.Long1
            ? Unsafe.BitCast<TNumber, T>(TCodec.Load(ref reader, unpickler))
            : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static T FromObject(object? value, Unpickler unpickler)
    {
        if (value is T typed) return typed;
        return PythonInt.IsInt(value) ? Unsafe.BitCast<TNumber, T>(TCodec.FromObject(value, unpickler)) : Convertibles.To<T>(value);
    }
}
