using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PickleGen.Tool;

/// <summary>The schema's atoms.</summary>
internal static class AtomJson
{
    /// <summary>Shorter values are written as they are.</summary>
    public const int RepeatedFrom = 301;

    private const int LongestUnit = 64;

    /// <summary>What <see cref="Utf8JsonWriter"/> takes.</summary>
    private const int LongestText = 166_666_666, LongestBytes = 125_000_000;

    public static void WriteNone(this Utf8JsonWriter json) => json.WriteBoolean("none", true);

    public static void WriteFloat(this Utf8JsonWriter json, double value) => json.WriteString("float", HexFloat.Format(value));

    /// <summary>A str, given as UTF-8 with <c>surrogatepass</c>, that is no <see cref="Repeat"/>.</summary>
    public static void WriteStr(this Utf8JsonWriter json, ReadOnlySpan<byte> utf8)
    {
        if (IsText(utf8)) json.WriteString("str", Checked(utf8, LongestText));
        else WriteCodePoints(json, Decode(utf8));
    }

    /// <summary>A str that is no <see cref="Repeat"/>.</summary>
    public static void WriteStr(this Utf8JsonWriter json, string text)
    {
        if (IsText(text)) json.WriteString("str", Checked<char>(text, LongestText));
        else WriteCodePoints(json, Decode(text));
    }

    /// <summary>A bytes object or a bytearray that is no <see cref="Repeat"/>.</summary>
    public static void WriteBytes(this Utf8JsonWriter json, string kind, ReadOnlySpan<byte> value) => json.WriteBase64String(kind, Checked(value, LongestBytes));

    /// <summary>A long value that repeats a short one.</summary>
    public static void WriteRepeat(this Utf8JsonWriter json, string kind, Repeat repeat)
    {
        json.WriteStartArray(kind + "_rep");
        json.WriteStringValue(repeat.Unit);
        json.WriteNumberValue(repeat.Times);
        json.WriteEndArray();
    }

    /// <summary>What a text repeats; null: it is short, or repeats nothing.</summary>
    public static Repeat? RepeatOf(string text) => text.Length >= RepeatedFrom && IsText(text) ? RepeatOf(Decode(text)) : null;

    /// <inheritdoc cref="RepeatOf(string)"/>
    public static Repeat? RepeatOf(ReadOnlySpan<byte> utf8) => utf8.Length >= RepeatedFrom && IsText(utf8) ? RepeatOf(Decode(utf8)) : null;

    /// <summary>What bytes repeat; null: they are few, or repeat nothing.</summary>
    public static Repeat? RepeatOfBytes(ReadOnlySpan<byte> value) =>
        Period(value) is not 0 and var unit ? new(Convert.ToBase64String(value[..unit]), value.Length / unit) : null;

    /// <summary>Whether UTF-8 holds no surrogate, so that JSON can hold it.</summary>
    public static bool IsText(ReadOnlySpan<byte> utf8) => System.Text.Unicode.Utf8.IsValid(utf8);

    /// <summary>The same of a string's halves of surrogate pairs.</summary>
    public static bool IsText(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out int length) != OperationStatus.Done) return false;
            at += length;
        }
        return true;
    }

    private static void WriteCodePoints(Utf8JsonWriter json, int[] codePoints) =>
        json.WriteString("strcp", string.Join(' ', codePoints.Select(code => code.ToString("x", CultureInfo.InvariantCulture))));

    private static Repeat? RepeatOf(int[] codePoints) =>
        Period<int>(codePoints) is not 0 and var unit ? new(string.Concat(codePoints.Take(unit).Select(char.ConvertFromUtf32)), codePoints.Length / unit) : null;

    private static ReadOnlySpan<T> Checked<T>(ReadOnlySpan<T> value, int longest) =>
        value.Length <= longest ? value : throw new PickleException($"A text of {value.Length} bytes is longer than JSON is written here.");

    // The shortest unit that a long value repeats; 0: none.
    private static int Period<T>(ReadOnlySpan<T> value)
        where T : IEquatable<T>
    {
        if (value.Length < RepeatedFrom) return 0;
        for (int unit = 1; unit <= LongestUnit; unit++)
        {
            if (value.Length % unit == 0 && value[unit..].SequenceEqual(value[..^unit])) return unit;
        }
        return 0;
    }

    private static int[] Decode(ReadOnlySpan<byte> utf8)
    {
        var codePoints = new List<int>(utf8.Length);
        while (!utf8.IsEmpty)
        {
            bool isRune = Rune.DecodeFromUtf8(utf8, out var rune, out int length) == OperationStatus.Done;
            // What is no scalar value is a surrogate, in three bytes.
            codePoints.Add(isRune ? rune.Value : 0xD000 | (utf8[1] & 0x3F) << 6 | utf8[2] & 0x3F);
            utf8 = utf8[(isRune ? length : 3)..];
        }
        return [.. codePoints];
    }

    private static int[] Decode(string text)
    {
        var codePoints = new List<int>(text.Length);
        for (int at = 0; at < text.Length;)
        {
            bool isRune = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out int length) == OperationStatus.Done;
            codePoints.Add(isRune ? rune.Value : text[at]);
            at += length;
        }
        return [.. codePoints];
    }
}

/// <summary>A long text, or long bytes, as what is repeated in them.</summary>
/// <param name="Unit">What is repeated; of bytes, in base64.</param>
/// <param name="Times">How often it stands there.</param>
internal sealed record Repeat(string Unit, int Times);
