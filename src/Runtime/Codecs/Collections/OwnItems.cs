using System.Collections;
using System.Collections.Specialized;
using System.ComponentModel;

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

    /// <summary>Replaces the elements.</summary>
    public static void Refill<T>(ICollection<T> collection, List<T> items)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(items);
        collection.Clear();
        foreach (T item in items) collection.Add(item);
    }

    /// <summary>The elements of a queue, a stack or a bag, in the order in which they are added again.</summary>
    public static List<T> Of<TSequence, T, TShape>(TSequence collection)
        where TSequence : class
        where TShape : struct, ISequenceShape<TSequence, TSequence, T> => [.. TShape.Items(collection)];

    /// <summary>Replaces the elements of a queue, a stack or a bag.</summary>
    public static void Refill<TSequence, T, TShape>(TSequence collection, List<T> items)
        where TSequence : class
        where TShape : struct, ISequenceShape<TSequence, TSequence, T>
    {
        ArgumentNullException.ThrowIfNull(items);
        Kept.TryClear<T>(collection);
        foreach (T item in items) TShape.Add(collection, item);
    }

    /// <summary>The elements of a list of anything.</summary>
    public static List<object?> Of(IList collection) => [.. collection.Cast<object?>()];

    /// <summary>Replaces the elements of a list of anything.</summary>
    public static void Refill(IList collection, List<object?> items)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(items);
        collection.Clear();
        foreach (object? item in items) collection.Add(item);
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
    public static void Refill(IDictionary collection, List<KeyValuePair<object, object?>> items)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(items);
        collection.Clear();
        foreach (var (key, value) in items) collection.Add(key, value);
    }

    /// <summary>The names, each with its values.</summary>
    public static List<KeyValuePair<string, string?[]?>> Of(NameValueCollection collection) => [.. NameValueCollectionShape.Items(collection)];

    /// <summary>Replaces the names and their values.</summary>
    public static void Refill(NameValueCollection collection, List<KeyValuePair<string, string?[]?>> items)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(items);
        collection.Clear();
        foreach (var (name, values) in items) NameValueCollectionShape.Set(collection, name, values);
    }
}
