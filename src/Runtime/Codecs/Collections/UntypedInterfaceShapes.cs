using System.Collections;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>In order; a <see cref="List{T}"/> of anything when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UntypedSequenceShape<TSequence> : ISequenceShape<TSequence, List<object?>, object?>
    where TSequence : class, IEnumerable
{
    /// <inheritdoc/>
    /// <remarks>What an untyped dictionary has are pairs, as those of others.</remarks>
    public static IEnumerable<object?> Items(TSequence value) =>
        value.Cast<object?>().Select(static item => item is DictionaryEntry entry ? KeyValuePair.Create(entry.Key, entry.Value) : item);

    /// <inheritdoc/>
    public static List<object?> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<object?> builder, object? item) => builder.Add(item);

    /// <inheritdoc/>
    public static TSequence Finish(List<object?> builder) => (TSequence)(object)builder;
}

/// <summary>In the order of enumeration; a <see cref="Dictionary{TKey, TValue}"/> of anything when loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UntypedDictionaryShape : IDictionaryShape<IDictionary, Dictionary<object, object?>, object, object?>
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<object, object?>> Items(IDictionary value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var items = new List<KeyValuePair<object, object?>>(value.Count);
        // Its own enumerator: as an IEnumerable a generic dictionary has no entries of this kind.
        var entries = value.GetEnumerator();
        while (entries.MoveNext()) items.Add(new(entries.Key, entries.Value));
        return items;
    }

    /// <inheritdoc/>
    public static int ComparerOf(IDictionary value) => Comparers.OfUntyped(value);

    /// <inheritdoc/>
    public static Dictionary<object, object?> Start(int capacity, int comparer) => new(capacity, Comparers.Equality<object>(comparer));

    /// <inheritdoc/>
    public static void Set(Dictionary<object, object?> builder, object key, object? value) => builder[key] = value;

    /// <inheritdoc/>
    public static IDictionary Finish(Dictionary<object, object?> builder) => builder;
}
