using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>tuple</c>; of eight items and more a flat one. A tuple that is an object keeps its identity.</summary>
/// <typeparam name="TTuple">The tuple.</typeparam>
/// <typeparam name="TItems">Its items.</typeparam>
public readonly struct TupleCodec<TTuple, TItems> : IPickleCodec<TTuple?>
    where TItems : struct, ITupleItems<TTuple>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TTuple? value)
    {
        if (value is null)
        {
            writer.WriteNone();
            return;
        }
        bool isTracked = !typeof(TTuple).IsValueType;
        if (isTracked && pickler.TryWriteGet(ref writer, value)) return;

        // Always with MARK, so that our reader knows a tuple before it has read one.
        writer.WriteOpcode(PickleOpcode.Mark);
        TItems.Save(ref writer, pickler, value);
        writer.WriteOpcode(PickleOpcode.Tuple);
        if (isTracked) pickler.Memoize(ref writer, value);
    }

    /// <inheritdoc/>
    public static TTuple? Load(ref PickleReader reader, Unpickler unpickler)
    {
        if (Unpickler.TryTakeNoTuple(ref reader)) return Unpickler.NoneAs<TTuple>();
        if (!reader.TryTakeMarkOfTuple()) return FromObject(unpickler.TakeReferenceOrForward(ref reader), unpickler);
        unpickler.Tuples++;
        TTuple value = TItems.Load(ref reader, unpickler);
        unpickler.Tuples--;
        if (!reader.TryTake(PickleOpcode.Tuple)) throw new UnpicklingException($"The items of a '{typeof(TTuple)}' are not followed by TUPLE.");
        unpickler.TakePuts(ref reader, value);
        return value;
    }

    /// <inheritdoc/>
    public static TTuple? FromObject(object? value, Unpickler unpickler)
    {
        if (value is null) return Unpickler.NoneAs<TTuple>();
        if (value is TTuple already) return already;
        if (unpickler.TryGetConverted(value, typeof(TTuple), out object? converted)) return (TTuple)converted;
        object?[] items = value switch
        {
            PickleTuple tuple => tuple.ToArray(),
            List<object?> list => [.. list],
            _ => throw Unpickler.WrongType(typeof(TTuple), value),
        };
        if (items.Length != TItems.Count) throw new UnpicklingException($"A '{typeof(TTuple)}' has {TItems.Count} items, and the pickle gives {items.Length}.");
        TTuple made = unpickler.ReadItems(items, static (unpickler, ref reader) => TItems.Load(ref reader, unpickler));
        if (!typeof(TTuple).IsValueType) unpickler.Remember(value, typeof(TTuple), made!, static (value, unpickler) => FromObject(value, unpickler));
        return made;
    }
}

/// <summary>The items of a tuple.</summary>
/// <typeparam name="TTuple">The tuple.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITupleItems<TTuple>
{
    /// <summary>How many there are.</summary>
    static abstract int Count { get; }

    /// <summary>Writes the items one after another.</summary>
    static abstract void Save(ref PickleWriter writer, Pickler pickler, TTuple value);

    /// <summary>Reads the items one after another.</summary>
    static abstract TTuple Load(ref PickleReader reader, Unpickler unpickler);
}
