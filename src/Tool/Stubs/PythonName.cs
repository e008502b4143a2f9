using System.Text.RegularExpressions;

namespace PickleGen.Tool;

/// <summary>What can be a name in Python's source.</summary>
internal static partial class PythonName
{
    // Letters that Python reads as they stand: it normalizes names (NFKC), and compatibility characters would become others.
    private const string Letters = "À-ÖØ-öø-ıĴ-ľŁ-ňŊ-žΆΈ-ΊΌΎ-ΡΣ-ώЀ-ҁҊ-ӿぁ-ゖァ-ヺ一-鿿가-힣";

    private static readonly HashSet<string> s_keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for",
        "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    /// <summary>Whether an attribute can be declared in a class by this name. Names with two underscores before them are another name there, and defaults need <c>dataclasses</c>.</summary>
    public static bool IsAttribute(string name) => Identifier().IsMatch(name) && !s_keywords.Contains(name) && !name.StartsWith("__", StringComparison.Ordinal) && name != "dataclasses";

    /// <summary>Whether an enum can have a member of this name: <c>_names_</c> are <c>enum</c>'s own, and so is <c>mro</c>.</summary>
    public static bool IsEnumMember(string name) => IsAttribute(name) && name != "mro" && !(name.StartsWith('_') && name.EndsWith('_'));

    /// <summary>Whether <c>import</c> can name a module.</summary>
    public static bool IsModule(string name) => name.Split('.').All(part => Identifier().IsMatch(part) && !s_keywords.Contains(part));

    /// <summary>A name that can be declared, as near as can be.</summary>
    public static string Safe(string name)
    {
        string safe = Other().Replace(name, "_").Trim('_');
        if (safe.Length == 0 || char.IsAsciiDigit(safe[0])) safe = "n" + safe;
        return IsEnumMember(safe) ? safe : safe + "_";
    }

    /// <summary>The name, or one near it that is not taken; takes it.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        while (!taken.Add(name)) name += "_";
        return name;
    }

    /// <summary>Text in quotes.</summary>
    public static string Quote(string text) => $"\"{string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : $"{c}"))}\"";

    [GeneratedRegex($"^[A-Za-z_{Letters}][A-Za-z0-9_{Letters}]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex($"[^A-Za-z0-9_{Letters}]")]
    private static partial Regex Other();
}
