using System.Text;

namespace PickleGen.Generators.Helpers;

/// <summary>Writes source text: <c>\n</c> at every line's end on every machine, four spaces a level, nothing at the end of a line.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes each line of <paramref name="text"/> at the current level.</summary>
    public void WriteLine(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimEnd();
            if (trimmed.Length > 0) _text.Append(' ', _depth * 4).Append(trimmed);
            _text.Append('\n');
        }
    }

    /// <summary>Writes <paramref name="header"/> and opens braces, which close by <paramref name="end"/> where the returned block is disposed.</summary>
    public Block WriteBlock(string header, string end = "}")
    {
        WriteLine(header);
        WriteLine("{");
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(IndentedWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.WriteLine(end);
        }
    }
}
