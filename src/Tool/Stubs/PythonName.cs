using System.Text.RegularExpressions;

namespace PickleGen.Tool;

/// <summary>What can be a name in Python's source.</summary>
internal static partial class PythonName
{
    private static readonly HashSet<string> s_keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    /// <summary>Whether an attribute can be declared in a class by this name. Names with two underscores before them are another name there.</summary>
    public static bool IsAttribute(string name) => Identifier().IsMatch(name) && !s_keywords.Contains(name) && !name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>A name that can be declared, as near as can be.</summary>
    public static string Safe(string name)
    {
        string safe = Other().Replace(name, "_").TrimStart('_');
        if (safe.Length == 0 || char.IsAsciiDigit(safe[0])) safe = "n" + safe;
        return s_keywords.Contains(safe) ? safe + "_" : safe;
    }

    /// <summary>Text in quotes.</summary>
    public static string Quote(string text) => $"\"{string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : $"{c}"))}\"";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex Other();
}
