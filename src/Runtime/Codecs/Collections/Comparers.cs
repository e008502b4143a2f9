namespace PickleGen.Codecs;

/// <summary>The well-known comparers, by the number that follows an empty dict or set as a <see cref="Refinement"/>. 0 is the type's default.</summary>
internal static partial class Comparers
{
    private static readonly StringComparer[] s_known =
        [StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase, StringComparer.InvariantCulture, StringComparer.InvariantCultureIgnoreCase];

    /// <summary>The number of a hash table's comparer.</summary>
    /// <exception cref="PicklingException">It is not well-known.</exception>
    public static int Of<T>(IEqualityComparer<T>? comparer) =>
        comparer is null || comparer.Equals(EqualityComparer<T>.Default) ? 0 : NumberOf(comparer);

    /// <summary>The number of a sorted collection's comparer.</summary>
    /// <exception cref="PicklingException">It is not well-known.</exception>
    public static int Of<T>(IComparer<T>? comparer) => comparer is null || comparer.Equals(Comparer<T>.Default) ? 0 : NumberOf(comparer);

    /// <summary>A hash table's comparer.</summary>
    public static IEqualityComparer<T>? Equality<T>(int number) => number == 0 ? null : Known<IEqualityComparer<T>>(number);

    /// <summary>A sorted collection's comparer.</summary>
    public static IComparer<T>? Order<T>(int number) => number == 0 ? null : Known<IComparer<T>>(number);

    /// <summary>Whether a collection has this comparer; one that is not well-known is none.</summary>
    public static bool Fits<T>(int comparer, T collection, Func<T, int> of)
    {
        try
        {
            return of(collection) == comparer;
        }
        catch (PicklingException)
        {
            return false;
        }
    }

    /// <summary>Fails unless the comparer is the type's default.</summary>
    public static void ExpectDefault<T>(IComparer<T>? comparer)
    {
        if (Of(comparer) != 0) throw Unknown(comparer!);
    }

    private static int NumberOf(object comparer)
    {
        int index = Array.IndexOf(s_known, comparer is OfObjects { Texts: var texts } ? texts : comparer);
        return index >= 0 ? index + 1 : throw Unknown(comparer);
    }

    private static T Known<T>(int number)
        where T : class =>
        (uint)(number - 1) < (uint)s_known.Length && ((s_known[number - 1] as T) ?? new OfObjects(s_known[number - 1]) as T) is { } comparer
            ? comparer
            : throw new UnpicklingException($"The pickle gives a collection the comparer {number}, which is none for its elements.");

    private static PicklingException Unknown(object comparer) => new(
        $"A collection's comparer, '{comparer.GetType()}', cannot be saved: only the default one and {nameof(StringComparer)}'s Ordinal, OrdinalIgnoreCase, "
        + "InvariantCulture and InvariantCultureIgnoreCase are known. Give a reducer for the collection.");
}
