using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>Key and value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct KeyValuePairItems<TKey, TKeyCodec, TValue, TValueCodec> : ITupleItems<KeyValuePair<TKey, TValue>>
    where TKeyCodec : struct, IPickleCodec<TKey>
    where TValueCodec : struct, IPickleCodec<TValue>
{
    /// <inheritdoc/>
    public static int Count => 2;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, KeyValuePair<TKey, TValue> value)
    {
        TKeyCodec.Save(ref writer, pickler, value.Key);
        TValueCodec.Save(ref writer, pickler, value.Value);
    }

    /// <inheritdoc/>
    public static KeyValuePair<TKey, TValue> Load(ref PickleReader reader, Unpickler unpickler) =>
        new(TKeyCodec.Load(ref reader, unpickler), TValueCodec.Load(ref reader, unpickler));
}
