using System.Collections;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>The elements of an annotated class that derives from one of .NET's collections: one member more, between generated code and the collection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OwnItems
{
    /// <summary>A hash table's comparer; null: the default one, to which ordinal texts are alike.</summary>
    public static object? ComparerOf<T>(IEqualityComparer<T>? comparer) => comparer is null || comparer.Equals(EqualityComparer<T>.Default) || comparer.Equals(StringComparer.Ordinal) ? null : comparer;

    /// <summary>A sorted collection's comparer; null: the default one.</summary>
    public static object? ComparerOf<T>(IComparer<T>? comparer) => comparer is null || comparer.Equals(Comparer<T>.Default) ? null : comparer;

    /// <summary>An untyped hash table's comparer; null: the default one.</summary>
    public static object? ComparerOf(Hashtable table) => Comparers.Given(table);

    /// <summary>The comparer of names; null: the default one.</summary>
    public static object? ComparerOf(NameObjectCollectionBase names) => Comparers.Given(names);

    /// <summary>The elements as a list of their own.</summary>
    public static List<T> Of<T>(ICollection<T> collection) => [.. collection];

    /// <summary>The elements of a collection that finds them by keys, as a list of their own.</summary>
    public static List<TItem> Of<TKey, TItem>(KeyedCollection<TKey, TItem> collection)
        where TKey : notnull => [.. collection];

    /// <summary>Replaces the elements.</summary>
    public static void Refill<T>(ICollection<T> collection, List<T> items, Unpickler unpickler)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(unpickler);
        Func<T, bool>? contains = HashedKeys<T>.MayBeIncomplete && collection is ISet<T> or IDictionary ? collection.Contains : null;
        Fill(unpickler, collection, items, () => Kept.TryClear<T>(collection), collection.Add, contains);
    }

    /// <summary>Replaces the elements of a collection that finds them by keys.</summary>
    public static void Refill<TKey, TItem>(KeyedCollection<TKey, TItem> collection, List<TItem> items, Unpickler unpickler)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(unpickler);
        Fill(unpickler, collection, items, () => Kept.TryClear<TItem>(collection), collection.Add, HashedKeys<TItem>.MayBeIncomplete ? IsFound : null);

        // An element without a key is only found by its place.
        bool IsFound(TItem item) =>
            Inside<TKey, TItem>.KeyOf(collection, item) is not { } key || collection.TryGetValue(key, out var found) && EqualityComparer<TItem>.Default.Equals(found, item);
    }

    /// <summary>The elements of a queue, a stack or a bag, in the order in which they are added again.</summary>
    public static List<T> Of<TSequence, T, TShape>(TSequence collection)
        where TSequence : class
        where TShape : struct, ISequenceShape<TSequence, TSequence, T> => [.. TShape.Items(collection)];

    /// <summary>Replaces the elements of a queue, a stack or a bag.</summary>
    public static void Refill<TSequence, T, TShape>(TSequence collection, List<T> items, Unpickler unpickler)
        where TSequence : class
        where TShape : struct, ISequenceShape<TSequence, TSequence, T>
    {
        ArgumentNullException.ThrowIfNull(unpickler);
        Kept.TryClear<T>(collection);
        foreach (T item in unpickler.Copied(items)) TShape.Add(collection, item);
    }

    /// <summary>The elements of a list of anything.</summary>
    public static List<object?> Of(IList collection) => [.. collection.Cast<object?>()];

    /// <summary>Replaces the elements of a list of anything.</summary>
    public static void Refill(IList collection, List<object?> items, Unpickler unpickler)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(unpickler);
        Kept.TryClear<object?>(collection);
        foreach (object? item in unpickler.Copied(items)) collection.Add(item);
    }

    /// <summary>The entries of a dictionary of anything.</summary>
    public static List<KeyValuePair<object, object?>> Of(IDictionary collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var items = new List<KeyValuePair<object, object?>>(collection.Count);
        foreach (DictionaryEntry entry in collection) items.Add(new(entry.Key, entry.Value));
        return items;
    }

    /// <summary>Replaces the entries of a dictionary of anything.</summary>
    public static void Refill(IDictionary collection, List<KeyValuePair<object, object?>> items, Unpickler unpickler)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(unpickler);
        Fill(unpickler, collection, items, collection.Clear, entry => collection.Add(entry.Key, entry.Value), entry => collection.Contains(entry.Key));
    }

    /// <summary>The names, each with its values.</summary>
    public static List<KeyValuePair<string, string?[]?>> Of(NameValueCollection collection) => [.. NameValueCollectionShape.Items(collection)];

    /// <summary>Replaces the names and their values.</summary>
    public static void Refill(NameValueCollection collection, List<KeyValuePair<string, string?[]?>> items, Unpickler unpickler)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(unpickler);
        collection.Clear();
        foreach (var (name, values) in unpickler.Copied(items)) NameValueCollectionShape.Set(collection, name, values);
    }

    private static void Fill<T>(Unpickler unpickler, object collection, List<T> items, Action clear, Action<T> add, Func<T, bool>? contains)
    {
        items = unpickler.Copied(items);
        if (contains is null) Refills.Replace(items, clear, add);
        else unpickler.Refills.Fill(collection, items, clear, add, contains, unpickler.MayBeIncomplete);
    }

    private static class Inside<TKey, TItem>
        where TKey : notnull
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetKeyForItem")]
        public static extern TKey? KeyOf(KeyedCollection<TKey, TItem> collection, TItem item);
    }
}
