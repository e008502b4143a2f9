using System.Globalization;
using System.Text;

namespace PickleGen;

/// <summary>Text and bytes as Python's <c>repr</c> shows them, whole. (<see cref="FloatRepr"/> has the floats.)</summary>
internal static class PythonRepr
{
    /// <summary>A str. Lone surrogates are escaped, as is everything that Python's <c>isprintable</c> refuses.</summary>
    /// <param name="codePoints">Code points, not UTF-16: two halves of a pair that stand side by side stay two.</param>
    public static string Str(ReadOnlySpan<int> codePoints)
    {
        char quote = codePoints.Contains('\'') && !codePoints.Contains('"') ? '"' : '\'';
        var text = new StringBuilder(codePoints.Length + 2).Append(quote);
        foreach (int code in codePoints)
        {
            if (code < 0x7F) AppendAscii(text, (char)code, quote);
            else if (ShownText.IsPrintable(code)) text.Append(char.ConvertFromUtf32(code));
            else if (code <= 0xFF) text.Append(CultureInfo.InvariantCulture, $"\\x{code:x2}");
            else if (code <= 0xFFFF) text.Append(CultureInfo.InvariantCulture, $"\\u{code:x4}");
            else text.Append(CultureInfo.InvariantCulture, $"\\U{code:x8}");
        }
        return text.Append(quote).ToString();
    }

    /// <summary>A bytes object, <c>b'…'</c>.</summary>
    public static string Bytes(ReadOnlySpan<byte> bytes)
    {
        char quote = QuoteOf(bytes);
        return Literal(bytes, quote, escaped: quote);
    }

    /// <summary>What a bytearray has between its parentheses: the literal of its bytes, with every <c>'</c> escaped (bytearrayobject.c <c>bytearray_repr</c>).</summary>
    public static string ByteArrayLiteral(ReadOnlySpan<byte> bytes) => Literal(bytes, QuoteOf(bytes), escaped: '\'');

    private static char QuoteOf(ReadOnlySpan<byte> bytes) => bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';

    private static string Literal(ReadOnlySpan<byte> bytes, char quote, char escaped)
    {
        var text = new StringBuilder(bytes.Length + 3).Append('b').Append(quote);
        foreach (byte b in bytes)
        {
            if (b < 0x7F) AppendAscii(text, (char)b, escaped);
            else text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
        }
        return text.Append(quote).ToString();
    }

    private static void AppendAscii(StringBuilder text, char c, char escaped)
    {
        if (c == escaped || c == '\\') text.Append('\\').Append(c);
        else if (c >= ' ') text.Append(c);
        else if (c == '\t') text.Append("\\t");
        else if (c == '\n') text.Append("\\n");
        else if (c == '\r') text.Append("\\r");
        else text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
    }
}
