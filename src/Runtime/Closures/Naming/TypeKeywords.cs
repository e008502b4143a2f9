using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Closures;

/// <summary>C#'s keywords for types.</summary>
internal static class TypeKeywords
{
    private static readonly Dictionary<string, Type> s_types = new()
    {
        ["bool"] = typeof(bool),
        ["byte"] = typeof(byte),
        ["sbyte"] = typeof(sbyte),
        ["char"] = typeof(char),
        ["short"] = typeof(short),
        ["ushort"] = typeof(ushort),
        ["int"] = typeof(int),
        ["uint"] = typeof(uint),
        ["long"] = typeof(long),
        ["ulong"] = typeof(ulong),
        ["nint"] = typeof(nint),
        ["nuint"] = typeof(nuint),
        ["float"] = typeof(float),
        ["double"] = typeof(double),
        ["decimal"] = typeof(decimal),
        ["string"] = typeof(string),
        ["object"] = typeof(object),
        ["void"] = typeof(void),
    };

    private static readonly Dictionary<Type, string> s_keywords = Reverse();

    /// <summary>The type that a keyword stands for.</summary>
    public static bool TryFind(string keyword, [NotNullWhen(true)] out Type? type) => s_types.TryGetValue(keyword, out type);

    /// <summary>The keyword that stands for a type.</summary>
    public static bool TryFind(Type type, [NotNullWhen(true)] out string? keyword) => s_keywords.TryGetValue(type, out keyword);

    private static Dictionary<Type, string> Reverse()
    {
        var keywords = new Dictionary<Type, string>(s_types.Count);
        foreach (var (keyword, type) in s_types) keywords.Add(type, keyword);
        return keywords;
    }
}
