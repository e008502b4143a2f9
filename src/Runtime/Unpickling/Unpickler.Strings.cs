using System.Text;

namespace PickleGen;

/// <content>Text and bytes.</content>
public partial class Unpickler
{
    /// <summary>UTF-8 with lone surrogates, as pickle has it.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="offset">The opcode's offset, for errors.</param>
    /// <exception cref="UnpicklingException">It is not UTF-8, or longer than the limit.</exception>
    internal string DecodeText(ReadOnlySpan<byte> utf8, int offset)
    {
        Bounded(utf8);
        return SurrogatePassUtf8.TryGetString(utf8, out string text, out int invalidAt)
            ? text
            : throw new UnpicklingException($"Text is not UTF-8: byte {invalidAt} of {utf8.Length} is 0x{utf8[invalidAt]:x2}.", offset: offset);
    }

    /// <summary>The same, fast where it is ASCII.</summary>
    internal string LoadText(ReadOnlySpan<byte> utf8, int offset) =>
        utf8.Length <= _maxStringBytes && PickleReader.TryWiden(utf8) is { } text ? text : DecodeText(utf8, offset);

    private object LoadText(ReadOnlySpan<byte> utf8)
    {
        if (Bounded(utf8).IsEmpty) return "";
        return PickleReader.TryWiden(utf8) ?? LoadUtf8(utf8);
    }

    /// <summary>Text that is not ASCII alone.</summary>
    private protected virtual object LoadUtf8(ReadOnlySpan<byte> utf8) => DecodeText(utf8, _opcodeOffset);

    /// <summary>UNICODE's line.</summary>
    private protected virtual object LoadRawUnicode(ReadOnlySpan<byte> line) => TextEscapes.DecodeRawUnicode(line);

    private object LoadPython2String(ReadOnlySpan<byte> bytes)
    {
        switch (Options.StringEncoding)
        {
            case PickleStringEncoding.Bytes: return bytes.ToArray();
            case PickleStringEncoding.Latin1: return Encoding.Latin1.GetString(bytes);
        }
        int beyond = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        return beyond < 0
            ? Encoding.ASCII.GetString(bytes)
            : throw new UnpicklingException($"A Python 2 string has the byte 0x{bytes[beyond]:x2}. Set PickleOptions.StringEncoding to Latin1 (text, old numpy and datetime) or Bytes.");
    }

    /// <summary>The text where a member's name or a text is wanted; null: it is none. Python 2 has them in 8-bit strings, which by the options may be bytes here.</summary>
    internal string? TextOf(object? value) =>
        value as string ?? (value is byte[] bytes && Options.StringEncoding == PickleStringEncoding.Bytes && SurrogatePassUtf8.TryGetString(bytes, out string text, out _) ? text : null);

    /// <summary>Text or bytes that are as long as they may be at most.</summary>
    /// <exception cref="UnpicklingException">They are longer.</exception>
    internal ReadOnlySpan<byte> Bounded(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= _maxStringBytes ? bytes : throw Exceeded(nameof(UnpicklingLimits.MaxStringBytes), Limits.MaxStringBytes);
}
