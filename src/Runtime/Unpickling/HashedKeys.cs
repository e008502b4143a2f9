namespace PickleGen;

/// <summary>Which keys can be hashed before they are complete: values of .NET's own come whole, unless they hold others.</summary>
/// <typeparam name="T">The keys of a dictionary, or the elements of a set.</typeparam>
internal static class HashedKeys<T>
{
    /// <summary>Whether an object that is being read may be one, or in one.</summary>
    public static readonly bool MayBeIncomplete = Holds(typeof(T));

    private static bool Holds(Type type)
    {
        if (type.IsEnum) return false;
        if (type == typeof(object) || type.IsInterface || type.Namespace is not { } name || (name != nameof(System) && !name.StartsWith("System.", StringComparison.Ordinal))) return true;
        return type.IsGenericType && Array.Exists(type.GetGenericArguments(), Holds);
    }
}
