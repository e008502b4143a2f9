using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>A Python <c>tuple</c>; of eight items and more a flat one. A tuple that is an object keeps its identity.</summary>
/// <typeparam name="TTuple">The tuple.</typeparam>
/// <typeparam name="TItems">Its items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleCodec<TTuple, TItems> : IPickleCodec<TTuple?>
    where TItems : struct, ITupleItems<TTuple>
{
    // Codecs of others may take TUPLE2 for their own.
    private static readonly bool s_areItemsKnown = ShortTuple<TTuple>.Count > 0;

    private static readonly bool s_mayFirstHaveMark = TItems.Count is > 0 and <= LookAhead.MostWithoutMark && (BeginsWithMark.May(typeof(TTuple).GenericTypeArguments[0]) || ValueStarts.IsListLike(typeof(TTuple).GenericTypeArguments[0]));

    private static readonly bool s_isFirstTuple = s_mayFirstHaveMark && BeginsWithMark.IsTuple(typeof(TTuple).GenericTypeArguments[0]);

    private static readonly bool s_mayFirstBeTuple = s_mayFirstHaveMark || (TItems.Count > 0 && typeof(TTuple).GenericTypeArguments[0] == typeof(object));

    // Others' tuples and frozensets are taken for collections.
    private static readonly bool s_isFirstListLike = s_mayFirstHaveMark && ValueStarts.IsListLike(typeof(TTuple).GenericTypeArguments[0]);

    // What may be anything mostly has none: where that cannot be told the MARK is the tuple's.
    private static readonly bool s_isFirstOpen = TItems.Count > 0 && !BeginsWithMark.Of(typeof(TTuple).GenericTypeArguments[0]);

    // From the eighth on they are in a type of their own.
    private static readonly bool s_haveOthersMark = TItems.Count > 7 || Array.Exists(typeof(TTuple).GenericTypeArguments[1..], BeginsWithMark.Follows);

    private static readonly bool s_haveOthersMarkEarly = Array.Exists(typeof(TTuple).GenericTypeArguments[1..], BeginsWithMark.Of);

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
        if (isTracked) pickler.EndsOnTheWay(ref writer, value);
    }

    /// <inheritdoc/>
    public static TTuple? Load(ref PickleReader reader, Unpickler unpickler)
    {
        Unpickler.TakeFrames(ref reader);
        if (Unpickler.TryTakeNoTuple(ref reader)) return Unpickler.NoneAs<TTuple>();
        bool isFirsts = s_mayFirstHaveMark && reader.NextOpcode == (int)PickleOpcode.Mark && IsMarkOfFirst(reader.Remaining, unpickler);
        var end = PickleOpcode.Tuple;
        if (isFirsts || !reader.TryTakeMarkOfTuple())
        {
            if (!s_areItemsKnown || !unpickler.BeginsShortTuple(reader, TItems.Count)) return FromObject(TakeOther(ref reader, unpickler), unpickler);
            end = Unpickler.EndOfShortTuple(TItems.Count);
        }
        unpickler.TupleDepth++;
        int outer = unpickler.EnterSiblings(s_haveOthersMark, s_haveOthersMarkEarly);
        TTuple value = TItems.Load(ref reader, unpickler);
        unpickler.LeaveSiblings(outer);
        unpickler.TupleDepth--;
        if (!reader.TryTake(end) && !Unpickler.TryTakeBehindFrame(ref reader, end))
        {
            if (TryTakeFirst(ref reader, unpickler, PickleOpcode.PopMark, out TTuple? made)) return made;
            throw new UnpicklingException($"The items of a '{typeof(TTuple)}' are not followed by TUPLE.");
        }
        // Where nothing is memoized there is no need for a box.
        if (!typeof(TTuple).IsValueType || reader.NextOpcode is >= 0 and var next && StackEffects.Of((PickleOpcode)next) is StackEffect.Put or StackEffect.Leave) unpickler.TakePuts(ref reader, value);
        return TryTakeFirst(ref reader, unpickler, PickleOpcode.Pop, out TTuple? first) ? first : value;
    }

    // Behind a tuple's own MARK its first item begins: where that is a tuple of as many, a number or a text is the item's.
    private static bool IsMarkOfFirst(ReadOnlySpan<byte> pickle, Unpickler unpickler) =>
        s_isFirstTuple && LookAhead.BeginsInTuple(pickle[1..]) || s_isFirstListLike && LookAhead.BeginsWithAtom(pickle[1..]) || !(unpickler.IsMarkOfTuple(pickle, TItems.Count) ?? s_isFirstOpen);

    // POP, GET: the items led back to the tuple, which was made there. CPython writes POP_MARK and makes no second one (pickle.py save_tuple).
    private static bool TryTakeFirst(ref PickleReader reader, Unpickler unpickler, PickleOpcode pop, out TTuple? first)
    {
        first = default;
        if (reader.NextOpcode != (int)pop) return false;
        int start = reader.Position++;
        bool isReference = reader.TryReadGet(out _);
        reader.Position = isReference ? start + 1 : start;
        if (isReference) first = FromObject(unpickler.TakeReferenceOrForward(ref reader), unpickler);
        return isReference;
    }

    // A reference may be to the first item, and what follows may be long.
    private static object? TakeOther(ref PickleReader reader, Unpickler unpickler)
    {
        if (TItems.Count is 0 or > LookAhead.MostWithoutMark) return unpickler.TakeReferenceOrForward(ref reader);
        int items = LookAhead.ItemsOfTuple(reader.Remaining, out bool isSeen);
        if (items == TItems.Count) return unpickler.TakeForward(ref reader);
        if (isSeen) return unpickler.TakeReferenceOrForward(ref reader);
        int start = reader.Position;
        if (unpickler.TryReadReference(ref reader, out object? value) && MayBeAll(value)) return value;
        reader.Position = start;
        return unpickler.TakeForward(ref reader);
    }

    // What a tuple is made of or from. Where the first item may be such a value as well the machine finds out whose it is.
    private static bool MayBeAll(object? value) => value is TTuple or PickleTuple or List<object?> or ITuple && !s_mayFirstBeTuple;

    /// <inheritdoc/>
    public static TTuple? FromObject(object? value, Unpickler unpickler)
    {
        if (value is null) return Unpickler.NoneAs<TTuple>();
        if (value is TTuple already) return already;
        if (unpickler.Conversions.TryGet(value, typeof(TTuple), out object? converted)) return (TTuple)converted;
        if (Convertibles.TryTo(value, unpickler, out TTuple? own)) return own;
        object?[] items = value switch
        {
            PickleTuple tuple => tuple.ToArray(),
            List<object?> list => [.. list],
            // As a place of another type has it.
            ITuple tuple => ItemsOf(tuple),
            _ when Convertibles.TryTo(value, unpickler, out object?[]? all) => all,
            _ => throw Unpickler.WrongType(typeof(TTuple), value),
        };
        if (items.Length != TItems.Count) throw new UnpicklingException($"A '{typeof(TTuple)}' has {TItems.Count} items, and the pickle gives {items.Length}.");
        TTuple made = unpickler.ReadItems(items, static (unpickler, ref reader) => TItems.Load(ref reader, unpickler));
        if (!typeof(TTuple).IsValueType) unpickler.Conversions.Remember(value, typeof(TTuple), made!, static (value, unpickler) => FromObject(value, unpickler));
        return made;
    }

    private static object?[] ItemsOf(ITuple tuple)
    {
        object?[] items = new object?[tuple.Length];
        for (int i = 0; i < items.Length; i++) items[i] = tuple[i];
        return items;
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
