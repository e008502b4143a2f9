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

    // Behind puts of the arguments, which nobody can ask for. A NamedTuple is made by its __new__ (collections.namedtuple, __getnewargs__).
    private void TakeReduce(ref PickleReader reader, PickleClass @class)
    {
        TakePuts(ref reader, s_stateOfObject);
        if (!reader.TryTake(PickleOpcode.Reduce) && !reader.TryTake(PickleOpcode.NewObj)) throw new UnpicklingException($"Arguments for '{@class}' are not followed by REDUCE.");
    }
}
