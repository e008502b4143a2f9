namespace PickleGen.Codecs;

/// <summary>What all codecs of collections do while one is being put together.</summary>
internal static class Building<TCollection, TBuilder>
    where TBuilder : class
{
    /// <summary>Whether what is filled is the collection itself, so that its elements may refer to it.</summary>
    public static readonly bool IsInPlace = !typeof(TCollection).IsValueType && typeof(TCollection).IsAssignableFrom(typeof(TBuilder));

    /// <summary>What the memo has for the collection while its elements are read.</summary>
    public static object Memoized(TBuilder builder) => IsInPlace ? builder : Unbuilt.Unfinished;

    /// <summary>The instance that is kept, without its contents, where it is what would be filled; else null.</summary>
    /// <typeparam name="T">Its elements, or pairs of keys and values.</typeparam>
    public static TBuilder? Emptied<T>(object? kept) => IsInPlace && kept is TBuilder builder && Kept.TryClear<T>(builder) ? builder : null;

    /// <summary>What was put together, or the instance that is kept, of another type behind the same interface, with its contents.</summary>
    public static TCollection InPlaceOf<T>(TCollection made, object? kept, Func<TCollection, IEnumerable<T>> items) =>
        IsInPlace && kept is TCollection other && !ReferenceEquals(other, made) && Kept.TryRefill(other, items(made)) ? other : made;

    /// <summary>The collection, which now has its place in the memo.</summary>
    public static TCollection Finished(TCollection collection, int memoIndex, Unpickler unpickler)
    {
        if (memoIndex >= 0 && !ReferenceEquals(unpickler.Memo.Peek(memoIndex), collection)) unpickler.Memo.Put(memoIndex, collection);
        return collection;
    }
}

/// <summary>Watches elements arrive: into a collection that is made of them, none may come after it was made.</summary>
internal sealed class Arrival(Type collection, bool mayGrow)
{
    private bool _ended;

    /// <summary>Adds an element.</summary>
    public void Add<TBuilder, T>(TBuilder builder, T item, Action<TBuilder, T> add)
    {
        if (_ended && !mayGrow) throw new UnpicklingException($"A '{collection}' refers to itself while it is being read, before it exists.");
        add(builder, item);
    }

    /// <summary>The collection was made.</summary>
    public void End() => _ended = true;
}

/// <summary>Elements that can be counted before they are enumerated.</summary>
internal static class Counted
{
    /// <summary>The elements themselves where they are a collection of known length; else a copy.</summary>
    public static IReadOnlyCollection<T> Of<T>(IEnumerable<T> items) => items as IReadOnlyCollection<T> ?? [.. items];
}
