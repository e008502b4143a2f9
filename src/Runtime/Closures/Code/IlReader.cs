using System.Buffers.Binary;

namespace PickleGen.Closures;

/// <summary>Reads the instructions of a method body, one at a time.</summary>
/// <remarks>Fields, because at first use every property is one method more to compile.</remarks>
internal ref struct IlReader(ReadOnlySpan<byte> il)
{
    /// <summary><c>calli</c>: its token is a signature.</summary>
    public const int CallIndirect = 0x29;

    /// <summary><c>stfld</c>.</summary>
    public const int StoreField = 0x7D;

    private const int TwoByteOpcodes = 0xFE;

    private readonly ReadOnlySpan<byte> _il = il;
    private int _position;

    /// <summary>The opcode: one byte, or 0xFE00 and the second.</summary>
    public int Opcode;

    /// <summary>What the operand is.</summary>
    public IlOperand Kind;

    /// <summary>The operand's bytes.</summary>
    public ReadOnlySpan<byte> Operand;

    /// <summary>The operand as a metadata token.</summary>
    public readonly int Token => BinaryPrimitives.ReadInt32LittleEndian(Operand);

    /// <summary>What follows an opcode.</summary>
    public static IlOperand OperandOf(int opcode) => opcode switch
    {
        (>= 0x0E and <= 0x13) or 0x1F or (>= 0x2B and <= 0x37) or 0xDE => IlOperand.OneByte,
        0x20 or 0x22 or (>= 0x38 and <= 0x44) or 0xDD => IlOperand.FourBytes,
        0x21 or 0x23 => IlOperand.EightBytes,
        0x45 => IlOperand.Switch,
        0x72 => IlOperand.Text,
        (>= 0x27 and <= 0x29) or (>= 0x6F and <= 0x71) or (>= 0x73 and <= 0x75) or 0x79 or (>= 0x7B and <= 0x81) => IlOperand.Token,
        0x8C or 0x8D or 0x8F or (>= 0xA3 and <= 0xA5) or 0xC2 or 0xC6 or 0xD0 => IlOperand.Token,
        0xFE06 or 0xFE07 or 0xFE15 or 0xFE16 or 0xFE1C => IlOperand.Token,
        >= 0xFE09 and <= 0xFE0E => IlOperand.TwoBytes,
        0xFE12 or 0xFE19 => IlOperand.OneByte,
        _ => IlOperand.None,
    };

    /// <summary>Goes on to the next instruction; false at the end.</summary>
    public bool Read()
    {
        if (_position >= _il.Length) return false;
        Opcode = _il[_position++];
        if (Opcode == TwoByteOpcodes) Opcode = (TwoByteOpcodes << 8) | _il[_position++];
        Kind = OperandOf(Opcode);
        int length = Kind switch
        {
            IlOperand.OneByte => 1,
            IlOperand.TwoBytes => 2,
            IlOperand.FourBytes or IlOperand.Token or IlOperand.Text => 4,
            IlOperand.EightBytes => 8,
            IlOperand.Switch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(_il[_position..])),
            _ => 0,
        };
        Operand = _il.Slice(_position, length);
        _position += length;
        return true;
    }
}
