using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;

namespace PickleGen.Tool;

internal sealed partial class PythonTypes
{
    private static readonly HashSet<Type> s_blocks = [typeof(Memory<>), typeof(ReadOnlyMemory<>), typeof(ArraySegment<>), typeof(ReadOnlySequence<>)];

    // Structs whose default value is no collection.
    private static readonly HashSet<Type> s_hollow = [typeof(ArraySegment<>), typeof(ImmutableArray<>)];

    private string OfGeneric(Type type, NullabilityInfo? nullability)
    {
        var definition = type.GetGenericTypeDefinition();
        Type[] types = type.GenericTypeArguments;
        if (s_blocks.Contains(definition)) return ArrayOf(types[0], 1, nullability?.GenericTypeArguments.ElementAtOrDefault(0));
        if (typeof(Delegate).IsAssignableFrom(type)) return Named(Anything);
        string[] arguments = [.. types.Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index)))];
        if (IsTuple(definition)) return $"tuple[{string.Join(", ", Flat(type, arguments))}]";
        if (definition == typeof(Lazy<>)) return arguments[0];
        if (definition == typeof(PriorityQueue<,>)) return $"list[tuple[{arguments[1]}, {arguments[0]}]]";
        if (definition == typeof(IGrouping<,>)) return $"tuple[{arguments[0]}, list[{arguments[1]}]]";
        if (definition == typeof(ILookup<,>)) return $"dict[{arguments[0]}, list[{arguments[1]}]]";
        if (arguments.Length == 2 && IsSequenceOf(type, typeof(KeyValuePair<,>).MakeGenericType(types))) return $"dict[{arguments[0]}, {arguments[1]}]";
        if (arguments.Length != 1 || !IsSequenceOf(type, types[0])) return Named(Anything);
        return $"{(IsSet(type) ? IsFrozen(definition) ? "frozenset" : "set" : "list")}[{arguments[0]}]";
    }

    private static bool IsTuple(Type definition) =>
        definition == typeof(KeyValuePair<,>) || (definition.Namespace == "System" && definition.Name.Split('`')[0] is "ValueTuple" or "Tuple");

    // The eighth argument of a tuple is a tuple of the rest, and has been spelt as one.
    private static IEnumerable<string> Flat(Type type, string[] arguments) =>
        arguments.Length == 8 && type.GenericTypeArguments[7].IsGenericType ? [.. arguments[..7], arguments[7]["tuple[".Length..^1]] : arguments;

    private static bool IsSequenceOf(Type type, Type element) => typeof(IEnumerable<>).MakeGenericType(element).IsAssignableFrom(type);

    private static bool IsSet(Type type) => type.GetInterfaces().Prepend(type)
        .Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() is { Name: "ISet`1" or "IReadOnlySet`1" or "IImmutableSet`1" });

    private static bool IsFrozen(Type definition) => definition.Name.StartsWith("Frozen", StringComparison.Ordinal) || definition.Name.Contains("Immutable", StringComparison.Ordinal);
}
