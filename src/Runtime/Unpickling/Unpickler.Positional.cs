using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Reads objects in positional layout as we write them: <c>cls (members) REDUCE [MEMOIZE]</c>.</content>
public partial class Unpickler
{
    /// <summary>A flat object has been read: takes TUPLE and REDUCE, which stand there, and memoizes it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeFlatCall(ref PickleReader reader, object? target)
    {
        reader.Position += 2;
        TakePuts(ref reader, target);
    }

    /// <summary>Takes what we write before the members of an object in positional layout, with the preamble where it comes first.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryOpenCall(ref PickleReader reader, PickleClass @class) =>
        CanNest && (reader.TryTakeCall(OpeningOf(@class)) || TryOpenFirstCall(ref reader, @class));

    /// <summary>The members have been read: takes REDUCE and memoizes the object.</summary>
    /// <exception cref="UnpicklingException">Something else follows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndCall(ref PickleReader reader, PickleClass @class, object target)
    {
        _nesting--;
        if (!reader.TryTake(PickleOpcode.Reduce)) TakeReduce(ref reader, @class);
        TakePuts(ref reader, target);
    }

    /// <summary>The object; in a cycle the one that a collection in its members led to, and that was made first: POP, GET (pickle.py <c>save_reduce</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T FirstMade<T>(ref PickleReader reader, T target) => reader.NextOpcode == (int)PickleOpcode.Pop ? FetchFirst(ref reader, target) : target;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T FetchFirst<T>(ref PickleReader reader, T target)
    {
        int start = reader.Position++;
        if (TryLoadReference<T>(ref reader, out T? first)) return first!;
        reader.Position = start;
        return target;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryOpenFirstCall(ref PickleReader reader, PickleClass @class) =>
        reader.NextOpcode == (int)PickleOpcode.ShortBinUnicode && @class.Info is { } info && TryMeetPreamble(ref reader, @class, info) && reader.TryTakeCall(OpeningOf(@class));

    private bool EndsArguments(ref PickleReader reader)
    {
        if (reader.NextOpcode == (int)PickleOpcode.Frame) TakeFrames(ref reader);
        return reader.TryTake(PickleOpcode.Tuple) || reader.NextOpcode == (int)PickleOpcode.PopMark && TakesMadeArguments(ref reader);
    }

    // The same of the arguments, where they are one tuple each time, and that was made first: POP_MARK, GET (pickle.py save_tuple). What REDUCE
    // makes of them goes too.
    private bool TakesMadeArguments(ref PickleReader reader)
    {
        int start = reader.Position++;
        if (reader.TryReadGet(out int index) && (Memo.Peek(index) is PickleTuple || ReferenceEquals(Memo.Peek(index), s_stateOfObject)))
        {
            var ahead = reader;
            if (ahead.TryTake(PickleOpcode.Reduce) && ahead.TryTake(PickleOpcode.Pop) && ahead.TryReadGet(out _)) return true;
        }
        reader.Position = start;
        return false;
    }

    // Behind puts of the arguments, which nobody can ask for. A NamedTuple is made by its __new__ (collections.namedtuple, __getnewargs__).
    private void TakeReduce(ref PickleReader reader, PickleClass @class)
    {
        TakePuts(ref reader, s_stateOfObject);
        TakeFrames(ref reader);
        if (!reader.TryTake(PickleOpcode.Reduce) && !reader.TryTake(PickleOpcode.NewObj)) throw new UnpicklingException($"Arguments for '{@class}' are not followed by REDUCE.");
    }
}
