using System.Collections.Specialized;

namespace PickleGen.Codecs;

/// <summary>A <c>dict</c> of lists of text, in order.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct NameValueCollectionShape : IDictionaryShape<NameValueCollection, NameValueCollection, string, string?[]?>
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<string, string?[]?>> Items(NameValueCollection value)
    {
        var items = new List<KeyValuePair<string, string?[]?>>(value.Count);
        for (int i = 0; i < value.Count; i++) items.Add(new(value.GetKey(i)!, value.GetValues(i)));
        return items;
    }

    /// <inheritdoc/>
    public static int ComparerOf(NameValueCollection value) => Comparers.OfNames(value);

    /// <inheritdoc/>
    public static bool TakesNullKey => true;

    /// <inheritdoc/>
    public static NameValueCollection Start(int capacity, int comparer) =>
        Comparers.Untyped(comparer) is { } known ? new(capacity, known) : new(capacity);

    /// <inheritdoc/>
    public static void Set(NameValueCollection builder, string key, string?[]? value)
    {
        if (value is null) builder.Add(key, null);
        foreach (string? item in value ?? []) builder.Add(key, item);
    }

    /// <inheritdoc/>
    public static long CostOf(NameValueCollection builder, string key, string?[]? value) => value?.Length ?? 0;

    /// <inheritdoc/>
    public static NameValueCollection Finish(NameValueCollection builder) => builder;
}
