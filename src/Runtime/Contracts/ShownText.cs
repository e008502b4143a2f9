using System.Globalization;
using System.Text;

namespace PickleGen;

/// <summary>Text from a pickle, as messages show it: on one line, and not as long as whoever wrote it likes.</summary>
/// <remarks>A name may hold line breaks, escape sequences and marks that turn the direction of writing. In a log or on a terminal these forge what stands around them.</remarks>
internal static class ShownText
{
    /// <summary>More than names have that people give.</summary>
    private const int LongestName = 200;

    /// <summary>Room for a type's name with all its type arguments, or for another's message.</summary>
    private const int LongestSentence = 1000;

    /// <summary>The text, escaped and cut off.</summary>
    /// <param name="text">What stands in the pickle.</param>
    /// <param name="longest">The characters after which it is cut off.</param>
    public static string Of(string text, int longest = LongestName)
    {
        var shown = new StringBuilder();
        int end = Math.Min(text.Length, longest);
        for (int at = 0; at < end;)
        {
            bool isRune = Rune.TryGetRuneAt(text, at, out var rune);
            if (isRune && IsPrintable(rune.Value)) shown.Append(rune);
            else if (isRune && !rune.IsBmp) shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            at += isRune ? rune.Utf16SequenceLength : 1;
        }
        return shown.Append(end < text.Length ? "…" : "").ToString();
    }

    /// <summary>The same of what may be longer: a type's full name, or an exception's message, which often quotes what it was given.</summary>
    public static string OfSentence(string text) => Of(text, LongestSentence);

    /// <summary>Whether a code point shows as itself wherever it stands, as Python's <c>isprintable</c> has it.</summary>
    public static bool IsPrintable(int code) => code == ' ' || CharUnicodeInfo.GetUnicodeCategory(code) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
