using System.Reflection;
using System.Reflection.Emit;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures.Code;

public class IlReaderTests
{
    public static TheoryData<string> Opcodes() => [.. typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)];

    [Theory]
    [MemberData(nameof(Opcodes))]
    public void Every_opcode_has_the_operand_that_the_framework_says(string name)
    {
        var opcode = (OpCode)typeof(OpCodes).GetField(name)!.GetValue(null)!;
        var expected = opcode.OperandType switch
        {
            OperandType.InlineNone => IlOperand.None,
            OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineBrTarget => IlOperand.OneByte,
            OperandType.InlineVar => IlOperand.TwoBytes,
            OperandType.InlineI or OperandType.InlineBrTarget or OperandType.ShortInlineR => IlOperand.FourBytes,
            OperandType.InlineI8 or OperandType.InlineR => IlOperand.EightBytes,
            OperandType.InlineString => IlOperand.Text,
            OperandType.InlineSwitch => IlOperand.Switch,
            _ => IlOperand.Token,
        };
        Assert.Equal(expected, IlReader.OperandOf((ushort)opcode.Value));
    }

    [Fact]
    public void Instructions_follow_each_other_to_the_end()
    {
        byte[] il = [0x02, 0x1F, 0x05, 0x45, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0xFE, 0x01, 0x72, 1, 0, 0, 0x70, 0x2A];
        var reader = new IlReader(il);
        var read = new List<(int, int)>();
        while (reader.Read()) read.Add((reader.Opcode, reader.Operand.Length));
        Assert.Equal([(0x02, 0), (0x1F, 1), (0x45, 12), (0xFE01, 0), (0x72, 4), (0x2A, 0)], read);
    }
}
