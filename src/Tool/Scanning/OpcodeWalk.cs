using System.Buffers.Binary;

namespace PickleGen.Tool;

/// <summary>
/// Goes over opcodes and what each has with it, and asks no more of them. CPython loads some that <see cref="PickleDocument"/> refuses (an integer
/// beyond the limits, APPEND to a bytearray), and each of CPython's two readers some that the other refuses: such a file is a pickle none the less.
/// </summary>
internal static class OpcodeWalk
{
    /// <summary>Whether there are opcodes up to STOP, and one among them that brings a name.</summary>
    public static bool BringsNames(ReadOnlySpan<byte> content)
    {
        bool hasNames = false;
        while (TryStep(ref content, out var opcode))
        {
            if (opcode == PickleOpcode.Stop) return hasNames;
            hasNames |= IsName(opcode);
        }
        return false;
    }

    /// <summary>Whether there are opcodes that bring a name and then call something, STOP or not: Python calls as it reads.</summary>
    public static bool Calls(ReadOnlySpan<byte> content)
    {
        bool hasNames = false, hasMark = false;
        while (TryStep(ref content, out var opcode))
        {
            if (opcode == PickleOpcode.Stop) return false;
            hasMark |= opcode == PickleOpcode.Mark;
            hasNames |= IsName(opcode);
            bool isCall = opcode is PickleOpcode.Reduce or PickleOpcode.NewObj or PickleOpcode.NewObjEx or PickleOpcode.Build
                || (hasMark && opcode is PickleOpcode.Obj or PickleOpcode.Inst);
            if (hasNames && isCall) return true;
        }
        return false;
    }

    private static bool IsName(PickleOpcode opcode) =>
        opcode is PickleOpcode.Global or PickleOpcode.Inst or PickleOpcode.StackGlobal or PickleOpcode.Ext1 or PickleOpcode.Ext2 or PickleOpcode.Ext4;

    private static bool TryStep(ref ReadOnlySpan<byte> content, out PickleOpcode opcode)
    {
        opcode = default;
        if (content.IsEmpty) return false;
        opcode = (PickleOpcode)content[0];
        content = content[1..];
        ulong size = SizeOfArgument(opcode, content);
        if (size > (ulong)content.Length) return false;
        content = content[(int)size..];
        return true;
    }

    // Of no opcode: more than there can be.
    private static ulong SizeOfArgument(PickleOpcode opcode, ReadOnlySpan<byte> behind)
    {
        switch (opcode)
        {
            case PickleOpcode.BinInt1 or PickleOpcode.BinGet or PickleOpcode.BinPut or PickleOpcode.Ext1 or PickleOpcode.Proto:
                return 1;
            case PickleOpcode.BinInt2 or PickleOpcode.Ext2:
                return 2;
            case PickleOpcode.BinInt or PickleOpcode.LongBinGet or PickleOpcode.LongBinPut or PickleOpcode.Ext4:
                return 4;
            case PickleOpcode.BinFloat or PickleOpcode.Frame:
                return 8;
            case PickleOpcode.Long1 or PickleOpcode.ShortBinString or PickleOpcode.ShortBinBytes or PickleOpcode.ShortBinUnicode:
                return behind.Length < 1 ? ulong.MaxValue : 1UL + behind[0];
            case PickleOpcode.Long4 or PickleOpcode.BinString or PickleOpcode.BinBytes or PickleOpcode.BinUnicode:
                return behind.Length < 4 ? ulong.MaxValue : 4UL + BinaryPrimitives.ReadUInt32LittleEndian(behind);
            case PickleOpcode.BinBytes8 or PickleOpcode.BinUnicode8 or PickleOpcode.ByteArray8:
                return behind.Length < 8 ? ulong.MaxValue : ulong.Min(BinaryPrimitives.ReadUInt64LittleEndian(behind), long.MaxValue) + 8;
            case PickleOpcode.Int or PickleOpcode.Long or PickleOpcode.Float or PickleOpcode.String or PickleOpcode.Unicode or PickleOpcode.Get or PickleOpcode.Put or PickleOpcode.PersId:
                return SizeOfLine(behind);
            case PickleOpcode.Global or PickleOpcode.Inst:
                ulong first = SizeOfLine(behind);
                return first > (ulong)behind.Length ? first : first + ulong.Min(SizeOfLine(behind[(int)first..]), long.MaxValue);
            default:
                return Enum.IsDefined(opcode) ? 0 : ulong.MaxValue;
        }
    }

    private static ulong SizeOfLine(ReadOnlySpan<byte> behind) => behind.IndexOf((byte)'\n') is >= 0 and var end ? (ulong)end + 1 : ulong.MaxValue;
}
