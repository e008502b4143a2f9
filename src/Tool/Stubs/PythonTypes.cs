using System.Collections;
using System.Numerics;
using System.Reflection;

namespace PickleGen.Tool;

/// <summary>What Python sees of .NET types (docs/wire-format.md), as annotations.</summary>
/// <param name="file">The file in which they stand.</param>
/// <param name="assemblies">The annotated types.</param>
internal sealed partial class PythonTypes(PythonFile file, StubAssemblies assemblies)
{
    private const string Anything = "typing.Any";

    private static readonly string[] s_modules = ["array", "datetime", "decimal", "ipaddress", "typing", "uuid", "zoneinfo"];

    private static readonly Dictionary<Type, string> s_simple = new()
    {
        [typeof(bool)] = "bool", [typeof(string)] = "str", [typeof(char)] = "str", [typeof(System.Text.Rune)] = "str", [typeof(Uri)] = "str", [typeof(Version)] = "str",
        [typeof(sbyte)] = "int", [typeof(byte)] = "int", [typeof(short)] = "int", [typeof(ushort)] = "int", [typeof(int)] = "int", [typeof(uint)] = "int",
        [typeof(long)] = "int", [typeof(ulong)] = "int", [typeof(nint)] = "int", [typeof(nuint)] = "int", [typeof(Int128)] = "int", [typeof(UInt128)] = "int",
        [typeof(BigInteger)] = "int", [typeof(System.Collections.Specialized.BitVector32)] = "int",
        [typeof(Half)] = "float", [typeof(float)] = "float", [typeof(double)] = "float", [typeof(Complex)] = "complex",
        [typeof(decimal)] = "decimal.Decimal", [typeof(Guid)] = "uuid.UUID", [typeof(DateTime)] = "datetime.datetime", [typeof(DateTimeOffset)] = "datetime.datetime",
        [typeof(DateOnly)] = "datetime.date", [typeof(TimeOnly)] = "datetime.time", [typeof(TimeSpan)] = "datetime.timedelta", [typeof(TimeZoneInfo)] = "zoneinfo.ZoneInfo | str",
        [typeof(byte[])] = "bytes", [typeof(BitArray)] = "list[bool]", [typeof(System.Text.StringBuilder)] = "str", [typeof(System.Text.Encoding)] = "str",
        [typeof(System.Globalization.CultureInfo)] = "str", [typeof(System.Globalization.CompareInfo)] = "str", [typeof(System.Drawing.Color)] = "str",
        [typeof(Index)] = "str", [typeof(Range)] = "str",
        [typeof(System.Net.IPAddress)] = "ipaddress.IPv4Address | ipaddress.IPv6Address", [typeof(System.Net.IPEndPoint)] = "tuple[str, int]",
        [typeof(Vector2)] = Floats(2), [typeof(Vector3)] = Floats(3), [typeof(Vector4)] = Floats(4), [typeof(Quaternion)] = Floats(4), [typeof(Plane)] = Floats(4),
        [typeof(Matrix3x2)] = "tuple[tuple[float, ...], ...]", [typeof(Matrix4x4)] = "tuple[tuple[float, ...], ...]",
        [typeof(IEnumerable)] = "list", [typeof(ICollection)] = "list", [typeof(IList)] = "list", [typeof(ArrayList)] = "list",
        [typeof(Queue)] = "list", [typeof(Stack)] = "list", [typeof(SortedList)] = "dict", [typeof(System.Collections.Specialized.StringCollection)] = "list[str | None]",
        [typeof(IDictionary)] = "dict", [typeof(Hashtable)] = "dict", [typeof(System.Dynamic.ExpandoObject)] = "dict[str, typing.Any]",
        [typeof(System.Collections.Specialized.NameValueCollection)] = "dict[str | None, list[str]]",
        [typeof(System.Text.Json.Nodes.JsonObject)] = "dict[str, typing.Any]", [typeof(System.Text.Json.Nodes.JsonArray)] = "list",
    };

    private static readonly HashSet<Type> s_arrays =
        [typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double)];

    /// <summary>The annotation of a member.</summary>
    public string Of(WireMember member) => member.Type is null ? Named(Anything) : Of(member.Type, member.Nullability) + (member.IsNullableParameter ? " | None" : "");

    private string Of(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return $"{Of(underlying, null)} | None";
        string annotation = OfValue(type, nullability);
        bool canBeNone = type.IsValueType ? type.IsGenericType && s_hollow.Contains(type.GetGenericTypeDefinition()) : !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable;
        return canBeNone && annotation != Anything ? $"{annotation} | None" : annotation;
    }

    private string OfValue(Type type, NullabilityInfo? nullability)
    {
        if (s_simple.TryGetValue(type, out string? simple)) return Named(simple);
        if (type.IsGenericParameter) return file.TypeVariable(type.Name);
        if (assemblies.Find(type) is { } stub) return OfStub(stub, type, nullability);
        if (type.IsEnum) return "int";
        if (typeof(Exception).IsAssignableFrom(type)) return "BaseException";
        if (type.IsArray) return ArrayOf(type.GetElementType()!, type.GetArrayRank(), nullability?.ElementType);
        return type.IsGenericType ? OfGeneric(type, nullability) : Named(Anything);
    }

    private string OfStub(StubType stub, Type type, NullabilityInfo? nullability)
    {
        if (file.Mention(stub) is not { } name) return Named(Anything);
        if (!stub.Class.IsGeneric || !stub.IsClass || stub.Type.IsEnum) return name;
        return $"{name}[{string.Join(", ", type.GetGenericArguments().Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index))))}]";
    }

    private string ArrayOf(Type element, int rank, NullabilityInfo? nullability)
    {
        if (rank > 1) return string.Concat(Enumerable.Repeat("list[", rank)) + Of(element, nullability) + new string(']', rank);
        if (element == typeof(byte)) return "bytes";
        return s_arrays.Contains(element) ? Named("array.array") : $"list[{Of(element, nullability)}]";
    }

    private static string Floats(int count) => $"tuple[{string.Join(", ", Enumerable.Repeat("float", count))}]";

    private string Named(string annotation)
    {
        foreach (string module in s_modules.Where(module => annotation.Contains(module + ".", StringComparison.Ordinal))) file.Import(module);
        return annotation;
    }
}
