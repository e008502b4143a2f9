using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Collections between typed values. We write <c>[BININT n POP] EMPTY_LIST [MEMOIZE] MARK items APPENDS</c>, also when there are no items;
/// CPython leaves the last part out for none, writes APPEND for one, and starts anew every 1000. Where it cannot be told yet whether
/// what follows belongs to the collection, the stack machine goes on.
/// </content>
public partial class Unpickler
{
    /// <summary>Elements after which CPython's pickler starts another MARK (pickle.py <c>_BATCHSIZE</c>).</summary>
    private const int BatchSize = 1000;

    /// <summary>Takes what comes before a list's elements, up to the puts; false takes nothing. Not a list that is the first item of a tuple in the list's place.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="reader">The pickle.</param>
    /// <param name="hint">How many elements will come, never more than there are bytes; -1: the pickle does not say.</param>
    /// <exception cref="UnpicklingException">There will be more than the limits allow.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryStartList<T>(ref PickleReader reader, out int hint)
    {
        int start = reader.Position;
        return TryStart(ref reader, PickleOpcode.EmptyList, out hint) && (hint >= 0 || !IsListLike<T>.Value || IsNearNoTuple(reader, start) || StartsNoTuple(ref reader, start));
    }

    /// <summary>The same for a dictionary. Not one without a count whose comparer follows.</summary>
    internal bool TryStartDict(ref PickleReader reader, out int hint)
    {
        int start = reader.Position;
        if (!TryStart(ref reader, PickleOpcode.EmptyDict, out hint)) return false;
        var ahead = reader;
        if (hint >= 0 || ahead.TakeRefinement() == 0) return true;
        reader.Position = start;
        return false;
    }

    /// <summary>Takes what our own codecs write before any collection but a list or a dictionary, up to the puts: the count is always there. False takes nothing.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="empty">The opcode of the empty collection.</param>
    /// <param name="count">How many elements will come, never more than there are bytes.</param>
    /// <param name="comparer">The comparer's number.</param>
    /// <exception cref="UnpicklingException">There will be more elements than the limits allow.</exception>
    internal bool TryStartCounted(ref PickleReader reader, PickleOpcode empty, out int count, out int comparer)
    {
        int start = reader.Position;
        comparer = 0;
        if (reader.TryReadInt32(out count) && reader.TryTake(PickleOpcode.Pop) && count >= 0 && reader.TryTake(empty))
        {
            if (reader.TakeRefinement() is not 0 and var refinement) comparer = ~refinement;
            if (reader.PeeksBehindPut(PickleOpcode.Mark))
            {
                CheckLength(count);
                count = Believed(count, in reader);
                return true;
            }
        }
        reader.Position = start;
        return false;
    }

    /// <summary>Whether another element comes before <paramref name="end"/>, which is not taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool NextItem(ref PickleReader reader, PickleOpcode end)
    {
        if (reader.TryPeek(out var opcode)) return opcode != end && (StackEffects.BeginsValue(opcode) || NextItemBehindFrame(ref reader, end));
        return HasForwarded || reader.IsAtEnd;
    }

    /// <summary>Takes the end of a run of elements. True: of so many as were announced there are more, and the next run's MARK has been taken too; or the run goes on behind a put.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="end">The opcode that adds the elements.</param>
    /// <param name="count">Elements so far.</param>
    /// <param name="counted">Elements of runs before, which the limits have seen.</param>
    /// <param name="announced">Elements of the whole; -1: nobody said.</param>
    /// <param name="ends">Whether the run ended as it should.</param>
    /// <exception cref="UnpicklingException">There are more elements than the limits allow.</exception>
    internal bool TakesNextRun(ref PickleReader reader, PickleOpcode end, int count, ref int counted, int announced, out bool ends)
    {
        ends = reader.TryTake(end);
        if (!ends) return end != PickleOpcode.Appends && count > counted && TakesLatePuts(ref reader);
        CheckLength(count);
        Charge(count - counted);
        counted = count;
        return count < announced && reader.TryTake(PickleOpcode.Mark);
    }

    /// <summary>Takes puts that no pickler writes where they are: of a value that has become part of something, so that nothing can refer to it. Whether there are any.</summary>
    internal bool TakesLatePuts(ref PickleReader reader)
    {
        bool takes = false;
        while (TakePuts(ref reader, Unbuilt.Taken) >= 0) takes = true;
        return takes;
    }

