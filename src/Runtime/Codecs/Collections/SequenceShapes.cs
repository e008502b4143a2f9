using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>First to last.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LinkedListShape<T> : ISequenceShape<LinkedList<T>, LinkedList<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(LinkedList<T> value) => value;

    /// <inheritdoc/>
    public static LinkedList<T> Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(LinkedList<T> builder, T item) => builder.AddLast(item);

    /// <inheritdoc/>
    public static LinkedList<T> Finish(LinkedList<T> builder) => builder;
}

/// <summary>The element that leaves first comes first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct QueueShape<T> : ISequenceShape<Queue<T>, Queue<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(Queue<T> value) => value;

    /// <inheritdoc/>
    public static Queue<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(Queue<T> builder, T item) => builder.Enqueue(item);

    /// <inheritdoc/>
    public static Queue<T> Finish(Queue<T> builder) => builder;
}

/// <summary>The top comes last, where Python's lists push and pop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StackShape<T> : ISequenceShape<Stack<T>, Stack<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(Stack<T> value)
    {
        T[] items = value.ToArray();
        Array.Reverse(items);
        return items;
    }

    /// <inheritdoc/>
    public static Stack<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(Stack<T> builder, T item) => builder.Push(item);

    /// <inheritdoc/>
    public static Stack<T> Finish(Stack<T> builder) => builder;
}
