using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace PickleGen.Tool;

/// <summary>The schema's atoms.</summary>
internal static class AtomJson
{
    private const int RepeatedFrom = 301;
    private const int LongestUnit = 64;

    public static void WriteNone(this Utf8JsonWriter json) => json.WriteBoolean("none", true);

    public static void WriteInt(this Utf8JsonWriter json, BigInteger value) => json.WriteString("int", value.ToString(CultureInfo.InvariantCulture));

    public static void WriteFloat(this Utf8JsonWriter json, double value) => json.WriteString("float", HexFloat.Format(value));

    /// <summary>A str, given as UTF-8 with <c>surrogatepass</c>.</summary>
    public static void WriteStr(this Utf8JsonWriter json, ReadOnlySpan<byte> utf8)
    {
        if (!IsText(utf8)) WriteCodePoints(json, Decode(utf8));
        else if (utf8.Length < RepeatedFrom || !TryWriteRepeated(json, Decode(utf8))) json.WriteString("str", utf8);
    }

    /// <summary>A str.</summary>
    public static void WriteStr(this Utf8JsonWriter json, string text)
    {
        if (!IsText(text)) WriteCodePoints(json, Decode(text));
        else if (text.Length < RepeatedFrom || !TryWriteRepeated(json, Decode(text))) json.WriteString("str", text);
    }

    /// <summary>A bytes object or a bytearray.</summary>
    public static void WriteBytes(this Utf8JsonWriter json, string kind, ReadOnlySpan<byte> value)
    {
        int unit = Period(value);
        if (unit == 0)
        {
            json.WriteBase64String(kind, value);
            return;
        }
        json.WriteStartArray(kind + "_rep");
        json.WriteBase64StringValue(value[..unit]);
        json.WriteNumberValue(value.Length / unit);
        json.WriteEndArray();
    }

    /// <summary>Whether UTF-8 holds no surrogate, so that JSON can hold it.</summary>
    public static bool IsText(ReadOnlySpan<byte> utf8) => System.Text.Unicode.Utf8.IsValid(utf8);

    private static bool IsText(string text)
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

    private static bool TryWriteRepeated(Utf8JsonWriter json, int[] codePoints)
    {
        int unit = Period<int>(codePoints);
        if (unit == 0) return false;
        json.WriteStartArray("str_rep");
        json.WriteStringValue(string.Concat(codePoints.Take(unit).Select(char.ConvertFromUtf32)));
        json.WriteNumberValue(codePoints.Length / unit);
        json.WriteEndArray();
        return true;
    }

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
