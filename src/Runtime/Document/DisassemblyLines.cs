using System.Globalization;

namespace PickleGen;

/// <summary>The lines of a disassembly, in pickletools' columns.</summary>
internal sealed class DisassemblyLines(TextWriter output, int annotate)
{
    private const int ColumnsPerMark = 4;
    private const int NameColumns = 10;
    private const int WidestAnnotationColumn = 50;

    /// <summary>All indentation together. It grows with the square of nested marks: a small file could fill a disk.</summary>
    private const long MaxIndentation = 1L << 26;

    private long _indentation;
    private int _annotationColumn;

    /// <summary>Begins a line.</summary>
    public void Begin(int position) => output.Write(string.Create(CultureInfo.InvariantCulture, $"{position,5}: "));

    /// <summary>Writes the line that was begun.</summary>
    /// <exception cref="FormatException">Marks nest so deep that the text would be mostly indentation.</exception>
    public void Finish(OpcodeInfo info, string? argument, string? note, int marks)
    {
        int indent = ColumnsPerMark * marks;
        _indentation += indent;
        if (_indentation > MaxIndentation)
            throw new FormatException($"{marks} marks nest: the text would be mostly indentation");

        string line = $"{Code(info),-4} {new string(' ', indent)}{info.Name}";
        if (argument is not null || note is not null)
            line += new string(' ', Math.Max(0, NameColumns - info.Name.Length));
        if (argument is not null) line += " " + argument;
        if (note is not null) line += " " + note;
        if (annotate > 0)
        {
            // Columns are counted as Python does, by code points.
            int width = line.Length - line.Count(char.IsLowSurrogate);
            int column = Math.Max(width, Math.Max(annotate, _annotationColumn));
            line += new string(' ', column - width);
            // A long line takes the annotations behind it along, up to a point.
            _annotationColumn = column > WidestAnnotationColumn ? 0 : column;
            line += " " + info.Doc;
        }
        output.Write(line);
        output.Write('\n');
    }

    private static string Code(OpcodeInfo info) =>
        (byte)info.Opcode < 0x80 ? ((char)info.Opcode).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{(byte)info.Opcode:x2}");
}
