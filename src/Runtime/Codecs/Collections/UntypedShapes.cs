using System.Collections;
using System.Collections.Specialized;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>The element that leaves first comes first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UntypedQueueShape : ISequenceShape<Queue, Queue, object?>
{
    /// <inheritdoc/>
    public static IEnumerable<object?> Items(Queue value) => value.ToArray();

    /// <inheritdoc/>
    public static Queue Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(Queue builder, object? item) => builder.Enqueue(item);

    /// <inheritdoc/>
    public static Queue Finish(Queue builder) => builder;
}

/// <summary>The top comes last, where Python's lists push and pop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UntypedStackShape : ISequenceShape<Stack, Stack, object?>
{
    /// <inheritdoc/>
    public static IEnumerable<object?> Items(Stack value)
    {
        object?[] items = value.ToArray();
        Array.Reverse(items);
        return items;
    }

    /// <inheritdoc/>
    public static Stack Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(Stack builder, object? item) => builder.Push(item);

    /// <inheritdoc/>
    public static Stack Finish(Stack builder) => builder;
}

/// <summary>A <c>dict</c> of anything, in the order of the keys.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UntypedSortedListShape : IDictionaryShape<SortedList, SortedList, object, object?>
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<object, object?>> Items(SortedList value) =>
        value.Cast<DictionaryEntry>().Select(static entry => new KeyValuePair<object, object?>(entry.Key, entry.Value));

    /// <inheritdoc/>
    public static int ComparerOf(SortedList value) => Comparers.OfSorted(value);

    /// <inheritdoc/>
    public static SortedList Start(int capacity, int comparer) => new(Comparers.UntypedOrder(comparer), capacity);

    /// <inheritdoc/>
    public static void Set(SortedList builder, object key, object? value) => builder[key] = value;

    /// <inheritdoc/>
    /// <remarks>What lies behind it was moved, some dozens in the time of one.</remarks>
    public static long CostOf(SortedList builder, object key, object? value) => (builder.Count - 1 - builder.IndexOfKey(key)) / 32;

    /// <inheritdoc/>
    public static SortedList Finish(SortedList builder) => builder;
}

/// <summary>A <c>list</c> of text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCollectionShape : ISequenceShape<StringCollection, StringCollection, string?>
{
    /// <inheritdoc/>
    public static IEnumerable<string?> Items(StringCollection value) => value.Cast<string?>();

    /// <inheritdoc/>
    public static StringCollection Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(StringCollection builder, string? item) => builder.Add(item);

    /// <inheritdoc/>
    public static StringCollection Finish(StringCollection builder) => builder;
}
