using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace PickleGen;

/// <summary>UTF-8 as pickle has it: lone surrogates are encoded like any other code point (Python's <c>surrogatepass</c>).</summary>
/// <remarks>The framework transcodes up to a lone surrogate and stops there; only that one is handled here.</remarks>
internal static partial class SurrogatePassUtf8
{
    private const int SurrogateBytes = 3;
    private const int CountedAtOnce = 1 << 20;

    /// <summary>Bytes of text that need no pooled array to be decoded.</summary>
    private const int ShortText = 256;

    /// <summary>The bytes that <paramref name="text"/> takes. May exceed <see cref="int.MaxValue"/>.</summary>
    public static long GetByteCount(ReadOnlySpan<char> text)
    {
        // The framework counts three bytes for a lone surrogate too, those of the replacement character; its result is an int.
        long count = 0;
        while (text.Length > CountedAtOnce)
        {
            int length = char.IsHighSurrogate(text[CountedAtOnce - 1]) ? CountedAtOnce - 1 : CountedAtOnce;
            count += Encoding.UTF8.GetByteCount(text[..length]);
            text = text[length..];
        }
        return count + Encoding.UTF8.GetByteCount(text);
    }

    /// <summary>Encodes <paramref name="text"/>; returns the bytes written. <paramref name="destination"/> holds 3 bytes a character, or the exact count.</summary>
    public static int GetBytes(ReadOnlySpan<char> text, Span<byte> destination)
    {
        text = text[Encode(text, destination, out int written)..];
        while (true)
        {
            var status = Utf8.FromUtf16(text, destination[written..], out int read, out int bytes, replaceInvalidSequences: false);
            written += bytes;
            if (status == OperationStatus.Done) return written;
            if (status == OperationStatus.DestinationTooSmall) throw new ArgumentException("The destination is too small.", nameof(destination));

            uint lone = text[read];
            destination[written++] = (byte)(0xE0 | lone >> 12);
            destination[written++] = (byte)(0x80 | lone >> 6 & 0x3F);
            destination[written++] = (byte)(0x80 | lone & 0x3F);
            text = text[(read + 1)..];
        }
    }

    /// <summary>Decodes <paramref name="utf8"/>. False: it is not UTF-8 from <paramref name="invalidAt"/> on.</summary>
    // Clearing the characters first would take as long as decoding them.
    [SkipLocalsInit]
    public static bool TryGetString(ReadOnlySpan<byte> utf8, out string text, out int invalidAt)
    {
        if (TryThreeBytesEach(utf8) is { } wide)
        {
            text = wide;
            invalidAt = -1;
            return true;
        }
        if (utf8.Length <= ShortText) return TryGetString(utf8, stackalloc char[ShortText + Slack], out text, out invalidAt);
        char[] chars = ArrayPool<char>.Shared.Rent(utf8.Length + Slack);
        try
        {
            return TryGetString(utf8, chars, out text, out invalidAt);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static bool TryGetString(ReadOnlySpan<byte> utf8, Span<char> chars, out string text, out int invalidAt)
    {
        invalidAt = -1;
        if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian && !utf8.IsEmpty && Decode(utf8, chars) is >= 0 and int length)
        {
            text = new string(chars[..length]);
            return true;
        }
        // What is left is no UTF-8, mostly: the framework says where.
        int consumed = 0, produced = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(utf8[consumed..], chars[produced..], out int read, out int written, replaceInvalidSequences: false);
            consumed += read;
            produced += written;
            if (status == OperationStatus.Done)
            {
                text = new string(chars[..produced]);
                return true;
            }
            if (!IsSurrogate(utf8[consumed..]))
            {
                text = "";
                invalidAt = consumed;
                return false;
            }
            chars[produced++] = (char)(0xD000 | (utf8[consumed + 1] & 0x3F) << 6 | utf8[consumed + 2] & 0x3F);
            consumed += SurrogateBytes;
        }
    }

    /// <summary>Whether a lone surrogate stands at the start of <paramref name="utf8"/>, in three bytes.</summary>
    public static bool IsSurrogate(ReadOnlySpan<byte> utf8) =>
        utf8.Length >= SurrogateBytes && utf8[0] == 0xED && utf8[1] is >= 0xA0 and <= 0xBF && utf8[2] is >= 0x80 and <= 0xBF;
}
