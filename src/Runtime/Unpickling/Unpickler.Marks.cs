using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Whose a MARK is. Behind a collection that nobody has announced it is the collection's, as a rule; among the items of a tuple, before another
/// key, in a list of sets, it may be that of what comes next: a tuple of four, a frozenset. Static types say where that can be; there the
/// opcodes that follow are asked.
/// </content>
public partial class Unpickler
{
    /// <summary>How many opcodes may be gone over for each byte of a pickle.</summary>
    private const int StepsAhead = 4;

    /// <summary>
    /// How many of them are left. A few opcodes do not tell where a long run of tuples or sets ends; beyond those each question costs what it looks at, so
    /// that collections in collections do not all look through the same ones for ever.
    /// </summary>
    private long _stepsAhead;

    /// <summary>How deep in objects the values lie of which one that begins with MARK may follow; -1: none.</summary>
    private int _marksAt = -1;

    private bool MarksFollow => _marksAt == _nesting;

    /// <summary>Starts on values side by side. Returns what <see cref="LeaveSiblings"/> wants back.</summary>
    /// <param name="haveMarks">Whether one that is not the first may begin with MARK.</param>
    /// <param name="haveMarksEarly">The same below protocol 2, where all tuples do.</param>
    internal int EnterSiblings(bool haveMarks, bool haveMarksEarly)
    {
        int outer = _marksAt;
        _marksAt = haveMarks || haveMarksEarly && _protocol < PickleProtocol.NewObjects ? _nesting : -1;
        return outer;
    }

    /// <summary>The same for elements of one type, or for keys, before which other values stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int EnterSiblings<T>() => ValueStartOf<T>.Value == ValueStart.Any ? EnterSiblings(MarkFollows<T>.Value, BeginsWithMark<T>.Value) : _marksAt;

    /// <summary>They have been read.</summary>
    internal void LeaveSiblings(int outer) => _marksAt = outer;

    /// <summary>Whether a MARK belongs to a tuple of so many items, and not to the first of them. Null: it cannot be told.</summary>
    internal bool? IsMarkOfTuple(ReadOnlySpan<byte> pickle, int count)
    {
        int begun = StepsToTake, steps = begun;
        bool? isTuples = LookAhead.IsMarkOfTuple(pickle, count, _protocol, ref steps);
        _stepsAhead = Math.Max(_stepsAhead - (begun - steps), 0);
        return isTuples;
    }

    private Added BehindCollection(in PickleReader reader, PickleOpcode add, PickleOpcode addRun)
    {
        int begun = StepsToTake, steps = begun;
        var added = LookAhead.BehindCollection(reader.Remaining, add, addRun, ref steps);
        _stepsAhead = Math.Max(_stepsAhead - (begun - steps), 0);
        return added;
    }

    // The first few are everybody's.
    private int StepsToTake => (int)Math.Clamp(_stepsAhead, StackOutline.Most, int.MaxValue);

    // Behind class, in positional layout: whether the MARK that comes is the arguments' own. CPython has none before three of them or less, so that
    // it is the first one's then.
    private bool IsMarkOfArguments(in PickleReader reader, PickleClass @class) =>
        !(_protocol < PickleProtocol.NewObjects && LookAhead.ArePopped(reader.Remaining)) && AreMarked(reader, @class);

    private bool AreMarked(in PickleReader reader, PickleClass @class) =>
        @class.MemberCount > LookAhead.MostWithoutMark || IsMet(@class) || LookAhead.IsMarkOfArguments(reader.Remaining, @class.MemberCount, _protocol);

    // EMPTY_DICT whose items come behind a MARK; where they do not it cannot be told where they end.
    private bool TryTakeMarkedDict(ref PickleReader reader)
    {
        int start = reader.Position;
        if (reader.TryTake(PickleOpcode.EmptyDict) && reader.PeeksBehindPut(PickleOpcode.Mark))
        {
            if (!MarksFollow) return true;
            var ahead = reader;
            ScanPut(ref ahead);
            if (LookAhead.BehindCollection(ahead.Remaining, PickleOpcode.SetItem, PickleOpcode.SetItems) == Added.Run) return true;
        }
        reader.Position = start;
        return false;
    }
}
