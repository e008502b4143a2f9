namespace PickleGen.Closures;

/// <summary>C#'s keywords for types.</summary>
/// <remarks>Switches, no tables: they cost nothing until they are asked, and little at first use.</remarks>
internal static class TypeKeywords
{
    /// <summary>The type that a keyword stands for, or null.</summary>
    public static Type? Find(string keyword) => keyword switch
    {
        "bool" => typeof(bool),
        "byte" => typeof(byte),
        "sbyte" => typeof(sbyte),
        "char" => typeof(char),
        "short" => typeof(short),
        "ushort" => typeof(ushort),
        "int" => typeof(int),
        "uint" => typeof(uint),
        "long" => typeof(long),
        "ulong" => typeof(ulong),
        "nint" => typeof(nint),
        "nuint" => typeof(nuint),
        "float" => typeof(float),
        "double" => typeof(double),
        "decimal" => typeof(decimal),
        "string" => typeof(string),
        "object" => typeof(object),
        "void" => typeof(void),
        _ => null,
    };

    /// <summary>The keyword that stands for a type, or null.</summary>
    public static string? Find(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => null,
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Char => "char",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        _ when type == typeof(object) => "object",
        _ when type == typeof(void) => "void",
        _ when type == typeof(nint) => "nint",
        _ when type == typeof(nuint) => "nuint",
        _ => null,
    };
}
