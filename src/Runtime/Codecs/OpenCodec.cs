using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>An interface, an abstract class, <c>object</c>, or a type of ours for Python's values: the value says what is written, and the class registry what may come.</summary>
/// <typeparam name="T">The static type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OpenCodec<T> : IPickleCodec<T?>
{
    private static readonly bool s_mayBeTuple = typeof(T).IsAssignableFrom(typeof(PickleTuple));

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T? value) => pickler.Save(ref writer, value);

    /// <inheritdoc/>
    public static T? Load(ref PickleReader reader, Unpickler unpickler) => !s_mayBeTuple && unpickler.TryLoadMet(ref reader, typeof(T), out object? met)
        ? (T?)met
        : FromObject(unpickler.LoadAny(ref reader, typeof(T), s_mayBeTuple), unpickler);

    /// <summary>The same of a member: for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T? LoadMember(ref PickleReader reader, Unpickler unpickler) => s_mayBeTuple ? FromObject(unpickler.LoadMember(ref reader, typeof(T)), unpickler) : Load(ref reader, unpickler);

    /// <inheritdoc/>
    public static T? FromObject(object? value, Unpickler unpickler) =>
        unpickler.Open(value) is T opened ? opened
        : value is T typed ? typed
        : value is null && default(T) is null ? default
        : PythonValues.InFull(value) is T full ? full
        : value is not null && Convertibles.TryTo(value, unpickler, out T? own) ? own
        : throw Unpickler.WrongType(typeof(T), value);
}
