using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A type parameter of a generic class: what it stands for is known at run time, and looked up once for each argument.</summary>
/// <typeparam name="T">The type argument.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TypeArgumentCodec<T> : IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T value) => PickleTypeInfoOf<T>.Value.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static T Load(ref PickleReader reader, Unpickler unpickler) => PickleTypeInfoOf<T>.Loaded.Load(ref reader, unpickler);

    /// <inheritdoc/>
    public static T FromObject(object? value, Unpickler unpickler) => (T)PickleTypeInfoOf<T>.Loaded.ConvertObject(value, unpickler)!;
}
