using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>The comparer of an annotated class that derives from one of .NET's collections: only its constructor can give it one.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OwnComparer<T, TCodec>
    where T : class
    where TCodec : struct, IObjectCodec<T>
{
    // The comparer of an object as loading makes it: one is made, the first time.
    private static StrongBox<object?>? s_made;

    /// <summary>The value, if loading makes a collection that finds its elements as this one does.</summary>
    /// <param name="value">The value.</param>
    /// <param name="comparerOf">Its comparer; null: the default one.</param>
    /// <exception cref="PicklingException">It has another comparer than loading would give it.</exception>
    public static T Kept(T value, Func<T, object?> comparerOf)
    {
        ArgumentNullException.ThrowIfNull(comparerOf);
        object? comparer = comparerOf(value), made = (s_made ??= new(TCodec.Create() is { } other ? comparerOf(other) : null)).Value;
        return AreAlike(comparer, made) ? value : throw new PicklingException(
            $"'{typeof(T)}' has {Text(comparer)} for its comparer, but loading makes one with {Text(made)}: let the constructor that loading calls choose it, or give the state by IPickleState.");
    }

    // Many comparers are made anew by each constructor, and know nothing of equality.
    private static bool AreAlike(object? comparer, object? made) =>
        Equals(comparer, made) || (comparer is not (null or StringComparer) && comparer.GetType() == made?.GetType());

    private static string Text(object? comparer) => comparer switch
    {
        null => "the default one",
        _ when comparer.Equals(StringComparer.Ordinal) => "StringComparer.Ordinal",
        _ when comparer.Equals(StringComparer.OrdinalIgnoreCase) => "StringComparer.OrdinalIgnoreCase",
        _ when comparer.Equals(StringComparer.InvariantCulture) => "StringComparer.InvariantCulture",
        _ when comparer.Equals(StringComparer.InvariantCultureIgnoreCase) => "StringComparer.InvariantCultureIgnoreCase",
        _ => $"'{comparer.GetType()}'",
    };
}
