using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>The elements of an annotated class that derives from one of .NET's collections: one member more, between generated code and the collection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OwnItems
{
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
}
