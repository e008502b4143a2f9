using System.Globalization;

namespace PickleGen;

/// <summary>Shows a pickle opcode by opcode, without running it: the text of <c>python -m pickletools</c>.</summary>
/// <remarks>As in Python, an int of more than 4300 digits is an error: its digits would take time that grows with the square of their number.</remarks>
public static class PickleDisassembler
{
    /// <summary>The column where pickletools' own annotations (<c>-a</c>) begin.</summary>
    public const int AnnotationColumn = 30;

    /// <summary>Writes one line an opcode, up to STOP, as <c>pickletools.dis</c> does, and makes the same checks of stack, marks and memo.</summary>
    /// <param name="pickle">One pickle; what follows its STOP is left alone.</param>
    /// <param name="output">Gets the lines, each ended by <c>\n</c>.</param>
    /// <exception cref="ArgumentNullException">There is no output.</exception>
    /// <exception cref="UnpicklingException">The pickle is not well formed; in pickletools' words, with the offset of the opcode at fault.
    /// What stands before it has been written.</exception>
    public static void Disassemble(ReadOnlySpan<byte> pickle, TextWriter output) => Disassemble(pickle, output, annotate: 0);

    /// <summary>Writes the same with a short description of each opcode, where <c>python -m pickletools -a</c> has its own.</summary>
    /// <param name="pickle">One pickle; what follows its STOP is left alone.</param>
    /// <param name="output">Gets the lines, each ended by <c>\n</c>.</param>
    /// <param name="annotate">The column where the descriptions begin, <see cref="AnnotationColumn"/> say; 0: none.</param>
    /// <exception cref="ArgumentNullException">There is no output.</exception>
    /// <exception cref="UnpicklingException">The pickle is not well formed; in pickletools' words, with the offset of the opcode at fault.
    /// What stands before it has been written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is below 0.</exception>
    public static void Disassemble(ReadOnlySpan<byte> pickle, TextWriter output, int annotate)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegative(annotate);
        var stack = new DisassemblyStack();
        var lines = new DisassemblyLines(output, annotate);
        int position = 0;
        int highest = -1;
        OpcodeInfo info;
        do
        {
            int start = position;
            try
            {
                info = ReadOpcode(pickle, ref position);
                var argument = info.Argument == OpcodeArgument.None ? null : DisassembledArgument.Read(info.Argument, pickle, ref position);
                highest = Math.Max(highest, info.Protocol);
                lines.Begin(start);
                int marks = stack.Marks;
                string? note = stack.Check(info, argument, out string? error);
                lines.Finish(info, argument?.Text, note, marks);
                if (error is not null) throw new FormatException(error);
                stack.Run(info, start);
            }
            catch (FormatException e)
            {
                throw new UnpicklingException(e.Message, offset: start);
            }
        }
        while (info.Opcode != PickleOpcode.Stop);

        output.Write(string.Create(CultureInfo.InvariantCulture, $"highest protocol among opcodes = {highest}\n"));
        if (stack.Rest is { } rest) throw new UnpicklingException($"stack not empty after STOP: {rest}", offset: position - 1);
    }

    private static OpcodeInfo ReadOpcode(ReadOnlySpan<byte> pickle, ref int position)
    {
        if (position == pickle.Length) throw new FormatException("pickle exhausted before seeing STOP");
        byte code = pickle[position];
        var info = OpcodeTable.Find(code) ?? throw new FormatException($"at position {position}, opcode {PythonRepr.Bytes([code])} unknown");
        position++;
        return info;
    }
}
