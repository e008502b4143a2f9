using System.Buffers.Binary;
using System.Text;

namespace PickleGen.Tool;

/// <summary>numpy's <c>.npy</c>: a header, and behind it raw numbers or, of an array of objects, a pickle (<c>numpy/lib/format.py</c>).</summary>
internal static class NumpyFile
{
    private const int MagicSize = 8;

    /// <summary>Whether the content is such a file.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.Length >= MagicSize && content[0] == 0x93 && content[1..].StartsWith("NUMPY"u8);

    /// <summary>The pickle in such a file; null: it has none.</summary>
    /// <exception cref="InvalidDataException">The header is cut off.</exception>
    public static ReadOnlyMemory<byte>? PickleIn(ReadOnlyMemory<byte> content)
    {
        int sizeOfLength = content.Span[6] == 1 ? sizeof(ushort) : sizeof(uint);
        int start = MagicSize + sizeOfLength;
        if (content.Length < start) throw new InvalidDataException("The header of the .npy file is cut off.");
        var lengthField = content.Span[MagicSize..];
        long length = sizeOfLength == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(lengthField) : BinaryPrimitives.ReadUInt32LittleEndian(lengthField);
        if (length > content.Length - start) throw new InvalidDataException("The header of the .npy file is cut off.");

        // The element type: '|O', or a field of such in a structured array.
        string header = Encoding.Latin1.GetString(content.Span.Slice(start, (int)length));
        bool holdsObjects = header.Contains("|O'", StringComparison.Ordinal) || header.Contains("'O'", StringComparison.Ordinal);
        return holdsObjects ? content[(start + (int)length)..] : default(ReadOnlyMemory<byte>?);
    }
}
