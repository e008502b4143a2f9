using System.Numerics;
using System.Reflection;

namespace PickleGen.Tool;

/// <summary>What Python sees of .NET types (docs/wire-format.md), as annotations.</summary>
/// <param name="module">The module in which they stand.</param>
internal sealed class PythonTypes(string module)
{
    private const string Anything = "typing.Any";

    private static readonly Dictionary<Type, string> s_simple = new()
    {
        [typeof(bool)] = "bool", [typeof(string)] = "str", [typeof(char)] = "str", [typeof(System.Text.Rune)] = "str", [typeof(Uri)] = "str", [typeof(Version)] = "str",
        [typeof(sbyte)] = "int", [typeof(byte)] = "int", [typeof(short)] = "int", [typeof(ushort)] = "int", [typeof(int)] = "int", [typeof(uint)] = "int",
        [typeof(long)] = "int", [typeof(ulong)] = "int", [typeof(nint)] = "int", [typeof(nuint)] = "int", [typeof(Int128)] = "int", [typeof(UInt128)] = "int",
        [typeof(BigInteger)] = "int", [typeof(Half)] = "float", [typeof(float)] = "float", [typeof(double)] = "float", [typeof(Complex)] = "complex",
        [typeof(decimal)] = "decimal.Decimal", [typeof(Guid)] = "uuid.UUID", [typeof(DateTime)] = "datetime.datetime", [typeof(DateTimeOffset)] = "datetime.datetime",
        [typeof(DateOnly)] = "datetime.date", [typeof(TimeOnly)] = "datetime.time", [typeof(TimeSpan)] = "datetime.timedelta", [typeof(byte[])] = "bytes",
        [typeof(System.Collections.BitArray)] = "list[bool]", [typeof(System.Text.StringBuilder)] = "str",
    };

    private static readonly HashSet<Type> s_arrays =
        [typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double)];

    private readonly Dictionary<Assembly, Dictionary<Type, StubType>> _annotated = [];

    /// <summary>The modules that the annotations need.</summary>
    public SortedSet<string> Imports { get; } = new(StringComparer.Ordinal);

    /// <summary>The class that stands for a type; null: it is not annotated, or has none.</summary>
    public StubType? Find(Type? type)
    {
        if (type is null) return null;
        if (!_annotated.TryGetValue(type.Assembly, out var stubs))
        {
            bool hasIndex = type.Assembly.GetCustomAttribute<Codecs.PickleIndexAttribute>() is not null;
            _annotated.Add(type.Assembly, stubs = hasIndex ? StubType.In(type.Assembly).ToDictionary(stub => stub.Type) : []);
        }
        return stubs.GetValueOrDefault(type);
    }

    /// <summary>The annotation of a member.</summary>
    public string Of(WireMember member) => member.Type is null ? Any() : Of(member.Type, member.Nullability);

    /// <summary>The name by which code of this module reaches a class.</summary>
    public string Reach(StubType stub)
    {
        if (stub.Class.Module == module) return PythonModule.VariableOf(stub.Class.Name);
        Imports.Add(stub.Class.Module);
        return $"{stub.Class.Module}.{stub.Class.Name}";
    }

    private string Of(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return $"{Of(underlying, null)} | None";
        string annotation = OfValue(type, nullability);
        return !type.IsValueType && nullability?.ReadState == NullabilityState.Nullable && annotation != Anything ? $"{annotation} | None" : annotation;
    }

    private string OfValue(Type type, NullabilityInfo? nullability)
    {
        if (s_simple.TryGetValue(type, out string? simple)) return Named(simple);
        if (Find(type) is { } stub) return stub.Class.Layout == PickleLayout.Dict && stub.Class.HasOwnState ? Any() : Reach(stub);
        if (type.IsEnum) return "int";
        if (typeof(Exception).IsAssignableFrom(type)) return "BaseException";
        if (type.IsArray) return type.GetArrayRank() == 1 ? ArrayOf(type.GetElementType()!, nullability?.ElementType) : "list";
        return type.IsGenericType ? OfGeneric(type, nullability) : Any();
    }

    private string OfGeneric(Type type, NullabilityInfo? nullability)
    {
        var definition = type.GetGenericTypeDefinition();
        string[] arguments = [.. type.GenericTypeArguments.Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index)))];
        string name = definition.Name;
        if (name.StartsWith("ValueTuple`", StringComparison.Ordinal) || name.StartsWith("Tuple`", StringComparison.Ordinal) || definition == typeof(KeyValuePair<,>)) return $"tuple[{string.Join(", ", arguments)}]";
        if (definition == typeof(Memory<>) || definition == typeof(ReadOnlyMemory<>) || definition == typeof(ArraySegment<>)) return ArrayOf(type.GenericTypeArguments[0], null);
        if (definition == typeof(Lazy<>)) return arguments[0];
        if (definition == typeof(PriorityQueue<,>)) return $"list[tuple[{arguments[1]}, {arguments[0]}]]";
        if (typeof(Delegate).IsAssignableFrom(type)) return Any();
        if (arguments.Length == 2 && Implements(type, typeof(IEnumerable<>).MakeGenericType(typeof(KeyValuePair<,>).MakeGenericType(type.GenericTypeArguments)))) return $"dict[{arguments[0]}, {arguments[1]}]";
        if (arguments.Length != 1 || !Implements(type, typeof(IEnumerable<>).MakeGenericType(type.GenericTypeArguments))) return Any();
        bool isSet = Implements(type, typeof(IReadOnlySet<>).MakeGenericType(type.GenericTypeArguments)) || Implements(type, typeof(ISet<>).MakeGenericType(type.GenericTypeArguments)) || name.Contains("ImmutableSet", StringComparison.Ordinal);
        if (!isSet) return $"list[{arguments[0]}]";
        bool isFrozen = name.StartsWith("Frozen", StringComparison.Ordinal) || name.Contains("Immutable", StringComparison.Ordinal);
        return $"{(isFrozen ? "frozenset" : "set")}[{arguments[0]}]";
    }

    private string ArrayOf(Type element, NullabilityInfo? nullability)
    {
        if (element == typeof(byte)) return "bytes";
        return s_arrays.Contains(element) ? Named("array.array") : $"list[{Of(element, nullability)}]";
    }

    private static bool Implements(Type type, Type contract) => contract.IsAssignableFrom(type);

    private string Any() => Named(Anything);

    private string Named(string annotation)
    {
        if (annotation.LastIndexOf('.') is > 0 and var dot) Imports.Add(annotation[..dot]);
        return annotation;
    }
}
