using System.Buffers;

namespace PickleGen;

/// <summary>Text as protocol 0 has it: Python's <c>raw-unicode-escape</c>, with everything escaped that would end or change the line.</summary>
internal static class RawUnicodeEscape
{
    private const int LongEscape = 10, ShortEscape = 6;

    /// <summary>What must be escaped although it fits a byte (_pickle.c <c>raw_unicode_escape</c>).</summary>
    private static readonly SearchValues<char> s_special = SearchValues.Create("\\\0\n\r\x1a");

    /// <summary>The bytes that <paramref name="text"/> takes.</summary>
    public static long GetByteCount(ReadOnlySpan<char> text)
    {
        long count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
            {
                count += LongEscape;
                i++;
            }
            else
            {
                count += IsPlain(text[i]) ? 1 : ShortEscape;
            }
        }
        return count;
    }

    /// <summary>Encodes <paramref name="text"/>. <paramref name="destination"/> holds exactly <see cref="GetByteCount"/> bytes.</summary>
    public static void GetBytes(ReadOnlySpan<char> text, Span<byte> destination)
    {
        int written = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i))
            {
                Escape(destination.Slice(written, LongEscape), 'U', char.ConvertToUtf32(text[i], text[i + 1]));
                written += LongEscape;
                i++;
            }
            else if (IsPlain(text[i]))
            {
                destination[written++] = (byte)text[i];
            }
            else
            {
                Escape(destination.Slice(written, ShortEscape), 'u', text[i]);
                written += ShortEscape;
            }
        }
    }

    /// <summary>Encodes code points, of which two halves of a pair may stand side by side.</summary>
    public static byte[] GetBytes(ReadOnlySpan<int> codePoints)
    {
        var escaped = new ArrayBufferWriter<byte>(LongEscape * codePoints.Length);
        foreach (int code in codePoints)
        {
            if (code <= char.MaxValue && IsPlain((char)code)) escaped.Write([(byte)code]);
            else
            {
                var room = escaped.GetSpan(LongEscape)[..(code > char.MaxValue ? LongEscape : ShortEscape)];
                Escape(room, code > char.MaxValue ? 'U' : 'u', code);
                escaped.Advance(room.Length);
            }
        }
        return escaped.WrittenSpan.ToArray();
    }

    private static bool IsPair(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private static bool IsPlain(char c) => c <= byte.MaxValue && !s_special.Contains(c);

    private static void Escape(Span<byte> destination, char kind, int codePoint)
    {
        destination[0] = (byte)'\\';
        destination[1] = (byte)kind;
        for (int i = destination.Length - 1; i > 1; i--)
        {
            destination[i] = "0123456789abcdef"u8[codePoint & 0xF];
            codePoint >>= 4;
        }
    }
}
