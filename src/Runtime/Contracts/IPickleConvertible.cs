namespace PickleGen;

/// <summary>
/// What stands in a pickle as an object of its own class, and in the places of .NET's types too: numpy's array where a member is declared as
/// <c>double[]</c>. Implemented by what a <see cref="PickleCallable"/> or a class of the <see cref="ClassRegistry"/> makes.
/// </summary>
public interface IPickleConvertible
{
    /// <summary>This object in a place of another type. Asked once it is complete, and of an object that the pickle has once for each type only once.</summary>
    /// <param name="type">
    /// The type of the place: <c>int</c>, <c>DateTime</c>, <c>string</c>, an array, an annotated type. Collections of one dimension, <c>List&lt;T&gt;</c>
    /// and others, ask for <c>T[]</c>; what answers to <c>object?[]</c> alone has its elements converted one by one, as those of a Python list are.
    /// </param>
    /// <param name="converted">An object of exactly that type, which the place may keep; as a <see cref="Nullable{T}"/>, which is asked for before <c>T</c>, it may be null.</param>
    /// <returns>False: it cannot be that; the error says which type was expected and which found.</returns>
    bool TryConvertTo(Type type, out object? converted);
}
