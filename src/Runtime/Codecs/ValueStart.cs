using System.Collections;
using System.Numerics;

namespace PickleGen.Codecs;

/// <summary>How values of a type begin, as far as that tells an element from what follows the collection.</summary>
internal enum ValueStart
{
    /// <summary>Nobody knows: with a text or a number that more belongs to, as in a tuple.</summary>
    Any,

    /// <summary>With a text, which is all of it.</summary>
    Text,

    /// <summary>With a number or a truth value, which is all of it.</summary>
    Number,

    /// <summary>With a class: with neither of the two.</summary>
    Made,
}

/// <summary>Which of them holds for a type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class ValueStartOf<T>
{
    /// <summary>That of <typeparamref name="T"/>.</summary>
    public static readonly ValueStart Value = ValueStarts.Of(typeof(T));
}

/// <summary>Whether values of a type may be lists where others write them: then a list that stands in the place of a list of those may be its first element, if that is a tuple.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class IsListLike<T>
{
    /// <summary>They may be nothing else.</summary>
    public static readonly bool IsNoAtom = ValueStarts.IsListLike(typeof(T));

    /// <summary>They may.</summary>
    public static readonly bool Value = IsNoAtom || typeof(T) == typeof(object) || typeof(T).IsInterface && !ValueStarts.IsOfClasses(typeof(T));
}

/// <summary>Whether no value of a type may be a list, a dictionary or a set of Python's: what begins so stands behind its collection.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class IsNoElement<T>
{
    /// <summary>None may.</summary>
    public static readonly bool Value = ValueStartOf<T>.Value is ValueStart.Number or ValueStart.Text;
}

/// <summary>Whether no value of a type leads to others: a collection of such cannot be in itself.</summary>
/// <typeparam name="T">The type of elements.</typeparam>
internal static class LeadsNowhere<T>
{
    /// <summary>None does.</summary>
    public static readonly bool Value = ValueStarts.LeadNowhere(typeof(T));
}

/// <summary>The same of a type that is known when the program runs.</summary>
internal static class ValueStarts
{
    private static readonly HashSet<Type> s_numbers =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(Half), typeof(BigInteger),
    ];

    private static readonly HashSet<Type> s_made =
    [
        typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Guid), typeof(byte[]),
    ];

    /// <summary>Whether its values are collections, and neither numbers nor texts.</summary>
    public static bool IsListLike(Type type) => type != typeof(string) && type != typeof(byte[])
        && (typeof(IEnumerable).IsAssignableFrom(type) || type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Memory<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>)));

    /// <summary>Whether its values are numbers, texts, times and the like, or tuples of those.</summary>
    public static bool LeadNowhere(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || type == typeof(string) || s_numbers.Contains(type) || s_made.Contains(type) || BeginsWithMark.IsTuple(type) && type.IsGenericType && Array.TrueForAll(type.GenericTypeArguments, LeadNowhere);
    }

    /// <summary>How its values begin.</summary>
    public static ValueStart Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return ValueStart.Text;
        if (s_numbers.Contains(type)) return ValueStart.Number;
        if (s_made.Contains(type)) return ValueStart.Made;
        // Collections are taken from tuples too, which may begin with either.
        return IsOfClasses(type) || !type.IsEnum && PickleTypeInfo.Find(type) is { Class: not null } ? ValueStart.Made : ValueStart.Any;
    }

    /// <summary>Whether it is an annotated interface: what implements it is annotated too, and nothing that Python has of its own.</summary>
    public static bool IsOfClasses(Type type) => type.IsInterface && !typeof(IEnumerable).IsAssignableFrom(type) && type.IsDefined(typeof(PicklableAttribute), inherit: false);
}
