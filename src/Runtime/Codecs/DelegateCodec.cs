using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A delegate: what the reducer for closures makes of it. Loaded only where a <see cref="ClosurePolicy"/> allows it.</summary>
/// <typeparam name="T">The delegate type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DelegateCodec<T> : IPickleCodec<T?>
    where T : Delegate
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T? value) => pickler.SaveDelegate(ref writer, value);

    /// <inheritdoc/>
    public static T? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return null;
        int start = reader.Position;
        if (unpickler.TryReadReference(ref reader, out object? value) && value is T known) return known;
        // A reference may be the callable that makes the delegate.
        reader.Position = start;
        return FromObject(unpickler.LoadDelegate(ref reader, typeof(T)), unpickler);
    }

    /// <inheritdoc/>
    public static T? FromObject(object? value, Unpickler unpickler) => value is null or T ? (T?)value : throw Unpickler.WrongType(typeof(T), value);
}
