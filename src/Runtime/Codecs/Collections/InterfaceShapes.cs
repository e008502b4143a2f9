using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>In order; a <see cref="List{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumerableShape<T> : ISequenceShape<IEnumerable<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(IEnumerable<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static IEnumerable<T> Finish(List<T> builder) => builder;
}

/// <summary>In order; a <see cref="List{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionInterfaceShape<T> : ISequenceShape<ICollection<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ICollection<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ICollection<T> Finish(List<T> builder) => builder;
}

/// <summary>In order; a <see cref="List{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListInterfaceShape<T> : ISequenceShape<IList<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(IList<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static IList<T> Finish(List<T> builder) => builder;
}

/// <summary>In order; a <see cref="List{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyCollectionInterfaceShape<T> : ISequenceShape<IReadOnlyCollection<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(IReadOnlyCollection<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static IReadOnlyCollection<T> Finish(List<T> builder) => builder;
}

/// <summary>In order; a <see cref="List{T}"/> when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyListInterfaceShape<T> : ISequenceShape<IReadOnlyList<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(IReadOnlyList<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static IReadOnlyList<T> Finish(List<T> builder) => builder;
}
