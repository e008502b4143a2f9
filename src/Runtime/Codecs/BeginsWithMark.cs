using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>
/// Whether values of a type may begin with MARK where others write them: tuples, frozensets. Of a list whose length nobody announced it is not
/// known then whether a MARK behind it is its own or its only element's (<c>pickle.py _batch_appends</c>: no MARK around one item).
/// </summary>
/// <typeparam name="T">The type of elements, or of keys.</typeparam>
internal static class BeginsWithMark<T>
{
    /// <summary>They may.</summary>
    public static readonly bool Value = Includes(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));

    private static bool Includes(Type type) =>
        typeof(ITuple).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        || type.Namespace is "System.Numerics" or "System.Collections.Frozen" or "System.Collections.Immutable";
}
