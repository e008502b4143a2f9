using System.Reflection;
using PickleGen.Codecs;

namespace PickleGen.Tool;

/// <summary>An annotated type, with the class that generated code describes.</summary>
/// <param name="Type">The .NET type.</param>
/// <param name="Class">Its names on the wire.</param>
internal sealed record StubType(Type Type, PickleClass Class)
{
    /// <summary>The annotated types of an assembly, in the order of their names on the wire. Generic ones, whose classes are made as they are named, are left out.</summary>
    /// <exception cref="InvalidDataException">Something that the assembly refers to is missing.</exception>
    public static IReadOnlyList<StubType> In(Assembly assembly)
    {
        try
        {
            return
            [
                .. assembly.GetTypes().Where(type => type.IsValueType && !type.ContainsGenericParameters).Select(TryDescribe).OfType<StubType>()
                    .OrderBy(stub => stub.Class.Module, StringComparer.Ordinal).ThenBy(stub => stub.Class.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is ReflectionTypeLoadException or FileNotFoundException or TypeInitializationException or MissingMethodException)
        {
            throw new InvalidDataException($"its types cannot be read: {(e as ReflectionTypeLoadException)?.LoaderExceptions[0]?.Message ?? e.Message}", e);
        }
    }

    private static StubType? TryDescribe(Type codec)
    {
        var contract = Array.Find(codec.GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IObjectCodec<>));
        if (contract is null || codec.GetProperty("Class", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not PickleClass { IsGeneric: false } @class) return null;
        return new(contract.GenericTypeArguments[0], @class);
    }
}
