using System.Buffers.Binary;
using System.Numerics;

namespace PickleGen;

/// <summary>An opcode's argument as pickletools reads it, in its <c>read_…</c> functions.</summary>
/// <param name="Printed">What pickletools prints; null: the number.</param>
/// <param name="Number">The number, where it is one.</param>
internal sealed record DisassembledArgument(string? Printed, BigInteger Number = default)
{
    private const int MaxIntegerBytes = 64 * 1024;

    /// <summary>What pickletools prints.</summary>
    /// <exception cref="FormatException">It is a number of more digits than Python prints.</exception>
    public string Text => Printed ?? PythonText.OfInt(Number);

    /// <summary>Reads the argument at <paramref name="position"/> and moves behind it.</summary>
    /// <exception cref="FormatException">It is not there or not well formed; in pickletools' words.</exception>
    public static DisassembledArgument Read(OpcodeArgument kind, ReadOnlySpan<byte> pickle, ref int position) => kind switch
    {
        OpcodeArgument.UInt1 or OpcodeArgument.UInt2 or OpcodeArgument.Int4 or OpcodeArgument.UInt4 or OpcodeArgument.UInt8 =>
            OfNumber(ReadNumber(kind, pickle, ref position)),
        OpcodeArgument.DecimalLineShort => OfShort(Line(kind, pickle, ref position)),
        OpcodeArgument.DecimalLineLong => OfLong(Line(kind, pickle, ref position)),
        OpcodeArgument.Long1 => OfNumber(new BigInteger(Counted(kind, OpcodeArgument.UInt1, pickle, ref position))),
        OpcodeArgument.Long4 => OfBytes(Counted(kind, OpcodeArgument.Int4, pickle, ref position)),
        _ => new(ReadText(kind, pickle, ref position)),
    };

