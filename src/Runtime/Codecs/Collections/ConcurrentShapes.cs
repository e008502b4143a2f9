using System.Collections.Concurrent;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>The element that leaves first comes first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentQueueShape<T> : ISequenceShape<ConcurrentQueue<T>, ConcurrentQueue<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ConcurrentQueue<T> value) => value.ToArray();

    /// <inheritdoc/>
    public static ConcurrentQueue<T> Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(ConcurrentQueue<T> builder, T item) => builder.Enqueue(item);

    /// <inheritdoc/>
    public static ConcurrentQueue<T> Finish(ConcurrentQueue<T> builder) => builder;
}

/// <summary>The top comes last.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentStackShape<T> : ISequenceShape<ConcurrentStack<T>, ConcurrentStack<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ConcurrentStack<T> value) => Reversed.Of(value.ToArray());

    /// <inheritdoc/>
    public static ConcurrentStack<T> Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(ConcurrentStack<T> builder, T item) => builder.Push(item);

    /// <inheritdoc/>
    public static ConcurrentStack<T> Finish(ConcurrentStack<T> builder) => builder;
}

/// <summary>In no order: the one in which it was enumerated, from the end, so that it stays the same.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentBagShape<T> : ISequenceShape<ConcurrentBag<T>, ConcurrentBag<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ConcurrentBag<T> value) => Reversed.Of(value.ToArray());

    /// <inheritdoc/>
    public static ConcurrentBag<T> Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(ConcurrentBag<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ConcurrentBag<T> Finish(ConcurrentBag<T> builder) => builder;
}

/// <summary>What could be taken, without its bound.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BlockingCollectionShape<T> : ISequenceShape<BlockingCollection<T>, BlockingCollection<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(BlockingCollection<T> value) => value.ToArray();

    /// <inheritdoc/>
    public static BlockingCollection<T> Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(BlockingCollection<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static BlockingCollection<T> Finish(BlockingCollection<T> builder) => builder;
}

/// <summary>What was in a collection at one moment, the last first: its count is that of what is written, whatever others do to the collection meanwhile.</summary>
internal static class Reversed
{
    /// <summary>The array itself, turned around.</summary>
    public static T[] Of<T>(T[] items)
    {
        Array.Reverse(items);
        return items;
    }
}
