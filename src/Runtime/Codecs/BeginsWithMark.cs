using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace PickleGen.Codecs;

/// <summary>
/// Whether values of a type may begin with MARK where others write them: tuples, frozensets. Of a list whose length nobody announced it is not
/// known then whether a MARK behind it is its own or its only element's (<c>pickle.py _batch_appends</c>: no MARK around one item).
/// </summary>
/// <typeparam name="T">The type of elements, or of keys.</typeparam>
internal static class BeginsWithMark<T>
{
    /// <summary>They may.</summary>
    public static readonly bool Value = BeginsWithMark.Of(typeof(T));
}

/// <summary>The same of an element that may be anything: most often it begins in another way.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class MayBeginWithMark<T>
{
    /// <summary>It may.</summary>
    public static readonly bool Value = BeginsWithMark.May(typeof(T));
}

/// <summary>Whether the value behind a collection may begin with MARK, where both are of this type, or the one is in the other's place.</summary>
/// <typeparam name="T">The type of elements, or of keys.</typeparam>
internal static class MarkFollows<T>
{
    /// <summary>It may.</summary>
    public static readonly bool Value = BeginsWithMark.Follows(typeof(T));
}

/// <summary>Whether a type is a tuple that others write without MARK, of items that are all of what they begin with.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class ShortTuple<T>
{
    /// <summary>How many items it has; 0: it is none.</summary>
    public static readonly int Count = BeginsWithMark.ItemsOfShort(typeof(T));
}

/// <summary>The same of a type that is known when the program runs.</summary>
internal static class BeginsWithMark
{
    private static readonly HashSet<Type> s_sets = [typeof(HashSet<>), typeof(SortedSet<>), typeof(FrozenSet<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>)];

    /// <summary>Whether values of the type may.</summary>
    public static bool Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return IsTuple(type)
            || type == typeof(PickleTuple) || type == typeof(PickleFrozenSet) || type == typeof(IPEndPoint)
            || type.Namespace is "System.Numerics" or "System.Collections.Frozen" or "System.Collections.Immutable";
    }

    /// <summary>Whether they are tuples of Python's, or None.</summary>
    public static bool IsTuple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return typeof(ITuple).IsAssignableFrom(type) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
    }

    /// <summary>How many items a tuple has that others write without MARK, if each is known by what it begins with; else 0.</summary>
    public static int ItemsOfShort(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var items = IsTuple(type) ? type.GenericTypeArguments : [];
        return items.Length <= LookAhead.MostWithoutMark && Array.TrueForAll(items, static item => ValueStarts.Of(item) != ValueStart.Any) ? items.Length : 0;
    }

    /// <summary>The same where a place may hold anything: most often that begins in another way.</summary>
    public static bool May(Type type) => Of(type) || IsOpen(type);

    /// <summary>Whether what CPython writes for the type does from protocol 2 on: a tuple of up to three items begins as its first does, and any set may be a frozenset.</summary>
    public static bool Follows(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsOpen(type) || type == typeof(PickleTuple)) return true;
        if (IsTuple(type))
        {
            var items = type.GenericTypeArguments;
            return items.Length is 0 or > LookAhead.MostWithoutMark || Follows(items[0]);
        }
        return typeof(PickleSetBase).IsAssignableFrom(type) || type.IsGenericType && s_sets.Contains(type.GetGenericTypeDefinition())
            || type.Namespace == "System.Numerics" && ValueStarts.Of(type) == ValueStart.Any;
    }

    // JSON's arrays may be tuples.
    private static bool IsOpen(Type type) => type == typeof(object) || type.IsInterface && !ValueStarts.IsOfClasses(type) || typeof(JsonNode).IsAssignableFrom(type);
}
