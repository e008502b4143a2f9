namespace PickleGen.Codecs;

/// <summary>The order in which hash tables that promise none are written: by key where keys are text or numbers, so that the same value gives the same bytes in every process.</summary>
internal static class HashOrder
{
    /// <summary>UTF-16 code units of a text that are compared as one number.</summary>
    private const int Ranked = sizeof(ulong) / sizeof(char);

    /// <summary>The keys, sorted if they can be.</summary>
    public static IReadOnlyCollection<T> Sorted<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        return Sorted(all, all);
    }

    /// <summary>The entries, sorted by key if they can be.</summary>
    public static IReadOnlyCollection<KeyValuePair<TKey, TValue>> Sorted<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> items)
    {
        KeyValuePair<TKey, TValue>[] all = [.. items];
        return Sorted(Array.ConvertAll(all, static entry => entry.Key), all);
    }

    private static TItem[] Sorted<TKey, TItem>(TKey[] keys, TItem[] items)
    {
        if (typeof(TKey) == typeof(string)) return SortedByText((string?[])(object)keys, items);
        if (!HasOrder<TKey>()) return items;
        if (ReferenceEquals(keys, items)) Array.Sort(items);
        else Array.Sort(keys, items);
        return items;
    }

    private static bool HasOrder<T>() =>
        typeof(T).IsPrimitive || typeof(T).IsEnum || typeof(T).IsValueType && typeof(IComparable<T>).IsAssignableFrom(typeof(T)) && typeof(T).Assembly == typeof(int).Assembly;

    // Ordinal. By what comes behind the beginning that all have in common, as numbers: only where those are equal texts are compared.
    private static TItem[] SortedByText<TItem>(string?[] texts, TItem[] items)
    {
        int common = CommonLength(texts);
        var ranks = new ulong[texts.Length];
        var order = new int[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            ranks[i] = RankOf(texts[i].AsSpan()[common..]);
            order[i] = i;
        }
        Array.Sort(ranks, order);
        for (int start = 0, end; start < ranks.Length; start = end)
        {
            end = start + 1;
            while (end < ranks.Length && ranks[end] == ranks[start]) end++;
            if (end - start > 1) order.AsSpan(start, end - start).Sort((left, right) => string.CompareOrdinal(texts[left], texts[right]));
        }
        return Array.ConvertAll(order, i => items[i]);
    }

    // Null, of which a set may have one, has no more than nothing in common with others.
    private static int CommonLength(string?[] texts)
    {
        if (texts.Length == 0) return 0;
        ReadOnlySpan<char> common = texts[0];
        foreach (string? text in texts) common = common[..common.CommonPrefixLength(text)];
        return common.Length;
    }

    private static ulong RankOf(ReadOnlySpan<char> text)
    {
        ulong rank = 0;
        for (int i = 0; i < Ranked; i++) rank = rank << 8 * sizeof(char) | (i < text.Length ? text[i] : 0u);
        return rank;
    }
}
