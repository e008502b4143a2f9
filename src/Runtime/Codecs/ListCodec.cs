using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>A Python <c>list</c>; of structs without references, unpacked from one block.</summary>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : IPickleCodec<List<T>?>, IRunCodec<List<T>?, T>, IInParts<List<T>?>
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, List<T>? value)
    {
        if (OwnCollection<List<T>?>.TrySave(ref writer, pickler, value)) return;
        var items = CollectionsMarshal.AsSpan(value);
        if (value is not null && pickler.TrySaveBlock<T, TCodec>(ref writer, value, items)) return;
        if (!pickler.StartList(ref writer, value, items.Length)) return;
        Items<T, TCodec>.Save(ref writer, pickler, items);
        if (items != CollectionsMarshal.AsSpan(value)) throw Pickler.Changed(value!);
        pickler.EndList(ref writer);
    }

    /// <inheritdoc/>
    public static List<T>? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (Unpickler.TryTakeNoList<T>(ref reader)) return null;
        var kept = unpickler.TakeKept() as List<T>;
        if (unpickler.TryLoadBlockAsList<T, TCodec>(ref reader, kept) is { } block) return block;
        if (!unpickler.TryStartList<T>(ref reader, out int hint)) return Filled(unpickler.TakeReferenceOrForward<T>(ref reader), unpickler, kept);
        var list = kept ?? new List<T>(Math.Max(hint, 0));
        if (kept is not null)
        {
            kept.Clear();
            kept.EnsureCapacity(hint < 0 ? 0 : hint);
        }
        int index = unpickler.TakePuts(ref reader, list);
        return Items<T, TCodec>.TryLoad(ref reader, unpickler, list, hint, index, isList: true, out object? other) ? list : Filled(other, unpickler, kept);
    }

    /// <inheritdoc/>
    public static List<T>? FromObject(object? value, Unpickler unpickler) => Filled(value, unpickler, kept: null);

    private static List<T>? Filled(object? value, Unpickler unpickler, List<T>? kept)
    {
        if (value is null) return null;
        if (unpickler.Conversions.TryGet(value, out List<T>? converted)) return converted;
        // The machine's own lists are of objects: one that is wanted as such is it, unless there is another to be filled.
        if (value is List<T> already && (kept is null || typeof(T) != typeof(object) || ReferenceEquals(value, kept))) return unpickler.Open(value) as List<T> ?? already;
        if (kept is not null) Kept.Expect<T>(value, typeof(List<T>), unpickler);
        kept?.Clear();
        var target = kept ?? [];
        unpickler.Conversions.Remember(value, target, FromObject);
        Items<T, TCodec>.Follow(value, target.Add, typeof(List<T>), unpickler);
        return target;
    }

    static IEnumerable<T>? IRunCodec<List<T>?, T>.ItemsOf(List<T>? value) => value;

    static bool IRunCodec<List<T>?, T>.Start(ref PickleWriter writer, Pickler pickler, List<T>? value, int count) => pickler.StartList(ref writer, value, count);

    static void IRunCodec<List<T>?, T>.SaveItem(ref PickleWriter writer, Pickler pickler, T item) => Items<T, TCodec>.SaveItem(ref writer, pickler, item);

    static void IRunCodec<List<T>?, T>.End(ref PickleWriter writer, Pickler pickler, List<T>? value) => pickler.EndList(ref writer);

    RootParts<List<T>?> IInParts<List<T>?>.Parts() => new CollectionParts<List<T>?, T, ListCodec<T, TCodec>>();
}
