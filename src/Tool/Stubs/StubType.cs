using System.Reflection;
using PickleGen.Codecs;

namespace PickleGen.Tool;

/// <summary>An annotated type, with the class that generated code describes.</summary>
/// <param name="Type">The .NET type; a generic one without its arguments.</param>
/// <param name="Class">Its names on the wire.</param>
internal sealed record StubType(Type Type, PickleClass Class)
{
    /// <summary>Whether it has a class in Python, not only a dict.</summary>
    public bool IsClass => Class.Layout != PickleLayout.Dict;

    /// <summary>The annotated types of an assembly, in the order of their names on the wire; none if it has no generated code.</summary>
    /// <exception cref="InvalidDataException">Something that the assembly refers to is missing.</exception>
    public static IReadOnlyList<StubType> In(Assembly assembly)
    {
        if (assembly.GetCustomAttribute<PickleIndexAttribute>() is not { } attribute) return [];
        try
        {
            var index = (PickleTypeIndex)Activator.CreateInstance(attribute.Index)!;
            var plain = assembly.GetTypes().Where(type => type.IsValueType && !type.ContainsGenericParameters).Select(TryDescribe).OfType<StubType>();
            return
            [
                // A state of its own in dict layout is that state alone, without a name.
                .. plain.Concat(index.GenericClasses.Select(@class => new StubType(@class.Type, @class))).Where(stub => stub.IsClass || !stub.Class.HasOwnState)
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
        return contract is not null && codec.GetProperty("Class", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is PickleClass @class ? new(contract.GenericTypeArguments[0], @class) : null;
    }
}
