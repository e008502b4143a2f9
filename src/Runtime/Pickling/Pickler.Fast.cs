namespace PickleGen;

/// <content>Without a memo (<see cref="Fast"/>, or references that are not tracked) a cycle would never end: beyond a depth it is looked for.</content>
public partial class Pickler
{
    /// <summary>_pickle.c <c>FAST_NESTING_LIMIT</c>.</summary>
    private const int FastNestingLimit = 50;

    private HashSet<object>? _openWithoutMemo;

    /// <summary>Whether objects are memoized.</summary>
    private bool IsTracking { get; set; }

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