    private static string ReadText(OpcodeArgument kind, ReadOnlySpan<byte> pickle, ref int position)
    {
        switch (kind)
        {
            case OpcodeArgument.FloatLine: return FloatRepr.Format(PythonText.ParseFloat(Line(kind, pickle, ref position)));
            case OpcodeArgument.Float8:
                return FloatRepr.Format(BinaryPrimitives.ReadDoubleBigEndian(Fixed(kind, 8, pickle, ref position)));
            case OpcodeArgument.QuotedLine: return PythonRepr.Str(PythonText.Unescape(Unquote(Line(kind, pickle, ref position))));
            case OpcodeArgument.Line: return PythonRepr.Str(PythonText.Unescape(Line(kind, pickle, ref position)));
            case OpcodeArgument.LinePair:
                int[] first = PythonText.Unescape(Line(kind, pickle, ref position));
                return PythonRepr.Str([.. first, ' ', .. PythonText.Unescape(Line(kind, pickle, ref position))]);
            case OpcodeArgument.UnicodeLine: return PythonRepr.Str(PythonText.RawUnicodeUnescape(Line(kind, pickle, ref position)));
            case OpcodeArgument.String1: return PythonRepr.Str(CodePoints.OfLatin1(Counted(kind, OpcodeArgument.UInt1, pickle, ref position)));
            case OpcodeArgument.String4: return PythonRepr.Str(CodePoints.OfLatin1(Counted(kind, OpcodeArgument.Int4, pickle, ref position)));
            case OpcodeArgument.Unicode1: return PythonRepr.Str(CodePoints.OfUtf8(Counted(kind, OpcodeArgument.UInt1, pickle, ref position)));
            case OpcodeArgument.Unicode4: return PythonRepr.Str(CodePoints.OfUtf8(Counted(kind, OpcodeArgument.UInt4, pickle, ref position)));
            case OpcodeArgument.Unicode8: return PythonRepr.Str(CodePoints.OfUtf8(Counted(kind, OpcodeArgument.UInt8, pickle, ref position)));
            case OpcodeArgument.Bytes1: return PythonRepr.Bytes(Counted(kind, OpcodeArgument.UInt1, pickle, ref position));
            case OpcodeArgument.Bytes4: return PythonRepr.Bytes(Counted(kind, OpcodeArgument.UInt4, pickle, ref position));
            case OpcodeArgument.Bytes8: return PythonRepr.Bytes(Counted(kind, OpcodeArgument.UInt8, pickle, ref position));
            case OpcodeArgument.ByteArray8:
                return $"bytearray({PythonRepr.ByteArrayLiteral(Counted(kind, OpcodeArgument.UInt8, pickle, ref position))})";
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "No opcode has such an argument.");
        }
    }

    private static DisassembledArgument OfNumber(BigInteger number) => new(null, number);

    // What Python prints has at most some 1800 bytes, and what pads them: longer ones are not even made.
    private static DisassembledArgument OfBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= MaxIntegerBytes ? OfNumber(new BigInteger(bytes)) : throw new FormatException(PythonText.TooManyDigits);

    // Protocol 0 wrote booleans so.
    private static DisassembledArgument OfShort(ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual("00"u8)) return new("False", BigInteger.Zero);
        return line.SequenceEqual("01"u8) ? new("True", BigInteger.One) : OfNumber(PythonText.ParseInt(line));
    }

    private static DisassembledArgument OfLong(ReadOnlySpan<byte> line) =>
        OfNumber(PythonText.ParseInt(line.EndsWith("L"u8) ? line[..^1] : line));

    private static BigInteger ReadNumber(OpcodeArgument kind, ReadOnlySpan<byte> pickle, ref int position) => kind switch
    {
        OpcodeArgument.UInt1 => Fixed(kind, 1, pickle, ref position)[0],
        OpcodeArgument.UInt2 => BinaryPrimitives.ReadUInt16LittleEndian(Fixed(kind, 2, pickle, ref position)),
        OpcodeArgument.Int4 => BinaryPrimitives.ReadInt32LittleEndian(Fixed(kind, 4, pickle, ref position)),
        OpcodeArgument.UInt4 => BinaryPrimitives.ReadUInt32LittleEndian(Fixed(kind, 4, pickle, ref position)),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(Fixed(kind, 8, pickle, ref position)),
    };

    private static ReadOnlySpan<byte> Fixed(OpcodeArgument kind, int length, ReadOnlySpan<byte> pickle, ref int position)
    {
        if (pickle.Length - position < length) throw new FormatException($"not enough data in stream to read {kind.Word()}");
        position += length;
        return pickle.Slice(position - length, length);
    }

    private static ReadOnlySpan<byte> Counted(OpcodeArgument kind, OpcodeArgument countKind, ReadOnlySpan<byte> pickle, ref int position)
    {
        var count = ReadNumber(countKind, pickle, ref position);
        int left = pickle.Length - position;
        if (count < 0) throw new FormatException($"{kind.Word()} byte count < 0: {count}");
        if (count > long.MaxValue) throw new FormatException($"{kind.Word()} byte count > sys.maxsize: {count}");
        if (count > left) throw new FormatException(TooShort(kind, count, left));
        position += (int)count;
        return pickle.Slice(position - (int)count, (int)count);
    }

    private static string TooShort(OpcodeArgument kind, BigInteger count, int left) => kind is OpcodeArgument.Long1 or OpcodeArgument.Long4
        ? $"not enough data in stream to read {kind.Word()}"
        : $"expected {count} bytes in a {kind.Word()}, but only {left} remain";

    private static ReadOnlySpan<byte> Line(OpcodeArgument kind, ReadOnlySpan<byte> pickle, ref int position)
    {
        var rest = pickle[position..];
        int end = rest.IndexOf((byte)'\n');
        var said = kind == OpcodeArgument.UnicodeLine ? kind : OpcodeArgument.QuotedLine;
        if (end < 0) throw new FormatException($"no newline found when trying to read {said.Word()}");
        position += end + 1;
        return rest[..end];
    }

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] is not ((byte)'"' or (byte)'\''))
            throw new FormatException($"no string quotes around {PythonRepr.Bytes(line)}");
        if (line[^1] != line[0])
            throw new FormatException($"strinq quote {PythonRepr.Bytes(line[..1])} not found at both ends of {PythonRepr.Bytes(line)}");
        // A single quote is its own other end, in pickletools too.
        return line.Length == 1 ? [] : line[1..^1];
    }
}
