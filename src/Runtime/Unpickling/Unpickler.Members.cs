using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Which member comes next: in our own order by one comparison, in any other by its name.</content>
public partial class Unpickler
{
    /// <summary>Starts on an object's members behind a MARK; without one it takes nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MemberRun<TNames> BeginRun<TNames>(scoped ref PickleReader reader, PickleClass @class, PickleNames names)
        where TNames : struct, IMemberNames
    {
        if (typeof(TNames) != typeof(ForeignNames)) return reader.TryTake(PickleOpcode.Mark) ? new MemberRun<TNames>(ref reader.Next, reader.Left, names, Memo.Epoch) : default;
        return BeginForeign(@class) is { } foreign && reader.TryTake(PickleOpcode.Mark) ? new MemberRun<TNames>(ref reader.Next, reader.Left, foreign.Names, Memo.Epoch, foreign) : default;
    }

    /// <summary>The same where members have no names.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MemberRun<OwnNames> BeginArguments(scoped ref PickleReader reader) =>
        ReadsTextInRuns && reader.TryTake(PickleOpcode.Mark) ? new MemberRun<OwnNames>(ref reader.Next, reader.Left, default, Memo.Epoch) : default;

    /// <summary>Goes on with the members behind those that a run has taken.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="class">The names.</param>
    /// <param name="turn">The run's <see cref="MemberRun{TNames}.Turn"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public MemberCursor BeginMembers(ref PickleReader reader, PickleClass @class, int turn)
    {
        var cursor = default(MemberCursor);
        if (_readsObjects && turn == 0)
        {
            cursor.Form = MemberForm.Objects;
            if (_isWhole) cursor.MarkAll(@class.MemberCount);
            _isWhole = false;
        }
        else if (turn == 0 && !reader.TryTake(PickleOpcode.Mark)) cursor.Form = MemberForm.Single;
        else cursor.Form = @class.Layout == PickleLayout.Positional ? MemberForm.Arguments : MemberForm.Marked;
        if (cursor.Form == MemberForm.Marked) cursor.InOrder = Math.Min(@class.MemberCount, MemberCursor.Quick);
        if (turn > 1) cursor.TakeNext(turn - 1);
        return cursor;
    }

    /// <summary>Runs read short text without a look at its length: whether they may.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool ReadsTextInRuns => _maxStringBytes >= byte.MaxValue;

    /// <summary>Takes a member's name if it comes next and is this one's turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakeMember(ref PickleReader reader, PickleClass @class, ref MemberCursor cursor, int member)
    {
        if (cursor.Next != member || member >= cursor.InOrder || !reader.TryPeekBinGet(out byte index) || !Memo.Is(index, @class.MemberNames[member])) return false;
        reader.Position += 2;
        cursor.TakeNext();
        return true;
    }

    /// <summary>Finds the member whose value comes next. False: there are no more.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="class">The names.</param>
    /// <param name="cursor">Where the reader stands.</param>
    /// <param name="member">The member's position in <see cref="PickleClass.Members"/>; -1: the type has no such member.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextMember(ref PickleReader reader, PickleClass @class, ref MemberCursor cursor, out int member)
    {
        member = cursor.Next;
        if (TakeMember(ref reader, @class, ref cursor, member)) return true;
        if (cursor.Form == MemberForm.Marked && reader.TryTakeEndOfState()) return false;
        return NextMemberOther(ref reader, @class, ref cursor, out member);
    }

    /// <summary>Leaves out the value of a member that the type lacks.</summary>
    /// <exception cref="UnpicklingException">The options say that this is an error.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SkipMember(ref PickleReader reader, ref MemberCursor cursor)
    {
        if (Options.UnknownMembers == UnknownMembers.Error)
        {
            throw UnknownMember(cursor.UnknownName!);
        }
        TakeUnknown(ref reader, ref cursor);
    }

    private static UnpicklingException UnknownMember(string name) => new($"The pickle has a member '{ShownText.Of(name)}' that the type lacks, and UnknownMembers.Error is set.");

    /// <summary>The exception for a required member that the pickle lacks.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UnpicklingException MissingMember(PickleClass @class, int member)
    {
        var exception = new UnpicklingException($"'{@class}' requires '{@class.MemberNames[member]}', which the pickle lacks.");
        exception.LackOf(MemberPath.Member(@class.MemberNames[member]));
        return exception;
    }

    private bool NextMemberOther(ref PickleReader reader, PickleClass @class, ref MemberCursor cursor, out int member)
    {
        while (true)
        {
            if (HasForwarded)
            {
                NameMember(@class, ref cursor, IsPositional(cursor.Form, @class) ? null : TakeForwarded(ref reader), out member);
                KeepMember(member);
                return true;
            }
            if (cursor.Form == MemberForm.Objects)
            {
                member = -1;
                KeepMember(member);
                return false;
            }
            if (IsPositional(cursor.Form, @class))
            {
                if (EndsArguments(ref reader))
                {
                    member = -1;
                    return false;
                }
                NameMember(@class, ref cursor, key: null, out member);
                return true;
            }

            if (cursor.Count > 0) TakesLatePuts(ref reader);
            TakeFrames(ref reader);
            if (cursor.Form == MemberForm.Single)
            {
                if (cursor.HasItem && !reader.TryTake(PickleOpcode.SetItem)) throw new UnpicklingException($"A member of '{@class}' and its value are not followed by SETITEM.");
                cursor.HasItem = false;
                TakeFrames(ref reader);
                if (@class.Layout == PickleLayout.State && reader.TryTake(PickleOpcode.Mark))
                {
                    cursor.Form = cursor.IsInSlots ? MemberForm.MarkedSlots : MemberForm.Marked;
                    continue;
                }
            }
            else if (EndsBatches(ref reader, @class, ref cursor))
            {
                if (@class.Layout == PickleLayout.State && GoesOnInSlots(ref reader, ref cursor)) continue;
                member = -1;
                return false;
            }
            if (cursor.Form == MemberForm.Single && reader.TryPeek(out var opcode) && opcode is PickleOpcode.Build or PickleOpcode.EmptyDict or PickleOpcode.None or PickleOpcode.Tuple2)
            {
                if (@class.Layout == PickleLayout.State && GoesOnInSlots(ref reader, ref cursor)) continue;
                member = -1;
                return false;
            }
            if (TryReadName(ref reader, @class, cursor.Next, out string? name))
            {
                NameMember(@class, ref cursor, name, out member);
                return true;
            }
            Forward(ref reader);
        }
    }

