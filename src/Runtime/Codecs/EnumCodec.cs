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
    public static T Load(ref PickleReader reader, Unpickler unpickler) => Unsafe.BitCast<TNumber, T>(TCodec.Load(ref reader, unpickler));

    /// <inheritdoc/>
    public static T FromObject(object? value, Unpickler unpickler) => value is T typed ? typed : Unsafe.BitCast<TNumber, T>(TCodec.FromObject(value, unpickler));
}
