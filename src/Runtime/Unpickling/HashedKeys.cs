using System.Collections.Immutable;
using System.Numerics;

namespace PickleGen;

/// <summary>Which keys can be hashed before they are complete: values of .NET's own come whole, unless they hold others.</summary>
/// <typeparam name="T">The keys of a dictionary, or the elements of a set.</typeparam>
internal static class HashedKeys<T>
{
    /// <summary>Whether an object that is being read may be one, or in one.</summary>
    public static readonly bool MayBeIncomplete = Holds(typeof(T));

    /// <summary>Whether one of .NET's own, which come whole, may hold texts or integers of any length: a reference to such a one makes it long in two bytes.</summary>
    public static readonly bool MayBeLong = !MayBeIncomplete && typeof(T) != typeof(string) && HoldsLong(typeof(T));

    private static bool HoldsLong(Type type) =>
        type == typeof(string) || type == typeof(BigInteger) || (type.IsGenericType && Array.Exists(type.GetGenericArguments(), HoldsLong));

    private static bool Holds(Type type)
    {
        if (type.IsEnum) return false;
        if (type == typeof(object) || type.IsInterface || type.Namespace is not { } name || (name != nameof(System) && !name.StartsWith("System.", StringComparison.Ordinal))) return true;
        return type.IsGenericType && Array.Exists(type.GetGenericArguments(), Holds);
    }
}

/// <summary>Which collections never ask for a hash: they compare their keys.</summary>
internal static class SortedKeys
{
    private static readonly HashSet<Type> s_sorted =
        [typeof(SortedSet<>), typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(ImmutableSortedSet<>), typeof(ImmutableSortedDictionary<,>)];

    /// <summary>Whether a collection is one of them, or derived from one.</summary>
    public static bool Are(Type? collection)
    {
        for (; collection is not null; collection = collection.BaseType)
        {
            if (collection.IsGenericType && s_sorted.Contains(collection.GetGenericTypeDefinition())) return true;
        }
        return false;
    }
}

/// <summary>The same of a collection that is known when the program is compiled.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
internal static class SortedKeys<TCollection>
{
    /// <summary>It is one.</summary>
    public static readonly bool Value = SortedKeys.Are(typeof(TCollection));
}
