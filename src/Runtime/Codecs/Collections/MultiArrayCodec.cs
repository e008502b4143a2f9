using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>An array of more than one dimension: lists of lists, row by row, as <c>numpy.array(x)</c> takes them. Of an array without elements only the first dimensions up to a zero are kept.</summary>
/// <typeparam name="TArray">The array, of rank 2 to 4.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TCodec">How one is written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MultiArrayCodec<TArray, T, TCodec> : IPickleCodec<TArray?>
    where TArray : class
    where TCodec : struct, IPickleCodec<T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TArray? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (!pickler.StartList(ref writer, value, value is null ? 0 : AsArray(value).GetLength(0))) return;
        var array = AsArray(value!);
        for (int i = 0; i < array.Rank; i++)
        {
            if (array.GetLowerBound(i) != 0) throw new PicklingException($"An array whose first index is not 0 cannot be saved: '{typeof(TArray)}'.");
        }
        ref T first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array));
        SaveRows(ref writer, pickler, array, 0, MemoryMarshal.CreateReadOnlySpan(ref first, array.Length));
        pickler.EndList(ref writer);
    }

    /// <inheritdoc/>
    public static TArray? Load(ref PickleReader reader, Unpickler unpickler) =>
        FlatNumber.Is<T>() && TryLoadNumbers(ref reader, unpickler) is { } array ? array : FromObject(unpickler.TakeForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static TArray? FromObject(object? value, Unpickler unpickler)
    {
        if (value is null || Conversions.Is(value, typeof(TArray))) return (TArray?)value;
        if (unpickler.Conversions.TryGet(value, out TArray? converted) || Convertibles.TryTo(value, unpickler, out converted)) return converted;
        int[] lengths = new int[typeof(TArray).GetArrayRank()];
        object? level = value;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (level is null) break;
            var rows = RowsOf(level, unpickler);
            lengths[i] = rows.Count;
            level = rows.Count == 0 ? null : rows[0];
        }
        // As many elements as there are rows with their values, or it is not this array; nothing is allocated for what a shape promises.
        var items = new List<T>();
        Collect(value, lengths, 0, items, unpickler);
        var array = Array.CreateInstanceFromArrayType(typeof(TArray), lengths);
        CollectionsMarshal.AsSpan(items).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length));
        var made = (TArray)(object)array;
        unpickler.Conversions.Remember(value, made, FromObject);
        return made;
    }

    private static void SaveRows(ref PickleWriter writer, Pickler pickler, Array array, int dimension, ReadOnlySpan<T> part)
    {
        if (dimension == array.Rank - 1)
        {
            Items<T, TCodec>.Save(ref writer, pickler, part);
            return;
        }
        int rows = array.GetLength(dimension), size = rows == 0 ? 0 : part.Length / rows;
        for (int i = 0; i < rows; i++)
        {
            pickler.StartUntracked(ref writer, array.GetLength(dimension + 1));
            SaveRows(ref writer, pickler, array, dimension + 1, part.Slice(i * size, size));
            pickler.EndList(ref writer);
            if (!writer.IsBinary) writer.WriteOpcode(PickleOpcode.Append);
        }
    }

    // Numbers have no identity and call nothing: they are gone over for the lengths first, and where they do not lie as we write them the machine
    // reads all of it.
    private static TArray? TryLoadNumbers(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position, count = 0;
        int[] lengths = new int[typeof(TArray).GetArrayRank()];
        lengths.AsSpan().Fill(-1);
        if (!TryTakeRows(ref reader, lengths, 0, [], ref count, out bool isMemoized) || count == 0)
        {
            reader.Position = start;
            return null;
        }
        ChargeRows(lengths, unpickler);
        var array = Array.CreateInstanceFromArrayType(typeof(TArray), lengths);
        reader.Position = start;
        count = 0;
        TryTakeRows(ref reader, lengths, 0, MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length), ref count, out _);
        if (isMemoized) unpickler.Memo.Memoize(array);
        return (TArray)(object)array;
    }

    // Into items, if there are any.
    private static bool TryTakeRows(ref PickleReader reader, int[] lengths, int dimension, Span<T> items, ref int count, out bool isMemoized)
    {
        isMemoized = false;
        bool isCounted = reader.TryReadInt32(out int announced);
        if (isCounted ? announced < 0 || !reader.TryTake(PickleOpcode.Pop) : dimension > 0) return false;
        if (!reader.TryTake(PickleOpcode.EmptyList)) return false;
        isMemoized = dimension == 0 && reader.TryTake(PickleOpcode.Memoize);
        if (!reader.TryTake(PickleOpcode.Mark)) return false;
        int length = 0;
        while (!reader.TryTake(PickleOpcode.Appends) || length < announced && reader.TryTake(PickleOpcode.Mark))
        {
            if (dimension < lengths.Length - 1)
            {
                if (!TryTakeRows(ref reader, lengths, dimension + 1, items, ref count, out _)) return false;
            }
            else
            {
                if (!FlatNumber.TryTake(ref reader, out T item)) return false;
                if (!items.IsEmpty) items[count] = item;
                count++;
            }
            length++;
        }
        if (lengths[dimension] < 0) lengths[dimension] = length;
        return length == lengths[dimension] && (!isCounted || length == announced);
    }

    private static void ChargeRows(int[] lengths, Unpickler unpickler)
    {
        long rows = 1;
        foreach (int length in lengths)
        {
            for (long i = 0; i < rows; i++) unpickler.Charge(length);
            rows *= length;
        }
    }

    private static void Collect(object? level, int[] lengths, int dimension, List<T> items, Unpickler unpickler)
    {
        var rows = RowsOf(level, unpickler);
        if (rows.Count != lengths[dimension]) throw new UnpicklingException($"The rows of a '{typeof(TArray)}' differ in length: {lengths[dimension]} and {rows.Count}.");
        // The pickle may have a row once, and refer to it many times.
        unpickler.ChargeCopy(rows.Count);
        foreach (object? row in rows)
        {
            if (dimension == lengths.Length - 1) items.Add(TCodec.FromObject(row, unpickler));
            else Collect(row, lengths, dimension + 1, items, unpickler);
        }
    }

    private static IReadOnlyList<object?> RowsOf(object? level, Unpickler unpickler) => level switch
    {
        List<object?> list => list,
        PickleTuple tuple => tuple,
        PickleArray array => [.. array.Items.Cast<object?>()],
        not null when Convertibles.TryTo(level, unpickler, out object?[]? items) => items,
        _ => throw Unpickler.WrongType(typeof(TArray), level),
    };

    private static Array AsArray(TArray value) => (Array)(object)value;
}
