namespace PickleGen;

/// <content>Without a memo (<see cref="Fast"/>, or references that are not tracked) a cycle would never end: beyond a depth it is looked for.</content>
public partial class Pickler
{
    /// <summary>_pickle.c <c>FAST_NESTING_LIMIT</c>.</summary>
    private const int FastNestingLimit = 50;

    private HashSet<object>? _openWithoutMemo;

    /// <summary>Whether objects are memoized.</summary>
    private bool IsTracking { get; set; }

    /// <summary>Whether this dump memoizes nothing, and earlier ones of the same pickler have.</summary>
    private bool _hasFormer;

    // Fast puts nothing into the memo, and still takes from it (_pickle.c save and memo_put).
    private bool TryWriteFormer(ref PickleWriter writer, object value)
    {
        object former = value switch
        {
            string { Length: <= 1 } text => Shared(text),
            byte[] { Length: 1 } bytes => Shared(bytes),
            PickleCallable callable => KnownCallable(callable),
            _ => value,
        };
        if (!Memo.TryGet(former, out int index)) return false;
        writer.WriteGet(index);
        return true;
    }

    private void EnterFast(object? identity)
    {
        if (identity is null || (_openWithoutMemo ??= new(ReferenceEqualityComparer.Instance)).Add(identity)) return;
        throw new PicklingException(
            $"A cycle through '{identity.GetType()}' cannot be saved without a memo: unset {nameof(Fast)}, and leave {nameof(PickleOptions.TrackReferences)} on.");
    }

    private void LeaveFast(object? identity)
    {
        if (identity is not null) _openWithoutMemo!.Remove(identity);
    }
}
