using System.Globalization;
using System.Reflection;

namespace PickleGen.Tests.PublicSurface;

/// <summary>Types and parameters as C# spells them, with the question marks of the outermost types.</summary>
internal static class SignatureText
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Parameters(MethodBase method)
    {
        var nullability = new NullabilityInfoContext();
        return string.Join(", ", method.GetParameters().Select(parameter => Parameter(parameter, nullability)));
    }

    public static string NameOf(PropertyInfo property) => NameOf(property.PropertyType) + Mark(property.PropertyType, new NullabilityInfoContext().Create(property).ReadState);

    public static string NameOf(ParameterInfo result) => NameOf(result.ParameterType) + Mark(result.ParameterType, new NullabilityInfoContext().Create(result).ReadState);

    public static string NameOf(Type type)
    {
        if (s_keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (Nullable.GetUnderlyingType(type) is { } value) return NameOf(value) + "?";
        if (type.IsByRef) return NameOf(type.GetElementType()!);
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        string name = type.DeclaringType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;
        if (!type.IsGenericType) return name;
        string arguments = string.Join(", ", type.GetGenericArguments().Select(NameOf));
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return $"{(tick < 0 ? name : name[..tick])}<{arguments}>";
    }

    private static string Parameter(ParameterInfo parameter, NullabilityInfoContext nullability)
    {
        string by = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "",
        };
        string mark = Mark(parameter.ParameterType, nullability.Create(parameter).WriteState);
        return $"{by}{NameOf(parameter.ParameterType)}{mark} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}";
    }

    private static string Mark(Type type, NullabilityState state) => state == NullabilityState.Nullable && Nullable.GetUnderlyingType(type) is null ? "?" : "";

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        bool value => value ? "true" : "false",
        string value => $"\"{value}\"",
        var value => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
