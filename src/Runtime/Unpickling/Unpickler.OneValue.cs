using System.Diagnostics.CodeAnalysis;

namespace PickleGen;

/// <content>
/// A value of any kind among members. The stack machine, which makes it, cannot know where it ends and would make objects of all that
/// follows up to the end of the members, which Python's objects have more of than a type may want: it is told.
/// </content>
public partial class Unpickler
{
    private ValueEnds? _valueEnds;

    /// <summary>What <see cref="LoadAny"/> gives, of a member that may be a tuple: what follows it are members too, and are not made objects for it.</summary>
    internal object? LoadMember(ref PickleReader reader, Type wanted)
    {
        if (HasForwarded || _readsObjects) return LoadAny(ref reader, wanted, mayBeTuple: true);
        TakeFrames(ref reader);
        int start = reader.Position;
        if (TryLoadAtom(ref reader, out object? atom) && (IsInNoTuple(in reader) || LookAhead.StaysAlone(reader.Remaining))) return atom;
        reader.Position = start;
        var ahead = reader;
        if (ahead.TryReadText(out _))
        {
            ScanPut(ref ahead);
            if ((IsInNoTuple(in ahead) && !PeeksNames(ref reader) || LookAhead.StaysAlone(ahead.Remaining)) && TryTakeText(ref reader, ahead.Position, out string? text)) return text;
        }
        if (CanNest && TryPeekObject(ref reader, wanted, out var info) && wanted.IsAssignableFrom(info.Type))
        {
            object? value = info.LoadObject(ref reader, this);
            return HasForwarded || LookAhead.StaysAlone(reader.Remaining) || IsInNoTuple(in reader, info.Class!) ? value : TakeForwardAfter(ref reader, value);
        }
        var ends = _valueEnds ??= new();
        ends.Find(reader.Remaining, reader.Position);
        return TakeUntil(ref reader, ends.EndAt(reader.Position));
    }

    /// <summary>The value of a member that the type lacks, as an object.</summary>
    private object? TakeUnknown(ref PickleReader reader, ref MemberCursor cursor)
    {
        if (HasForwarded || _readsObjects) return TakeForward(ref reader);
        TakeFrames(ref reader);
        int start = reader.Position, end = EndOfValue(ref reader, ref cursor);
        if (TryLoadAtom(ref reader, out object? atom) && reader.Position == end) return atom;
        reader.Position = start;
        return TryTakeText(ref reader, end, out string? text) ? text : TakeUntil(ref reader, end);
    }

    // 0: nobody knows where it ends.
    private object? TakeUntil(ref PickleReader reader, int end)
    {
        if (end == 0) return TakeForward(ref reader);
        var one = reader.Until(end);
        int start = reader.Position, floor = StackCount, markFloor = _markCount, count = Run(ref one, floor, markFloor);
        reader.Position = one.Position;
        if (count != 1 || _markCount != markFloor || one.Position != end)
        {
            Forward(ref reader, floor, markFloor, below: count);
            return TakeForwarded(ref reader);
        }
        _lastForward = (start, end, 0, 1);
        _incomplete++;
        return Pop();
    }

    private bool TryTakeText(ref PickleReader reader, int end, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var ahead = reader;
        if (!ahead.TryReadText(out var utf8)) return false;
        int puts = ahead.Position;
        ScanPut(ref ahead);
        if (ahead.Position != end) return false;
        text = LoadText(utf8, reader.Position);
        reader.Position = puts;
        TakePuts(ref reader, text);
        return true;
    }

    private int EndOfValue(ref PickleReader reader, ref MemberCursor cursor)
    {
        var ends = _valueEnds ??= new();
        if (cursor.EndsVersion != ends.Version)
        {
            ends.Find(reader.Remaining, reader.Position);
            cursor.EndsVersion = ends.Version;
        }
        return ends.EndAt(reader.Position);
    }
}
