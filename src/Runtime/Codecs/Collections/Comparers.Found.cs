using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <content>The comparer of a collection that another one wraps, or of which only an interface is known.</content>
internal static partial class Comparers
{
    private const int MaxDepth = 8;

    /// <summary>The number of the comparer of whatever dictionary this is; a user's own has none that could be asked for.</summary>
    public static int OfDictionary<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> value)
        where TKey : notnull => value switch
    {
        Dictionary<TKey, TValue> dictionary => Of(dictionary.Comparer),
        SortedDictionary<TKey, TValue> dictionary => Of(dictionary.Comparer),
        SortedList<TKey, TValue> dictionary => Of(dictionary.Comparer),
        OrderedDictionary<TKey, TValue> dictionary => Of(dictionary.Comparer),
        ConcurrentDictionary<TKey, TValue> dictionary => Of(dictionary.Comparer),
        FrozenDictionary<TKey, TValue> dictionary => Of(dictionary.Comparer),
        ImmutableDictionary<TKey, TValue> dictionary => Of(dictionary.KeyComparer) + OfValues(dictionary.ValueComparer),
        ImmutableSortedDictionary<TKey, TValue> dictionary => Of(dictionary.KeyComparer) + OfValues(dictionary.ValueComparer),
        ReadOnlyDictionary<TKey, TValue> dictionary => OfDictionary(Inside<TKey, TValue>.Dictionary(dictionary)),
        _ => 0,
    };

    /// <summary>The number of the comparer of whatever set this is.</summary>
    public static int OfSet<T>(IEnumerable<T> value) => value switch
    {
        HashSet<T> set => Of(set.Comparer),
        SortedSet<T> set => Of(set.Comparer),
        FrozenSet<T> set => Of(set.Comparer),
        ImmutableHashSet<T> set => Of(set.KeyComparer),
        ImmutableSortedSet<T> set => Of(set.KeyComparer),
        ReadOnlySet<T> set => OfSet(Inside<T>.Set(set)),
        _ => 0,
    };

    /// <summary>The number of the comparer of a lookup's keys.</summary>
    public static int OfLookup<TKey, T>(ILookup<TKey, T> value)
        where TKey : notnull => value is Lookup<TKey, T> lookup ? Of(Inside<TKey, T>.Comparer(lookup)) : 0;

    /// <summary>The number of the comparer of an untyped dictionary.</summary>
    public static int OfUntyped(IDictionary value) => value switch
    {
        Hashtable table => ComparerOf(table) is { } comparer ? NumberOf(comparer) : 0,
        SortedList list => OfSorted(list),
        _ => PickleTypeInfo.Find(value.GetType())?.ComparerOf(value) ?? 0,
    };

    /// <summary>The number of the comparer of a sorted list of anything. One that was given none has the order of the culture in which it was made.</summary>
    public static int OfSorted(SortedList value) => ComparerOf(value) switch
    {
        Comparer order when order == Comparer.DefaultInvariant => NumberOf(StringComparer.InvariantCulture),
        Comparer => 0,
        var order => NumberOf(order),
    };

    /// <summary>Whether the value is, or has in it, a collection with a comparer for which the ladder has no place: as deep as members' types go.</summary>
    public static bool AreIn(object? value, int depth = 0)
    {
        if (value is not (IEnumerable or ITuple) or string || depth == MaxDepth || !MayBeIn(value.GetType())) return false;
        if (value is ITuple tuple) return Enumerable.Range(0, tuple.Length).Any(i => AreIn(tuple[i], depth + 1));
        var info = PickleTypeInfo.Find(value.GetType());
        var kind = BuiltInKinds.Of(value.GetType(), info);
        // What the ladder gives to a codec has its comparers there, and hooks are asked for it.
        if (kind == BuiltInKind.None && info is not null) return false;
        if (info is not null && !Fits(0, value, info.ComparerOf)) return true;
        var items = value switch
        {
            IDictionary dictionary => dictionary.Values,
            ICollection collection => collection,
            _ => Array.Empty<object>(),
        };
        return items.Cast<object?>().Any(item => AreIn(item, depth + 1));
    }

    // A million numbers need not be looked at; and what lies in an object has no place for a comparer.
    private static bool MayBeIn(Type type) =>
        type.IsArray ? MayBeIn(type.GetElementType()!)
        : PickleTypeInfo.Find(type) is { KeepsComparer: true } || (type.IsGenericType && Array.Exists(type.GenericTypeArguments, MayBeIn));

    /// <summary>The number of the comparer of names; of their own they ignore case.</summary>
    public static int OfNames(NameObjectCollectionBase value) =>
        ComparerOf(value) is { } comparer && !comparer.Equals(StringComparer.InvariantCultureIgnoreCase) ? NumberOf(comparer) : 0;

    /// <summary>A hash table's comparer, if it was given one.</summary>
    public static IEqualityComparer? Given(Hashtable table) => ComparerOf(table);

    /// <summary>The comparer of names, if they were given one.</summary>
    public static IEqualityComparer? Given(NameObjectCollectionBase names) => ComparerOf(names);

    /// <summary>The comparer of a collection whose keys may be anything.</summary>
    public static IEqualityComparer? Untyped(int number) => number == 0 ? null : Known<IEqualityComparer>(number);

    /// <summary>The order of a collection whose keys may be anything.</summary>
    public static IComparer? UntypedOrder(int number) => number == 0 ? null : Known<IComparer>(number);

    // Values are compared as their type says, or it cannot be saved: only the keys' comparer has a place on the wire.
    private static int OfValues<T>(IEqualityComparer<T> comparer) => comparer.Equals(EqualityComparer<T>.Default)
        ? 0
        : throw new PicklingException($"A dictionary's comparer of values, '{comparer.GetType()}', cannot be saved: only that of its keys has a place in a pickle. Give a reducer for the dictionary.");

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_EqualityComparer")]
    private static extern IEqualityComparer? ComparerOf(Hashtable table);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "comparer")]
    private static extern ref IComparer ComparerOf(SortedList list);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Comparer")]
    private static extern IEqualityComparer? ComparerOf(NameObjectCollectionBase names);

    /// <summary>What the wrappers keep to themselves. The runtime binds such accessors by the position of type parameters.</summary>
    private static class Inside<TKey, TValue>
        where TKey : notnull
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Dictionary")]
        public static extern IDictionary<TKey, TValue> Dictionary(ReadOnlyDictionary<TKey, TValue> wrapper);

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_comparer")]
        public static extern ref IEqualityComparer<TKey> Comparer(Lookup<TKey, TValue> lookup);
    }

    private static class Inside<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Set")]
        public static extern ISet<T> Set(ReadOnlySet<T> wrapper);
    }

    /// <summary>A comparer of texts where keys may be anything: others are compared as they are.</summary>
    private sealed class OfObjects(StringComparer texts) : IEqualityComparer<object>
    {
        public StringComparer Texts => texts;

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ((IEqualityComparer)texts).Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object key) => ((IEqualityComparer)texts).GetHashCode(key);
    }
}
