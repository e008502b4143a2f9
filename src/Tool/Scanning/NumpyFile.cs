using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace PickleGen.Tool;

/// <summary>numpy's <c>.npy</c>: a header, and behind it raw numbers or, of an array of objects, a pickle (<c>numpy/lib/format.py</c>).</summary>
/// <param name="Behind">What lies behind the header.</param>
/// <param name="DataSize">How many bytes of it are raw data; null: the header does not say so in numpy's own words, so that there may be a pickle.</param>
/// <param name="SaysObjects">Whether the header says, in numpy's own words, that there are objects.</param>
internal sealed partial record NumpyFile(ReadOnlyMemory<byte> Behind, int? DataSize, bool SaysObjects)
{
    private const int MagicSize = 8;

    /// <summary>Whether the content is such a file.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.Length >= MagicSize && content[0] == 0x93 && content[1..].StartsWith("NUMPY"u8);

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">It is cut off.</exception>
    public static NumpyFile Read(ReadOnlyMemory<byte> content)
    {
        int sizeOfLength = content.Span[6] == 1 ? sizeof(ushort) : sizeof(uint);
        int start = MagicSize + sizeOfLength;
        if (content.Length < start) throw new InvalidDataException("The header of the .npy file is cut off.");
        var lengthField = content.Span[MagicSize..];
        long length = sizeOfLength == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(lengthField) : BinaryPrimitives.ReadUInt32LittleEndian(lengthField);
        if (length > content.Length - start) throw new InvalidDataException("The header of the .npy file is cut off.");

        string header = Encoding.Latin1.GetString(content.Span.Slice(start, (int)length));
        var behind = content[(start + (int)length)..];
        return new(behind, DataSizeOf(header, behind.Length), header.Contains("'|O'", StringComparison.Ordinal));
    }

    // numpy evaluates the header: 'O' may be written as "O", '\x4f', 'object' or 'i4,O', so what is no object is known by its form alone.
    private static int? DataSizeOf(string header, int most)
    {
        var match = PlainHeader().Match(header);
        if (!match.Success) return null;
        var size = Number(match.Groups["size"].Value) * (match.Groups["kind"].Value == "U" ? sizeof(int) : 1);
        foreach (string extent in match.Groups["shape"].Value.Split([',', ' ', 'L'], StringSplitOptions.RemoveEmptyEntries)) size *= Number(extent);
        return (int)BigInteger.Min(size, most);
    }

    private static BigInteger Number(string digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\{'descr': '[<>|](?<kind>[biufcmMSUV])(?<size>[0-9]{1,20})(\[[0-9a-zA-Z]+\])?', 'fortran_order': (True|False), 'shape': \((?<shape>[0-9L, ]{0,1000})\), \} *\n?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PlainHeader();
}