    /// <summary>Whether another run of elements may come behind one that has made them so many: where CPython starts one, or another pickler does.</summary>
    internal static bool MayGoOn(in PickleReader reader, int count, PickleOpcode end) =>
        IsFullBatch(count) || reader.NextOpcode == (int)PickleOpcode.Mark && LookAhead.BehindCollection(reader.Remaining, end, end) == Added.Run;

    /// <summary>The same, where it may also be the first item of a tuple in a list's place.</summary>
    /// <typeparam name="T">The list's elements.</typeparam>
    internal object? TakeReferenceOrForward<T>(ref PickleReader reader)
    {
        bool isItem = IsListLike<T>.Value && (LookAhead.ItemsOfTuple(reader.Remaining, out bool isSeen) != 0 || !isSeen && RefersToItem<T>(reader));
        return isItem ? TakeForward(ref reader) : TakeReferenceOrForward(ref reader);
    }

    // Where the opcodes that are looked at do not tell: what is an element, or begins with a text or a number where elements are collections, is not the list.
    private bool RefersToItem<T>(PickleReader reader) => reader.TryReadGet(out int index) && Memo.Has(index) && Memo.Peek(index) switch
    {
        T item => item is not IEnumerable<T>,
        System.Collections.ICollection items => IsListLike<T>.IsNoAtom && items.Cast<object?>().FirstOrDefault() is IConvertible,
        _ => false,
    };

    /// <summary>A collection in the memo if a BINGET of it comes next, else whatever comes: a BINGET of anything else is the start of a collection that has no MARK.</summary>
    internal object? TakeReferenceOrForward(ref PickleReader reader)
    {
        int start = reader.Position;
        if (TryReadReference(ref reader, out object? value) && value is not string and (System.Collections.IEnumerable or ITuple)) return value;
        reader.Position = start;
        return TakeForward(ref reader);
    }

    /// <summary>Lets the stack machine go on behind a collection, and values that it was to get: they turned out to be no element, or not to be all of it.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="memoIndex">Where the memo has the collection, or -1.</param>
    /// <param name="collection">The machine's own, with what was read of it.</param>
    /// <param name="behind">The values.</param>
    /// <param name="hasMark">There is a MARK before them, which turned out not to be the collection's.</param>
    internal object? TakeCollectionForward(ref PickleReader reader, int memoIndex, object collection, ReadOnlySpan<object?> behind, bool hasMark = false)
    {
        if (memoIndex >= 0) Memo.Put(memoIndex, collection);
        int floor = StackCount, markFloor = _markCount;
        Push(collection);
        if (hasMark) PushMark();
        foreach (object? value in behind) Push(value);
        while (HasForwarded) Push(TakeForwarded(ref reader));
        Forward(ref reader, floor, markFloor, below: _stackCount - floor + (hasMark ? 1 : 0));
        return TakeForwarded(ref reader);
    }

    private static bool IsFullBatch(int count) => count > 0 && count % BatchSize == 0;

    private bool TryStart(ref PickleReader reader, PickleOpcode empty, out int hint)
    {
        TakeFrames(ref reader);
        int start = reader.Position;
        hint = -1;
        if (reader.TryReadInt32(out int count))
        {
            if (count >= 0 && reader.TryTake(PickleOpcode.Pop)) hint = count;
            else reader.Position = start;
        }
        if (reader.TryTake(empty) && (hint < 0 || reader.PeeksBehindPut(PickleOpcode.Mark)))
        {
            if (hint < 0) return true;
            CheckLength(hint);
            hint = Believed(hint, in reader);
            return true;
        }
        reader.Position = start;
        return false;
    }

    /// <summary>Bytes that the elements of all announced collections lie in: no two share one.</summary>
    private long _bytesForElements;

    private long _announced;
    private int _announcedUpTo;

    /// <summary>What follows is read from its beginning, or is another part of it: so many bytes.</summary>
    private void BeginAnnouncements(int bytes) => (_bytesForElements, _announced, _announcedUpTo, _stepsAhead) = (bytes, 0, -1, StepsAhead * (long)bytes);

    /// <summary>How many of the announced elements room is made for. Together collections have no more elements than there are bytes; each alone could announce as many.</summary>
    private int Believed(int count, in PickleReader reader)
    {
        count = Math.Min(count, reader.Remaining.Length);
        // What is read again, by another reader or as the whole pickle, has been counted.
        if (reader.Position > _announcedUpTo)
        {
            _announcedUpTo = reader.Position;
            _announced += count;
        }
        return _announced <= _bytesForElements ? count : 0;
    }
}
