using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>A Python <c>list</c>; of structs without references, unpacked from one block.</summary>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayCodec<T, TCodec> : IPickleCodec<T[]?>, IRunCodec<T[]?, T>, IInParts<T[]?>
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T[]? value)
    {
        if (typeof(T).IsValueType && pickler.TrySaveHooked(ref writer, value)) return;
        if (value is not null && pickler.TrySaveBlock<T, TCodec>(ref writer, value, value)) return;
        if (!pickler.StartSized(ref writer, value, value?.Length ?? 0)) return;
        Items<T, TCodec>.Save(ref writer, pickler, value);
        pickler.EndList(ref writer);
    }

    /// <inheritdoc/>
    public static T[]? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (Unpickler.TryTakeNoList<T>(ref reader)) return null;
        if (unpickler.TryLoadBlock<T, TCodec>(ref reader) is { } block) return block;
        int start = reader.Position;
        if (!unpickler.TryStartList<T>(ref reader, out int length)) return FromObject(unpickler.TakeReferenceOrForward<T>(ref reader), unpickler);
        if (length < 0)
        {
            // The machine's list can be referred to, and becomes an array of that length.
            if (unpickler.KnowsLength(reader))
            {
                reader.Position = start;
                return FromObject(unpickler.TakeForward(ref reader), unpickler);
            }
            var making = new ArrayInTheMaking<T>();
            int listIndex = unpickler.TakePuts(ref reader, new Unbuilt(making));
            if (!Items<T, TCodec>.TryLoad(ref reader, unpickler, making.Items, hint: -1, listIndex, isList: false, out object? other))
            {
                if (making.IsWanted) unpickler.LearnLength(other as IReadOnlyCollection<object?>, typeof(T[]));
                return FromObject(other, unpickler);
            }
            T[] items = [.. making.Items];
            if (making.IsWanted) unpickler.LearnLength(listIndex, items, FromObject);
            if (listIndex >= 0) unpickler.Memo.Fill(listIndex, items);
            return items;
        }

        T[] array = length == 0 ? [] : new T[length];
        unpickler.TakePuts(ref reader, array);
        reader.Position++;
        int count = 0, counted = 0;
        bool ends;
        do
        {
            count += unpickler.LoadTexts<T, TCodec>(ref reader, array.AsSpan(count));
            while (unpickler.NextItem(ref reader, PickleOpcode.Appends))
            {
                T item = TCodec.Load(ref reader, unpickler);
                if (count == array.Length) throw OtherLength(length);
                // Made here and no array of a derived type, so that the check of its covariance can be left out.
                Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), count++) = item;
            }
        }
        while (unpickler.TakesNextRun(ref reader, PickleOpcode.Appends, count, ref counted, length, out ends));
        if (!ends || count != length) throw OtherLength(length);
        return array;
    }

    /// <inheritdoc/>
    public static T[]? FromObject(object? value, Unpickler unpickler)
    {
        if (value is null || Conversions.Is(value, typeof(T[]))) return (T[]?)value;
        if (unpickler.Conversions.TryGet(value, out T[]? converted)) return converted;
        return value is List<object?> or PickleSet or PickleDeque { MaxLength: null } ? FromGrowing((IReadOnlyCollection<object?>)value, unpickler) : FromSequence(value, unpickler);
    }

    // It may lead to itself, so the array is there before its elements are; and before all of them are known, if one of them wants it.
    private static T[] FromGrowing(IReadOnlyCollection<object?> source, Unpickler unpickler)
    {
        var array = new T[unpickler.KnownLength(source) ?? source.Count];
        unpickler.Conversions.Remember(source, array, FromObject);
        int count = 0;
        Items<T, TCodec>.Follow(source, Add, typeof(T[]), unpickler);
        return array;

        void Add(T item)
        {
            if (count < array.Length) array[count] = item;
            else if (count == array.Length) unpickler.LearnLength(source, typeof(T[]));
            count++;
        }
    }

    private static T[] FromSequence(object sequence, Unpickler unpickler)
    {
        if (Convertibles.TryTo(sequence, unpickler, out T[]? own)) return own;
        var items = new List<T>();
        Items<T, TCodec>.Follow(sequence, items.Add, typeof(T[]), unpickler);
        T[] array = [.. items];
        unpickler.Conversions.Remember(sequence, array, FromObject);
        return array;
    }

    private static UnpicklingException OtherLength(int length) => new($"An array of {length} elements has another number of them.");

    static IEnumerable<T>? IRunCodec<T[]?, T>.ItemsOf(T[]? value) => value;

    static bool IRunCodec<T[]?, T>.Start(ref PickleWriter writer, Pickler pickler, T[]? value, int count) => pickler.StartSized(ref writer, value, count);

    static void IRunCodec<T[]?, T>.SaveItem(ref PickleWriter writer, Pickler pickler, T item) => Items<T, TCodec>.SaveItem(ref writer, pickler, item);

    static void IRunCodec<T[]?, T>.End(ref PickleWriter writer, Pickler pickler, T[]? value) => pickler.EndList(ref writer);

    RootParts<T[]?> IInParts<T[]?>.Parts() => new CollectionParts<T[]?, T, ArrayCodec<T, TCodec>>();
}
