using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>set</c>, or <c>frozenset</c> for sets that never change. Elements must be what Python can hash.</summary>
/// <typeparam name="TSet">The set.</typeparam>
/// <typeparam name="TBuilder">What is filled.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
/// <typeparam name="TShape">How the set is taken apart and put together.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SetCodec<TSet, TBuilder, T, TCodec, TShape> : IPickleCodec<TSet?>, IKeepsComparer<TSet?>, IRunCodec<TSet?, T>, IInParts<TSet?>
    where TBuilder : class
    where TCodec : struct, IPickleCodec<T>
    where TShape : struct, ISetShape<TSet, TBuilder, T>
{
    private static readonly Func<object, Unpickler, object?> s_convert = static (value, unpickler) => FromObject(value, unpickler);

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TSet? value) =>
        Runs<TSet?, T, SetCodec<TSet, TBuilder, T, TCodec, TShape>>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static TSet? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return default;
        object? kept = unpickler.TakeKept();
        if (TShape.IsFrozen || !unpickler.TryStartCounted(ref reader, PickleOpcode.EmptySet, out int count, out int comparer) && !unpickler.TryStartSet<T>(ref reader, out count))
            return Filled(unpickler.TakeReferenceOrForward(ref reader), unpickler, kept);
        var builder = Emptied(kept, comparer) ?? TShape.Start(Math.Max(count, 0), comparer);
        int index = unpickler.TakePuts(ref reader, Building<TSet, TBuilder>.Memoized(builder));
        int read = 0, counted = 0;
        List<T>? early = null;
        var collisions = new KeyCollisions<T>();
        var added = count >= 0 ? Added.Run : unpickler.AddedToSet<T>(ref reader);
        while (added == Added.Run)
        {
            reader.Position++;
            bool ends;
            do
            {
                for (; unpickler.NextItem(ref reader, PickleOpcode.AddItems); read++)
                {
                    int before = unpickler.BeginKey();
                    T item = TCodec.Load(ref reader, unpickler);
                    if (unpickler.IsHashedEarly<TSet, T>(item, before)) early ??= [.. (IEnumerable<T>)builder];
                    TShape.Add(builder, item);
                    early?.Add(item);
                    if (collisions.IsDue(read) && builder is HashSet<T> set) collisions.Look(set, set.EnsureCapacity(0), set.Comparer, unpickler.Limits);
                }
            }
            while (unpickler.TakesNextRun(ref reader, PickleOpcode.AddItems, read, ref counted, count, out ends));
            if (!ends) throw new UnpicklingException("A set's items are not followed by ADDITEMS.");
            added = count < 0 && Unpickler.MayGoOn(reader, read, PickleOpcode.AddItems) ? unpickler.AddedToSet<T>(ref reader) : Added.Nothing;
        }
        if (added == Added.Unknown) GoOn(ref reader, unpickler, builder, index, ref early);
        var made = Building<TSet, TBuilder>.InPlaceOf(TShape.Finish(builder), kept, TShape.Items);
        if (early is not null) unpickler.Refills.Items(Filled(made, builder), early);
        return Building<TSet, TBuilder>.Finished(made, index, unpickler);
    }

    // The stack machine goes on behind a set, with its own, which becomes this one.
    private static void GoOn(ref PickleReader reader, Unpickler unpickler, TBuilder builder, int index, ref List<T>? early)
    {
        if (HashedKeys<T>.MayBeIncomplete) early ??= [.. (IEnumerable<T>)builder];
        var source = new PickleSet();
        foreach (T item in early ?? (IEnumerable<T>)builder) source.GetTable().GetOrAddEarly(item);
        int count = source.Count;
        unpickler.Conversions.Remember(source, typeof(TSet), builder, s_convert);
        object? other = unpickler.TakeCollectionForward(ref reader, index, source, []);
        if (!ReferenceEquals(other, source)) throw Unpickler.WrongType(typeof(TSet), other);
        foreach (object? item in source.Skip(count))
        {
            T converted = TCodec.FromObject(item, unpickler);
            Unpickler.ExpectHash<TSet, T>(converted);
            TShape.Add(builder, converted);
            early?.Add(converted);
        }
    }

    /// <inheritdoc/>
    public static TSet? FromObject(object? value, Unpickler unpickler) => Filled(value, unpickler, kept: null);

    private static TSet? Filled(object? value, Unpickler unpickler, object? kept)
    {
        if (value is null) return default;
        if (value is TSet already) return already;
        if (unpickler.Conversions.TryGet(value, typeof(TSet), out object? converted)) return (TSet)converted;
        int comparer = value is PickleSetBase set ? set.Comparer : 0;
        if (kept is not null) Kept.Expect<T>(value, typeof(TSet), unpickler);
        var emptied = Emptied(kept, comparer);
        List<T>? early = HashedKeys<T>.MayBeIncomplete ? [] : null;
        if (emptied is null && kept is TSet and ICollection<T> other && Kept.TryClear<T>(other))
        {
            unpickler.Conversions.Remember(value, typeof(TSet), other, s_convert);
            Items<T, TCodec>.Follow(value, AddOther, typeof(TSet), unpickler);
            if (early is not null) unpickler.Refills.Items(other, early);
            return (TSet)other;

            void AddOther(T item)
            {
                Unpickler.ExpectHash<TSet, T>(item);
                other.Add(item);
                early?.Add(item);
            }
        }
        var builder = emptied ?? TShape.Start(0, comparer);
        if (Building<TSet, TBuilder>.IsInPlace) unpickler.Conversions.Remember(value, typeof(TSet), builder, s_convert);
        var arrival = new Arrival(typeof(TSet), Building<TSet, TBuilder>.IsInPlace);
        var collisions = new KeyCollisions<T>();
        Items<T, TCodec>.Follow(value, Add, typeof(TSet), unpickler);
        var made = TShape.Finish(builder);
        arrival.End();
        if (early is not null) unpickler.Refills.Items(Filled(made, builder), early);
        if (!Building<TSet, TBuilder>.IsInPlace) unpickler.Conversions.Remember(value, typeof(TSet), made!, s_convert);
        return made;

        void Add(T item)
        {
            Unpickler.ExpectHash<TSet, T>(item);
            arrival.Add(builder, item, TShape.Add);
            early?.Add(item);
            if (builder is HashSet<T> filled && collisions.IsDue(filled.Count)) collisions.Look(filled, filled.EnsureCapacity(0), filled.Comparer, unpickler.Limits);
        }
    }

    // What a wrapper shows is filled behind it.
    private static object Filled(TSet made, TBuilder builder) => made is ReadOnlySet<T> ? builder : made!;

    private static TBuilder? Emptied(object? kept, int comparer) =>
        kept is TSet set && (comparer == 0 || Comparers.Fits(comparer, set, TShape.ComparerOf)) ? Building<TSet, TBuilder>.Emptied<T>(kept) : null;

    int IKeepsComparer<TSet?>.ComparerOf(TSet? value) => value is null ? 0 : TShape.ComparerOf(value);

    static IEnumerable<T>? IRunCodec<TSet?, T>.ItemsOf(TSet? value) => value is null ? null : TShape.Items(value);

    static bool IRunCodec<TSet?, T>.Start(ref PickleWriter writer, Pickler pickler, TSet? value, int count) =>
        pickler.StartSet(ref writer, value!, count, TShape.ComparerOf(value!), TShape.IsFrozen);

    static void IRunCodec<TSet?, T>.SaveItem(ref PickleWriter writer, Pickler pickler, T item)
    {
        if (HashedKeys<T>.MayBeIncomplete) pickler.EnterPlace();
        Items<T, TCodec>.SaveItem(ref writer, pickler, item);
        if (HashedKeys<T>.MayBeIncomplete) pickler.LeavePlace();
    }

    static void IRunCodec<TSet?, T>.NextRun(ref PickleWriter writer) => Pickler.NextSetRun(ref writer, TShape.IsFrozen);

    static void IRunCodec<TSet?, T>.End(ref PickleWriter writer, Pickler pickler, TSet? value) =>
        pickler.EndSet(ref writer, value!, TShape.ComparerOf(value!), TShape.IsFrozen);

    RootParts<TSet?> IInParts<TSet?>.Parts() => new CollectionParts<TSet?, T, SetCodec<TSet, TBuilder, T, TCodec, TShape>>();
}
