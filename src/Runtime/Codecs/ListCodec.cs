using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>A Python <c>list</c>; of structs without references, unpacked from one block.</summary>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
public readonly struct ListCodec<T, TCodec> : IPickleCodec<List<T>?>
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, List<T>? value)
    {
        var items = CollectionsMarshal.AsSpan(value);
        if (value is not null && pickler.TrySaveBlock<T, TCodec>(ref writer, value, items)) return;
        if (!pickler.StartList(ref writer, value, items.Length)) return;
        Items<T, TCodec>.Save(ref writer, pickler, items);
        pickler.EndList(ref writer);
    }

    /// <inheritdoc/>
    public static List<T>? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return null;
        if (unpickler.TryLoadBlockAsList<T, TCodec>(ref reader) is { } block) return block;
        if (!unpickler.TryStartList(ref reader, out int hint)) return FromObject(unpickler.TakeReferenceOrForward(ref reader), unpickler);
        var list = new List<T>(Math.Max(hint, 0));
        int index = unpickler.TakePuts(ref reader, list);
        return Items<T, TCodec>.TryLoad(ref reader, unpickler, list, hint >= 0, index, out object? other) ? list : FromObject(other, unpickler);
    }

    /// <inheritdoc/>
    public static List<T>? FromObject(object? value, Unpickler unpickler)
    {
        if (value is null or List<T>) return (List<T>?)value;
        if (unpickler.TryGetConverted(value, out List<T>? converted)) return converted;
        var target = new List<T>();
        unpickler.Remember(value, target);
        Items<T, TCodec>.Follow(value, target.Add, typeof(List<T>), unpickler);
        return target;
    }
}
