using System.Buffers;
using System.Text;

namespace PickleGen;

/// <summary>Text as Python has it: code points, among them halves of surrogate pairs that stand alone, or side by side.</summary>
internal static class CodePoints
{
    private const int SurrogateBytes = 3;

    /// <summary>Decodes UTF-8 with <c>surrogatepass</c>.</summary>
    /// <exception cref="FormatException">It is none; in Python's words.</exception>
    public static int[] OfUtf8(ReadOnlySpan<byte> utf8)
    {
        var codePoints = new List<int>(utf8.Length);
        for (int at = 0; at < utf8.Length;)
        {
            if (Rune.DecodeFromUtf8(utf8[at..], out var rune, out int length) == OperationStatus.Done)
            {
                codePoints.Add(rune.Value);
                at += length;
            }
            else if (SurrogatePassUtf8.IsSurrogate(utf8[at..]))
            {
                codePoints.Add(0xD000 | (utf8[at + 1] & 0x3F) << 6 | utf8[at + 2] & 0x3F);
                at += SurrogateBytes;
            }
            else
            {
                throw new FormatException($"'utf-8' codec can't decode byte 0x{utf8[at]:x2} in position {at}");
            }
        }
        return [.. codePoints];
    }

    /// <summary>Encodes as UTF-8 with <c>surrogatepass</c>.</summary>
    public static byte[] ToUtf8(ReadOnlySpan<int> codePoints)
    {
        var utf8 = new List<byte>(codePoints.Length);
        Span<byte> one = stackalloc byte[4];
        foreach (int code in codePoints)
        {
            if (code is >= 0xD800 and <= 0xDFFF) utf8.AddRange([0xED, (byte)(0x80 | code >> 6 & 0x3F), (byte)(0x80 | code & 0x3F)]);
            else utf8.AddRange(one[..new Rune(code).EncodeToUtf8(one)]);
        }
        return [.. utf8];
    }

    /// <summary>A .NET string's code points: what stands side by side and can be a pair is one.</summary>
    public static int[] OfUtf16(ReadOnlySpan<char> utf16)
    {
        var codePoints = new List<int>(utf16.Length);
        while (utf16.Length > 0)
        {
            bool isRune = Rune.DecodeFromUtf16(utf16, out var rune, out int length) == OperationStatus.Done;
            codePoints.Add(isRune ? rune.Value : utf16[0]);
            utf16 = utf16[(isRune ? length : 1)..];
        }
        return [.. codePoints];
    }

    /// <summary>Bytes as code points.</summary>
    public static int[] OfLatin1(ReadOnlySpan<byte> bytes)
    {
        int[] codePoints = new int[bytes.Length];
        for (int i = 0; i < codePoints.Length; i++) codePoints[i] = bytes[i];
        return codePoints;
    }
}
