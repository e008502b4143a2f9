namespace PickleGen.Codecs;

/// <summary>The order in which hash tables that promise none are written: by key where keys are text or numbers, so that the same value gives the same bytes in every process.</summary>
internal static class HashOrder
{
    /// <summary>The keys, sorted if they can be.</summary>
    public static IReadOnlyCollection<T> Sorted<T>(IEnumerable<T> items)
    {
        T[] sorted = [.. items];
        if (OrderOf<T>() is { } order) Array.Sort(sorted, order);
        return sorted;
    }

    /// <summary>The entries, sorted by key if they can be.</summary>
    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Sorted<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> items)
    {
        KeyValuePair<TKey, TValue>[] sorted = [.. items];
        if (OrderOf<TKey>() is { } order) Array.Sort(sorted, (left, right) => order.Compare(left.Key, right.Key));
        return sorted;
    }

    private static IComparer<T>? OrderOf<T>()
    {
        if (typeof(T) == typeof(string)) return (IComparer<T>)StringComparer.Ordinal;
        return typeof(T).IsPrimitive || typeof(T).IsEnum || typeof(T).IsValueType && typeof(IComparable<T>).IsAssignableFrom(typeof(T)) && typeof(T).Assembly == typeof(int).Assembly
            ? Comparer<T>.Default
            : null;
    }
}
