using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>A Python <c>list</c>, from and to any type of sequence.</summary>
/// <typeparam name="TSequence">The sequence.</typeparam>
/// <typeparam name="TBuilder">What is filled.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
/// <typeparam name="TShape">How the sequence is taken apart and put together.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SequenceCodec<TSequence, TBuilder, T, TCodec, TShape> : IPickleCodec<TSequence?>, IRunCodec<TSequence?, T>, IInParts<TSequence?>
    where TBuilder : class
    where TCodec : struct, IPickleCodec<T>
    where TShape : struct, ISequenceShape<TSequence, TBuilder, T>
{
    private static readonly Func<object, Unpickler, object?> s_convert = static (value, unpickler) => FromObject(value, unpickler);

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TSequence? value) =>
        Runs<TSequence?, T, SequenceCodec<TSequence, TBuilder, T, TCodec, TShape>>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static TSequence? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (Unpickler.TryTakeNoList<T>(ref reader)) return default;
        object? kept = unpickler.TakeKept();
        if (!unpickler.TryStartCounted(ref reader, PickleOpcode.EmptyList, out int count, out _)) return LoadUncounted(ref reader, unpickler, kept);
        var builder = Building<TSequence, TBuilder>.Emptied<T>(kept) ?? TShape.Start(count);
        int index = unpickler.TakePuts(ref reader, Building<TSequence, TBuilder>.Memoized(builder));
        reader.Position++;
        int read = 0, counted = 0;
        bool ends;
        do
        {
            for (; unpickler.NextItem(ref reader, PickleOpcode.Appends); read++) TShape.Add(builder, TCodec.Load(ref reader, unpickler));
        }
        while (unpickler.TakesNextRun(ref reader, PickleOpcode.Appends, read, ref counted, count, out ends));
        if (!ends) throw new UnpicklingException("A list's items are not followed by APPENDS.");
        var made = TShape.Finish(builder);
        return Building<TSequence, TBuilder>.Finished(Building<TSequence, TBuilder>.InPlaceOf(made, kept, TShape.Items), index, unpickler);
    }

    // As other picklers write it. What is made of its elements can be referred to by none of them, the stack machine's list can.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TSequence? LoadUncounted(ref PickleReader reader, Unpickler unpickler, object? kept)
    {
        int start = reader.Position, hint = -1;
        bool isRead = (Building<TSequence, TBuilder>.IsInPlace || LeadsNowhere<T>.Value) && unpickler.TryStartList<T>(ref reader, out hint);
        if (!isRead) return Filled(unpickler.TakeReferenceOrForward<T>(ref reader), unpickler, kept);
        var builder = Building<TSequence, TBuilder>.Emptied<T>(kept);
        if (builder is null && kept is not null)
        {
            // What is filled in the end is of another type than what would be filled here.
            reader.Position = start;
            return Filled(unpickler.TakeForward(ref reader), unpickler, kept);
        }
        builder ??= TShape.Start(Math.Max(hint, 0));
        int index = unpickler.TakePuts(ref reader, Building<TSequence, TBuilder>.Memoized(builder));
        var items = builder as List<T> ?? [];
        if (!Items<T, TCodec>.TryRead(ref reader, unpickler, items, hint, out object?[] behind, out bool hasMark)) return GoOn(ref reader, unpickler, builder, items, index, behind, hasMark);
        AddAll(builder, items);
        return Building<TSequence, TBuilder>.Finished(TShape.Finish(builder), index, unpickler);
    }

    // The stack machine goes on behind the sequence and what was read since. Where the sequence is there already its list becomes this one, for
    // whoever refers to it: what the elements so far refer to is this one too.
    private static TSequence? GoOn(ref PickleReader reader, Unpickler unpickler, TBuilder builder, List<T> items, int index, object?[] behind, bool hasMark)
    {
        var source = Items<T, TCodec>.Objects(items);
        if (Building<TSequence, TBuilder>.IsInPlace) unpickler.Conversions.Remember(source, typeof(TSequence), builder, s_convert);
        int count = source.Count;
        object? other = unpickler.TakeCollectionForward(ref reader, index, source, behind, hasMark);
        if (!Building<TSequence, TBuilder>.IsInPlace) return FromObject(other, unpickler);
        if (!ReferenceEquals(other, source))
        {
            unpickler.Conversions.Forget(source);
            return Filled(other, unpickler, builder);
        }
        AddAll(builder, items);
        Items<T, TCodec>.Follow(source, item => TShape.Add(builder, item), typeof(TSequence), unpickler, count);
        return TShape.Finish(builder);
    }

    private static void AddAll(TBuilder builder, List<T> items)
    {
        if (ReferenceEquals(builder, items)) return;
        foreach (T item in items) TShape.Add(builder, item);
    }

    /// <inheritdoc/>
    public static TSequence? FromObject(object? value, Unpickler unpickler) => Filled(value, unpickler, kept: null);

    private static TSequence? Filled(object? value, Unpickler unpickler, object? kept)
    {
        if (value is null) return default;
        if (value is TSequence already and not List<object?>) return already;
        // The machine's own lists are of objects: one that is wanted as such is it, unless there is another to be filled.
        if (typeof(T) == typeof(object) && kept is null && value is TSequence and List<object?>) return unpickler.Open(value) is TSequence open ? open : (TSequence)value;
        if (unpickler.Conversions.TryGet(value, typeof(TSequence), out object? converted)) return (TSequence)converted;
        if (kept is not null) Kept.Expect<T>(value, typeof(TSequence), unpickler);
        var emptied = Building<TSequence, TBuilder>.Emptied<T>(kept);
        if (emptied is null && kept is TSequence other && Kept.Emptied<T>(kept) is { } add)
        {
            unpickler.Conversions.Remember(value, typeof(TSequence), other, s_convert);
            Items<T, TCodec>.Follow(value, add, typeof(TSequence), unpickler);
            return other;
        }
        var builder = emptied ?? TShape.Start(0);
        if (Building<TSequence, TBuilder>.IsInPlace) unpickler.Conversions.Remember(value, typeof(TSequence), builder, s_convert);
        var arrival = new Arrival(typeof(TSequence), Building<TSequence, TBuilder>.IsInPlace);
        Items<T, TCodec>.Follow(value, item => arrival.Add(builder, item, TShape.Add), typeof(TSequence), unpickler);
        var made = TShape.Finish(builder);
        arrival.End();
        if (!Building<TSequence, TBuilder>.IsInPlace) unpickler.Conversions.Remember(value, typeof(TSequence), made!, s_convert);
        return made;
    }

    static IEnumerable<T>? IRunCodec<TSequence?, T>.ItemsOf(TSequence? value) => value is null || TShape.IsNull(value) ? null : TShape.Items(value);

    static bool IRunCodec<TSequence?, T>.Start(ref PickleWriter writer, Pickler pickler, TSequence? value, int count)
    {
        if (!typeof(TSequence).IsValueType) return pickler.StartSized(ref writer, value, count);
        pickler.StartUntracked(ref writer, count);
        return true;
    }

    static void IRunCodec<TSequence?, T>.SaveItem(ref PickleWriter writer, Pickler pickler, T item) => Items<T, TCodec>.SaveItem(ref writer, pickler, item);

    static void IRunCodec<TSequence?, T>.End(ref PickleWriter writer, Pickler pickler, TSequence? value) => pickler.EndList(ref writer);

    RootParts<TSequence?> IInParts<TSequence?>.Parts() => new CollectionParts<TSequence?, T, SequenceCodec<TSequence, TBuilder, T, TCodec, TShape>>();
}
