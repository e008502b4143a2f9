using System.Collections;

namespace PickleGen;

/// <content>Copies of what .NET's collections hold, in the order in which it is written: nobody can change them while it is.</content>
public partial class Pickler
{
    /// <summary>What a dump fails with where a collection is no longer what it was when it was begun: what was written is neither the one nor the other.</summary>
    internal static PicklingException Changed(object collection) =>
        new($"A '{collection.GetType()}' changed while it was saved: another thread did it, or a getter, a callback or a hook.");

    private static List<object?> ItemsOf(IEnumerable items)
    {
        var copy = new List<object?>();
        foreach (object? item in items) copy.Add(item);
        return copy;
    }

    private static object?[] EntriesOf(IDictionary value)
    {
        var entries = new object?[2 * value.Count];
        switch (value)
        {
            case Dictionary<string, object?> dictionary: CopyEntries(dictionary, entries); break;
            case Dictionary<object, object?> dictionary: CopyEntries(dictionary, entries); break;
            default:
                int next = 0;
                var enumerator = value.GetEnumerator();
                while (enumerator.MoveNext())
                {
                    entries[next++] = enumerator.Key;
                    entries[next++] = enumerator.Value;
                }
                break;
        }
        return entries;
    }

    private static void CopyEntries<TKey>(Dictionary<TKey, object?> value, object?[] entries)
        where TKey : class
    {
        int next = 0;
        foreach (var (key, item) in value)
        {
            entries[next++] = key;
            entries[next++] = item;
        }
    }

    private static object?[] EntriesOf(IEnumerable<KeyValuePair<object?, object?>> value, int count)
    {
        var entries = new object?[2 * count];
        int next = 0;
        foreach (var (key, item) in value)
        {
            entries[next++] = key;
            entries[next++] = item;
        }
        return entries;
    }
}
