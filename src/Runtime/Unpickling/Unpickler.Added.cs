using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Collections as CPython writes them: nothing behind EMPTY_LIST, EMPTY_DICT or EMPTY_SET where there are no elements; an element and
/// APPEND, or a key, a value and SETITEM, where there is one; else MARK and up to a thousand at a time (pickle.py <c>_batch_appends</c>).
/// An opcode says only later what a value belongs to: static types tell most of it at once, a look at the next opcodes the rest.
/// </content>
public partial class Unpickler
{
    /// <summary>What comes behind a list, its puts and perhaps some of its elements.</summary>
    internal Added AddedToList<T>(ref PickleReader reader)
    {
        TakeFrames(ref reader);
        if (!reader.TryPeek(out var next)) return Added.Unknown;
        if (StackEffects.EndsValue(next)) return Added.Nothing;
        if (next == PickleOpcode.Mark && !MarksFollow && IsMarkOfRun<T>(reader)) return Added.Run;
        var ahead = reader;
        // Should an object that could be an element be something else, the machine gets both.
        if (ahead.TryReadGet(out int index) && Memo.Peek(index) is PickleTypeInfo info && typeof(T).IsAssignableFrom(info.Type)) return Added.One;
        ahead = reader;
        if (TrySkipText(ref ahead) && ahead.TryPeek(out var behind))
        {
            // Where elements are lists a text is none, and what it is appended to may be a tuple's first item.
            if (behind == PickleOpcode.Append && !IsListLike<T>.IsNoAtom) return Added.One;
            if (ValueStartOf<T>.Value != ValueStart.Any && IsLeftAlone(behind, ahead)) return Added.Nothing;
        }
        if (IsNoElement<T>.Value && next is PickleOpcode.EmptyList or PickleOpcode.EmptyDict or PickleOpcode.EmptySet) return Added.Nothing;
        var added = BehindCollection(in reader, PickleOpcode.Append, PickleOpcode.Appends);
        return added is Added.One or Added.Run && IsListLike<T>.IsNoAtom && BeginsAtom(reader) ? Added.Unknown : added;
    }

    /// <summary>The same of a dictionary.</summary>
    internal Added AddedToDict<TKey, TValue>(ref PickleReader reader)
    {
        TakeFrames(ref reader);
        if (!reader.TryPeek(out var next)) return Added.Unknown;
        if (StackEffects.EndsValue(next)) return Added.Nothing;
        if (next == PickleOpcode.Mark && !MarksFollow && !MayBeginWithMark<TKey>.Value) return Added.Run;
        var ahead = reader;
        if (typeof(TKey) == typeof(string) && ValueStartOf<TValue>.Value is not ValueStart.Any and var start && TrySkipText(ref ahead) && ahead.TryPeek(out var value) && !StackEffects.TakesTop(value))
        {
            // Behind a member's name comes what the member is.
            bool isAtom = TrySkipTextOrNumber(ref ahead);
            if (isAtom && ahead.TryPeek(out var behind))
            {
                if (behind == PickleOpcode.SetItem) return Added.One;
                if (IsLeftAlone(behind, ahead)) return Added.Nothing;
            }
            else if (!isAtom && start != ValueStart.Made && BeginsMade(ahead) && !(start == ValueStart.Number && BeginsEnum(ahead)))
            {
                return Added.Nothing;
            }
        }
        if (IsNoElement<TKey>.Value && next is PickleOpcode.EmptyList or PickleOpcode.EmptyDict or PickleOpcode.EmptySet) return Added.Nothing;
        return BehindCollection(in reader, PickleOpcode.SetItem, PickleOpcode.SetItems);
    }

    /// <summary>Takes EMPTY_SET, if it is told that its elements come behind it, or that there are none. False takes nothing.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="count">-1: nobody says how many will come.</param>
    internal bool TryStartSet<T>(ref PickleReader reader, out int count)
    {
        count = -1;
        TakeFrames(ref reader);
        int start = reader.Position;
        if (reader.TryTake(PickleOpcode.EmptySet))
        {
            var ahead = reader;
            ScanPut(ref ahead);
            if (AddedToSet<T>(ref ahead) != Added.Unknown) return true;
        }
        reader.Position = start;
        return false;
    }

    /// <summary>What comes behind a set, its puts and perhaps some of its elements. There is no opcode for one element.</summary>
    internal Added AddedToSet<T>(ref PickleReader reader)
    {
        TakeFrames(ref reader);
        if (!reader.TryPeek(out var next)) return Added.Unknown;
        if (next != PickleOpcode.Mark) return Added.Nothing;
        if (!MarksFollow && !MayBeginWithMark<T>.Value) return Added.Run;
        return BehindCollection(in reader, PickleOpcode.AddItems, PickleOpcode.AddItems);
    }

    /// <summary>Whether a tuple of so many items comes, up to three, without MARK: numbers, texts, calls of those and references.</summary>
    internal bool BeginsShortTuple(PickleReader reader, int count)
    {
        if (!PeeksShortTuple(reader, count)) return false;
        // What begins here is an item, and no root.
        if (reader.Position == _rootAt) _rootAt = -1;
        return true;
    }

