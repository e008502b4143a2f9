namespace PickleGen;

/// <summary>What came before bytes that do not begin where their pickle does: enough to tell the path of a value in them.</summary>
/// <param name="memoized">What stands in the memo under an index: a text, a class, or anything else.</param>
/// <param name="memoCount">How much stands there.</param>
internal sealed class PathOrigin(Func<int, object?> memoized, int memoCount)
{
    /// <summary>Whether the bytes begin between two elements of the root, and not somewhere within one of them.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The element of the root that they begin with, or that they begin in; -1: the root has none.</summary>
    public long Item { get; init; } = -1;

    /// <summary>Whether the root is a dictionary.</summary>
    public bool ArePairs { get; init; }

    /// <summary>How much stands in the memo.</summary>
    public int MemoCount { get; } = memoCount;

    /// <summary>What stands in the memo under an index.</summary>
    public object? Memoized(int index) => memoized(index);
}
