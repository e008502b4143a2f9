using System.Collections;
using System.ComponentModel;
using System.Dynamic;

namespace PickleGen.Codecs;

/// <summary>A <c>list</c> of anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayListShape : ISequenceShape<ArrayList, ArrayList, object?>
{
    /// <inheritdoc/>
    public static IEnumerable<object?> Items(ArrayList value) => value.ToArray();

    /// <inheritdoc/>
    public static ArrayList Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(ArrayList builder, object? item) => builder.Add(item);

    /// <inheritdoc/>
    public static ArrayList Finish(ArrayList builder) => builder;
}

/// <summary>A <c>dict</c> of anything, in the order of enumeration.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HashtableShape : IDictionaryShape<Hashtable, Hashtable, object, object?>
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<object, object?>> Items(Hashtable value) =>
        value.Cast<DictionaryEntry>().Select(static entry => new KeyValuePair<object, object?>(entry.Key, entry.Value));

    /// <inheritdoc/>
    public static int ComparerOf(Hashtable value) => Comparers.OfUntyped(value);

    /// <inheritdoc/>
    public static Hashtable Start(int capacity, int comparer) => new(capacity, Comparers.Untyped(comparer));

    /// <inheritdoc/>
    public static void Set(Hashtable builder, object key, object? value) => builder[key] = value;

    /// <inheritdoc/>
    public static Hashtable Finish(Hashtable builder) => builder;
}

/// <summary>A <c>dict</c> of names and anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExpandoObjectShape : IDictionaryShape<ExpandoObject, ExpandoObject, string, object?>
{
    /// <inheritdoc/>
    public static IEnumerable<KeyValuePair<string, object?>> Items(ExpandoObject value) => [.. value];

    /// <inheritdoc/>
    public static int ComparerOf(ExpandoObject value) => 0;

    /// <inheritdoc/>
    public static ExpandoObject Start(int capacity, int comparer) => new();

    /// <inheritdoc/>
    public static void Set(ExpandoObject builder, string key, object? value) => ((IDictionary<string, object?>)builder)[key] = value;

    /// <inheritdoc/>
    /// <remarks>Each new name copies those before.</remarks>
    public static long CostOf(ExpandoObject builder, string key, object? value) => ((IDictionary<string, object?>)builder).Count;

    /// <inheritdoc/>
    public static ExpandoObject Finish(ExpandoObject builder) => builder;
}
