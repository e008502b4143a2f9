using System.Buffers;
using System.Globalization;
using System.Text;

namespace PickleGen;

/// <summary>The two escape languages of protocol 0.</summary>
internal static class TextEscapes
{
    private static readonly SearchValues<byte> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>UNICODE: raw-unicode-escape, Latin-1 with <c>\uXXXX</c> and <c>\UXXXXXXXX</c> (unicodeobject.c <c>_PyUnicode_DecodeRawUnicodeEscapeStateful</c>).</summary>
    public static string DecodeRawUnicode(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf((byte)'\\') < 0) return Encoding.Latin1.GetString(line);
        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != (byte)'\\' || i + 1 == line.Length)
            {
                text.Append((char)line[i]);
                continue;
            }
            int digits = line[++i] switch { (byte)'u' => 4, (byte)'U' => 8, _ => 0 };
            if (digits == 0)
            {
                text.Append('\\').Append((char)line[i]);
                continue;
            }
            uint code = Hex(line, i + 1, digits, "Unicode");
            i += digits;
            if (code > 0x10FFFF) throw new UnpicklingException($"\\U{code:x8} is no Unicode character.");
            if (code > char.MaxValue) text.Append(char.ConvertFromUtf32((int)code));
            else text.Append((char)code);
        }
        return text.ToString();
    }

    /// <summary>STRING: a quoted line with the escapes of a Python bytes literal (_pickle.c <c>load_string</c>, <c>PyBytes_DecodeEscape</c>).</summary>
    public static ReadOnlySpan<byte> DecodeQuoted(ReadOnlySpan<byte> line)
    {
        if (line.Length < 2 || line[0] != line[^1] || line[0] is not ((byte)'\'' or (byte)'"')) throw new UnpicklingException("STRING's argument is not in quotes.");
        line = line[1..^1];
        if (line.IndexOf((byte)'\\') < 0) return line;

        var bytes = new byte[line.Length];
        int count = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != (byte)'\\')
            {
                bytes[count++] = line[i];
                continue;
            }
            if (++i == line.Length) throw new UnpicklingException("STRING ends in the middle of an escape.");
            int simple = Simple(line[i]);
            if (simple >= 0) bytes[count++] = (byte)simple;
            else if (line[i] == (byte)'x')
            {
                bytes[count++] = (byte)Hex(line, i + 1, 2, "\\x");
                i += 2;
            }
            else if (IsOctal(line[i]))
            {
                int value = 0, end = Math.Min(i + 3, line.Length);
                for (; i < end && IsOctal(line[i]); i++) value = value * 8 + line[i] - '0';
                i--;
                bytes[count++] = (byte)value;
            }
            else
            {
                bytes[count++] = (byte)'\\';
                bytes[count++] = line[i];
            }
        }
        return bytes.AsSpan(0, count);
    }

    private static int Simple(byte escape) => escape switch
    {
        (byte)'\\' or (byte)'\'' or (byte)'"' => escape,
        (byte)'n' => '\n',
        (byte)'t' => '\t',
        (byte)'r' => '\r',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'v' => '\v',
        (byte)'a' => '\a',
        _ => -1,
    };

    private static bool IsOctal(byte c) => c is >= (byte)'0' and <= (byte)'7';

    private static uint Hex(ReadOnlySpan<byte> line, int start, int digits, string kind)
    {
        if (start + digits > line.Length || line.Slice(start, digits).IndexOfAnyExcept(s_hexDigits) >= 0)
            throw new UnpicklingException($"A {kind} escape is cut short or has other than hexadecimal digits.");
        return uint.Parse(line.Slice(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
