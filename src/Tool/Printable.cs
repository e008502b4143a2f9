using System.Globalization;
using System.Text;

namespace PickleGen.Tool;

/// <summary>Text from a pickle, made fit for one line of a terminal: what is no letter or sign there is escaped.</summary>
/// <remarks>A name may hold line breaks, escape sequences and marks that turn the direction of writing: all of them can forge output.</remarks>
internal static class Printable
{
    private const int LongestText = 100;

    /// <summary>The text, escaped.</summary>
    public static string Of(string text) => Append(new StringBuilder(), text, quote: null).ToString();

    /// <summary>The text, escaped and cut off where it is long.</summary>
    public static string Short(string text) => text.Length <= LongestText ? Of(text) : $"{Of(text[..LongestText])}… ({text.Length} characters)";

    /// <summary>The text in quotes, escaped and cut off where it is long.</summary>
    public static string Quoted(string text)
    {
        bool isCut = text.Length > LongestText;
        var quoted = Append(new StringBuilder("'"), isCut ? text[..LongestText] : text, quote: '\'');
        return quoted.Append(isCut ? $"…' ({text.Length} characters)" : "'").ToString();
    }

    private static StringBuilder Append(StringBuilder output, string text, char? quote)
    {
        for (int at = 0; at < text.Length;)
        {
            bool isRune = Rune.TryGetRuneAt(text, at, out var rune);
            if (!isRune) output.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            else if (rune.Value == quote || (quote is not null && rune.Value == '\\')) output.Append('\\').Append((char)rune.Value);
            else if (IsPrintable(rune)) output.Append(rune);
            else output.Append(CultureInfo.InvariantCulture, $"{(rune.Value <= 0xFF ? "\\x" : rune.IsBmp ? "\\u" : "\\U")}{rune.Value.ToString(rune.Value <= 0xFF ? "x2" : rune.IsBmp ? "x4" : "x8", CultureInfo.InvariantCulture)}");
            at += isRune ? rune.Utf16SequenceLength : 1;
        }
        return output;
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
