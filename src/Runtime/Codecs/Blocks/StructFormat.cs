using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace PickleGen.Codecs;

/// <summary>A format of Python's <c>struct</c> module, as far as blocks of structs need it: little-endian, without padding, one code a member.</summary>
internal sealed class StructFormat
{
    private readonly byte[] _text;

    private StructFormat(string text)
    {
        Text = text;
        _text = Encoding.ASCII.GetBytes(text);
        foreach (char code in Codes) Size += SizeOf(code);
    }

    /// <summary>The format itself, as <c>struct.iter_unpack</c> takes it.</summary>
    public string Text { get; }

    /// <summary>Bytes that one struct takes.</summary>
    public int Size { get; }

    /// <summary>A code for each member.</summary>
    public ReadOnlySpan<char> Codes => Text.AsSpan(1);

    /// <summary>The format that the text is; null: it is none of ours.</summary>
    public static StructFormat? Find(string text)
    {
        if (text.Length < 2 || text[0] != '<') return null;
        foreach (char code in text.AsSpan(1))
        {
            if (SizeOf(code) == 0) return null;
        }
        return new StructFormat(text);
    }

    /// <summary>Bytes that a member takes (the struct module's standard sizes); 0: the code is none of ours.</summary>
    public static int SizeOf(char code) => code switch
    {
        '?' or 'b' or 'B' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'f' => 4,
        'q' or 'Q' or 'd' => 8,
        _ => 0,
    };

    /// <summary>Whether a pickle spells this format.</summary>
    public bool Is(ReadOnlySpan<byte> text) => text.SequenceEqual(_text);

    /// <summary>Whether the block may be copied as it is: it holds whole structs, and each of their bools is 0 or 1, as a <c>bool</c> must be.</summary>
    public bool CanCopy(ReadOnlySpan<byte> block)
    {
        if (block.Length % Size != 0) return false;
        int offset = 0;
        foreach (char code in Codes)
        {
            if (code == '?')
            {
                for (int at = offset; at < block.Length; at += Size)
                {
                    if (block[at] > 1) return false;
                }
            }
            offset += SizeOf(code);
        }
        return true;
    }

    /// <summary>One struct's members, as the unpickler has such values.</summary>
    public PickleTuple Unpack(ReadOnlySpan<byte> item)
    {
        var members = new object?[Codes.Length];
        int offset = 0;
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = Unpack(Codes[i], item[offset..]);
            offset += SizeOf(Codes[i]);
        }
        return PickleTuple.Own(members);
    }

    private static object Unpack(char code, ReadOnlySpan<byte> bytes) => code switch
    {
        '?' => Boxes.Of(bytes[0] != 0),
        'b' => Boxes.Of((sbyte)bytes[0]),
        'B' => Boxes.Of(bytes[0]),
        'h' => Boxes.Of(BinaryPrimitives.ReadInt16LittleEndian(bytes)),
        'H' => Boxes.Of(BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
        'i' => Boxes.Of(BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        'I' => Boxes.Of((BigInteger)BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
        'q' => Boxes.Of((BigInteger)BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        'Q' => Boxes.Of((BigInteger)BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
        'e' => HalfCodec.Widen(BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        'f' => SingleCodec.Widen(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };
}
