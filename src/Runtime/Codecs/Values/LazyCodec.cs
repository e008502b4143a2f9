using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Codecs;

/// <summary>The value, which saving makes if it was not made yet.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TCodec">How it is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LazyCodec<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T, TCodec> : IPickleCodec<Lazy<T>?>
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Lazy<T>? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (value is null) writer.WriteNone();
        else TCodec.Save(ref writer, pickler, value.Value);
    }

    /// <inheritdoc/>
    /// <remarks>None is null: a lazy null cannot be told from no lazy value.</remarks>
    public static Lazy<T>? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return null;
        return unpickler.HasForwarded || unpickler.PeeksCallable(ref reader) ? FromObject(unpickler.TakeForward(ref reader), unpickler) : new Lazy<T>(TCodec.Load(ref reader, unpickler));
    }

    /// <inheritdoc/>
    public static Lazy<T>? FromObject(object? value, Unpickler unpickler) => value is null ? null : value as Lazy<T> ?? new Lazy<T>(TCodec.FromObject(value, unpickler));
}
