using System.Collections.Immutable;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>In order; the default value is <c>None</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayShape<T> : ISequenceShape<ImmutableArray<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static bool IsNull(ImmutableArray<T> value) => value.IsDefault;

    /// <inheritdoc/>
    public static IEnumerable<T> Items(ImmutableArray<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ImmutableArray<T> Finish(List<T> builder) => [.. builder];
}

/// <summary>In order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableListShape<T> : ISequenceShape<ImmutableList<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ImmutableList<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ImmutableList<T> Finish(List<T> builder) => [.. builder];
}

/// <summary>In order; an <see cref="ImmutableList{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableListInterfaceShape<T> : ISequenceShape<IImmutableList<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(IImmutableList<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static IImmutableList<T> Finish(List<T> builder) => ImmutableList.CreateRange(builder);
}

/// <summary>The element that leaves first comes first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableQueueShape<T> : ISequenceShape<ImmutableQueue<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ImmutableQueue<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ImmutableQueue<T> Finish(List<T> builder) => [.. builder];
}

/// <summary>The top comes last.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableStackShape<T> : ISequenceShape<ImmutableStack<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ImmutableStack<T> value) => value.Reverse();

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ImmutableStack<T> Finish(List<T> builder) => ImmutableStack.CreateRange(builder);
}