    // SETITEMS, behind which no more members are. CPython starts another batch behind a thousand: _pickle.c has an empty one there if there
    // were no more, and pickle.py SETITEM behind the last one by itself (batch_dict_exact, _batch_setitems).
    private static bool EndsBatches(ref PickleReader reader, PickleClass @class, ref MemberCursor cursor)
    {
        while (reader.TryTake(PickleOpcode.SetItems))
        {
            if (TakesNextBatch(ref reader, @class, cursor)) continue;
            if (@class.Layout == PickleLayout.State && PeeksName(ref reader))
            {
                cursor.Form = MemberForm.Single;
                return false;
            }
            if (!IsFullBatch(cursor.Count) || LookAhead.BehindCollection(reader.Remaining, PickleOpcode.SetItem, PickleOpcode.SetItems) != Added.One) return true;
            cursor.Form = MemberForm.Single;
            return false;
        }
        return false;
    }

    // Behind a state no text comes, and no reference to one.
    private static bool PeeksName(ref PickleReader reader)
    {
        TakeFrames(ref reader);
        return reader.PeeksText || reader.NextOpcode is (int)PickleOpcode.BinGet or (int)PickleOpcode.LongBinGet or (int)PickleOpcode.Get;
    }

    // Behind a state comes BUILD. Behind an object that is its dictionary there may be a MARK of something else: others than CPython's batches
    // are told by what they do.
    private static bool TakesNextBatch(ref PickleReader reader, PickleClass @class, in MemberCursor cursor)
    {
        TakeFrames(ref reader);
        if (reader.NextOpcode != (int)PickleOpcode.Mark) return false;
        if (@class.Layout == PickleLayout.Dict)
        {
            var added = LookAhead.BehindCollection(reader.Remaining, PickleOpcode.SetItem, PickleOpcode.SetItems);
            if (added != Added.Run && (added != Added.Unknown || !IsFullBatch(cursor.Count))) return false;
        }
        reader.Position++;
        return true;
    }

    // The state of a class with __slots__ and a dictionary besides is both (copyreg.py, object.__reduce_ex__): dict dict TUPLE2, or dict NONE TUPLE2.
    private bool GoesOnInSlots(ref PickleReader reader, ref MemberCursor cursor)
    {
        TakeFrames(ref reader);
        if (!cursor.IsInSlots && reader.TryTake(PickleOpcode.EmptyDict))
        {
            TakePuts(ref reader, s_stateOfObject);
            cursor.IsInSlots = true;
            cursor.Form = reader.TryTake(PickleOpcode.Mark) ? MemberForm.MarkedSlots : MemberForm.Single;
            return true;
        }
        if (cursor.IsInSlots || reader.TryTake(PickleOpcode.None))
        {
            TakeFrames(ref reader);
            if (!reader.TryTake(PickleOpcode.Tuple2)) throw new UnpicklingException("A dictionary and slots, which are an object's state, are not followed by TUPLE2.");
            TakePuts(ref reader, s_stateOfObject);
        }
        return false;
    }

    private static bool IsPositional(MemberForm form, PickleClass @class) =>
        form == MemberForm.Arguments || form == MemberForm.Objects && @class.Layout == PickleLayout.Positional;

    private void NameMember(PickleClass @class, ref MemberCursor cursor, object? key, out int member)
    {
        string[] names = @class.MemberNames;
        cursor.HasItem = cursor.Form == MemberForm.Single;
        if (key is null)
        {
            member = cursor.Next < names.Length ? cursor.Next : -1;
            if (member < 0) cursor.UnknownName = $"[{cursor.Next}]";
        }
        else
        {
            cursor.UnknownName = TextOf(key) ?? throw new UnpicklingException($"A member of '{@class}' is named by something that is not a string.");
            member = @class.IndexOf(cursor.UnknownName, cursor.Next);
            // A former name does not go before today's, whichever comes first.
            if (member >= 0 && !cursor.HadAll && cursor.Has(member) && names[member] != cursor.UnknownName) member = -1;
        }
        if (member < 0)
        {
            if (key is null) cursor.Next++;
            else cursor.Unknown++;
            return;
        }
        cursor.Next = member + 1;
        cursor.Mark(member, names.Length);
    }

    // A name is a text with its puts, or a reference to one. In the memo it is our own string, so that the next look is one comparison.
    private bool TryReadName(ref PickleReader reader, PickleClass @class, int expected, out string? name)
    {
        int start = reader.Position;
        if (reader.TryReadText(out var utf8))
        {
            name = @class.NameOf(utf8, expected) ?? DecodeText(utf8, start);
            TakePuts(ref reader, name);
            return true;
        }
        if (TryReadReference(ref reader, out object? value) && value is string text)
        {
            name = text;
            return true;
        }
        reader.Position = start;
        name = null;
        return false;
    }
}