    private bool PeeksShortTuple(PickleReader reader, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!TrySkipItem(ref reader)) return false;
        }
        return reader.NextOpcode == (int)EndOfShortTuple(count);
    }

    /// <summary>TUPLE1, TUPLE2, TUPLE3.</summary>
    internal static PickleOpcode EndOfShortTuple(int count) => (PickleOpcode)((int)PickleOpcode.Tuple1 + count - 1);

    /// <summary>Counts elements that came one by one.</summary>
    /// <exception cref="UnpicklingException">There are more than the limits allow.</exception>
    internal void CountOne(int count)
    {
        CheckLength(count);
        Charge(1);
    }

    // Where a list's elements are lists, a number or a text is none: it is in a list that is a tuple's first item, unless it is that itself.
    private bool BeginsAtom(PickleReader reader)
    {
        reader.TryTake(PickleOpcode.Mark);
        TakeFrames(ref reader);
        var ahead = reader;
        return reader.NextOpcode != (int)PickleOpcode.None && TrySkipTextOrNumber(ref ahead) && LookAhead.ItemsOfTuple(reader.Remaining) == 0;
    }

    // Elements that are collections may be tuples, which begin with MARK and an item, where others begin with themselves.
    private bool IsMarkOfRun<T>(PickleReader reader)
    {
        if (MayBeginWithMark<T>.Value) return ShortTuple<T>.Count > 0 && BeginsInRun(reader, ShortTuple<T>.Count);
        if (!IsListLike<T>.IsNoAtom) return _protocol >= PickleProtocol.Bytes || ValueStartOf<T>.Value != ValueStart.Made || !MayBeMarkOfObject(reader);
        reader.Position++;
        TakeFrames(ref reader);
        var name = reader;
        if (name.TryReadText(out _)) return !TrySkipText(ref reader);
        return BeginsMade(reader) && reader.NextOpcode != (int)PickleOpcode.Mark || reader.TryReadGet(out int index) && Memo.Peek(index) is System.Collections.IEnumerable and not string;
    }

    // The tuple behind the MARK is complete without it, and none of its items is a tuple.
    private bool BeginsInRun(PickleReader reader, int count)
    {
        reader.Position++;
        TakeFrames(ref reader);
        return PeeksShortTuple(reader, count);
    }

    // Python 2 has MARK class OBJ for an object of a class without bases.
    private bool MayBeMarkOfObject(PickleReader reader)
    {
        reader.Position++;
        if (!TryPeekClass(ref reader, expected: null, out var mention)) return false;
        reader.Position = mention.End;
        return reader.NextOpcode is not ((int)PickleOpcode.EmptyTuple or (int)PickleOpcode.Mark);
    }

    // A text or a reference to one, and no class by its two names.
    private bool TrySkipText(ref PickleReader reader)
    {
        int start = reader.Position;
        if (reader.TryReadText(out _) || reader.TryReadGet(out int index) && Memo.Peek(index) is string)
        {
            ScanPut(ref reader);
            var second = reader;
            if (!(second.TryReadText(out _) || second.TryReadGet(out index) && Memo.Peek(index) is string)) return true;
            ScanPut(ref second);
            if (second.NextOpcode != (int)PickleOpcode.StackGlobal) return true;
        }
        reader.Position = start;
        return false;
    }

    // The same or a number; bytes and None as well.
    private bool TrySkipTextOrNumber(ref PickleReader reader) => TrySkipText(ref reader) || !reader.PeeksText && TrySkipOther(ref reader);

    // An object, a call or a collection, and surely neither text nor number.
    private bool BeginsMade(PickleReader reader) => reader.TryReadGet(out int index)
        ? Memo.Peek(index) is PickleTypeInfo or PickleCallable
        : (PickleOpcode)reader.NextOpcode is PickleOpcode.EmptyList or PickleOpcode.EmptyDict or PickleOpcode.EmptySet or PickleOpcode.Mark or PickleOpcode.Global;

    // An annotated enum, which is taken for a number. A nested one is getattr's result below protocol 4.
    private bool BeginsEnum(PickleReader reader)
    {
        if (TryPeekClass(ref reader, expected: null, out var mention)) return mention.Info.Type.IsEnum;
        return reader.TryReadGet(out int index) ? Memo.Peek(index) is PickleCallable { Name: "getattr" } : reader.TryReadGlobal(out _, out var name) && name.SequenceEqual("getattr"u8);
    }

    private bool TrySkipItem(ref PickleReader reader)
    {
        // Longer numbers their codecs leave to the machine, which would take TUPLE2 for its own.
        if (TrySkipText(ref reader)) return true;
        if (reader.NextOpcode == (int)PickleOpcode.Long1) return reader.TryReadInt64(out _);
        if (TrySkipOther(ref reader)) return true;
        if (!reader.TryReadGet(out int index) || !Memo.Has(index)) return false;
        TakeFrames(ref reader);
        return Memo.Peek(index) is PickleCallable ? TrySkipArguments(ref reader) : Memo.Peek(index) is not PickleTypeInfo;
    }

    private static bool TrySkipOther(ref PickleReader reader)
    {
        if (reader.TryTake(PickleOpcode.None) || reader.TryReadBoolean(out _)) return true;
        if (!TrySkipAtom(ref reader)) return false;
        ScanPut(ref reader);
        return true;
    }

    // Nothing takes what comes before, neither by itself nor as the first of two or three.
    private bool IsLeftAlone(PickleOpcode behind, PickleReader ahead)
    {
        for (int i = 0; i < 2; i++)
        {
            if (StackEffects.TakesTop(behind)) return false;
            if (!(TrySkipText(ref ahead) || TrySkipOther(ref ahead)) || !ahead.TryPeek(out behind)) return true;
        }
        return behind is not (PickleOpcode.Tuple2 or PickleOpcode.Tuple3);
    }
}
