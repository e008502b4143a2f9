using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>In order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionShape<T> : ISequenceShape<Collection<T>, Collection<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(Collection<T> value) => value;

    /// <inheritdoc/>
    public static Collection<T> Start(int capacity) => new(new List<T>(capacity));

    /// <inheritdoc/>
    public static void Add(Collection<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static Collection<T> Finish(Collection<T> builder) => builder;
}

/// <summary>In order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObservableCollectionShape<T> : ISequenceShape<ObservableCollection<T>, ObservableCollection<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ObservableCollection<T> value) => value;

    /// <inheritdoc/>
    public static ObservableCollection<T> Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(ObservableCollection<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ObservableCollection<T> Finish(ObservableCollection<T> builder) => builder;
}

/// <summary>In order; a view of a list of its own when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyCollectionShape<T> : ISequenceShape<ReadOnlyCollection<T>, List<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ReadOnlyCollection<T> value) => value;

    /// <inheritdoc/>
    public static List<T> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ReadOnlyCollection<T> Finish(List<T> builder) => new(builder);
}

/// <summary>In order; a view of a collection of its own when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyObservableCollectionShape<T> : ISequenceShape<ReadOnlyObservableCollection<T>, ObservableCollection<T>, T>
{
    /// <inheritdoc/>
    public static IEnumerable<T> Items(ReadOnlyObservableCollection<T> value) => value;

    /// <inheritdoc/>
    public static ObservableCollection<T> Start(int capacity) => new();

    /// <inheritdoc/>
    public static void Add(ObservableCollection<T> builder, T item) => builder.Add(item);

    /// <inheritdoc/>
    public static ReadOnlyObservableCollection<T> Finish(ObservableCollection<T> builder) => new(builder);
}
