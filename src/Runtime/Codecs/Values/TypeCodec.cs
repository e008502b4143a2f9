using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>An annotated type is the Python class itself; a built-in one a <c>str</c> with its .NET name. No type is ever looked up by name beyond these.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TypeCodec : IPickleCodec<Type?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Type? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (value is null) writer.WriteNone();
        else if (BuiltInCodecs.NameOf(value) is { } name) writer.WriteString(name);
        else pickler.SaveType(ref writer, value);
    }

    /// <inheritdoc/>
    public static Type? Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryTake(PickleOpcode.None) ? null : FromObject(unpickler.TakeForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static Type? FromObject(object? value, Unpickler unpickler) => value switch
    {
        null => null,
        Type already => already,
        PickleTypeInfo info => info.Type,
        string name when BuiltInCodecs.FindByName(name) is { } type => type,
        _ => throw Unpickler.WrongType(typeof(Type), value),
    };
}
