using System.ComponentModel;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>A member's value together with its static type, where the ladder could not tell from the value alone how to save it: a query, a user's own list.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StaticValue
{
    private protected StaticValue()
    {
    }

    /// <summary>The value, by itself if it can be saved so. The ladder writes a dictionary as Python does, which has no place for a comparer.</summary>
    public static object? Of<T, TCodec>(T value)
        where TCodec : struct, IPickleCodec<T> =>
        value is null || (PickleTypeInfo.Find(value.GetType()) is not null && !Comparers.AreIn(value)) ? value : new Typed<T, TCodec>(value);

    internal abstract void Save(ref PickleWriter writer, Pickler pickler);

    private sealed class Typed<T, TCodec>(T value) : StaticValue
        where TCodec : struct, IPickleCodec<T>
    {
        internal override void Save(ref PickleWriter writer, Pickler pickler) => TCodec.Save(ref writer, pickler, value);
    }
}
