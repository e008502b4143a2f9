using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Methods of the framework that compute a value from values and do nothing else: a trusted delegate may call them without listing the core library.</summary>
internal static class PureMethods
{
    private static readonly Dictionary<string, Type> s_types = new Type[]
    {
        typeof(Math), typeof(MathF), typeof(Convert), typeof(string), typeof(char), typeof(bool),
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal), typeof(DateTime), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly), typeof(Guid),
    }.ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    /// <summary>The types whose public methods are pure but for some.</summary>
    public static IEnumerable<Type> Types => s_types.Values;

    /// <summary>The core library's type that a name stands for, if its public methods are pure.</summary>
    public static Type? TypeOf(TypeName name) => name.Arguments.Count == 0 ? s_types.GetValueOrDefault(name.FullName) : null;

    /// <summary>Whether a method of such a type is pure: public, asks neither the clock nor chance, and neither keeps what it is given nor calls or writes into it.</summary>
    public static bool IsPure(MethodInfo method) =>
        method is { IsPublic: true, ReturnType.IsByRef: false }
        && method.Name is not ("Intern" or "IsInterned" or "Create" or "CopyTo" or "TryCopyTo" or "ToBase64CharArray")
        && method.Name is not ("NewGuid" or "CreateVersion7" or "get_Now" or "get_UtcNow" or "get_Today")
        && Array.TrueForAll(method.GetParameters(), IsOnlyRead);

    // An out parameter is one more result, in a variable of whoever calls.
    private static bool IsOnlyRead(ParameterInfo parameter) =>
        parameter.ParameterType is { IsPointer: false, IsByRefLike: false, IsByRef: var isReference } && (!isReference || parameter.IsOut);
}
