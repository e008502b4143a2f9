namespace PickleGen;

/// <summary>
/// Where each of the values ends that come one after another, up to the end of what they are in. An opcode may take several that stand there,
/// for a tuple or the arguments of a call, so that none is known to be whole before something takes all of them, as SETITEMS does.
/// </summary>
internal sealed class ValueEnds
{
    private readonly (int Start, int End)[] _values = new (int, int)[StackOutline.MostInMembers];
    private int _count;
    private int _next;

    /// <summary>Counts how many times values were looked for, from 1: who has another number must look again.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Looks for the values from <paramref name="start"/> on. Those of another place are forgotten.</summary>
    /// <param name="pickle">The bytes from there on.</param>
    /// <param name="start">Where they begin in the pickle.</param>
    public void Find(ReadOnlySpan<byte> pickle, int start)
    {
        Version++;
        _count = _next = 0;
        var outline = new StackOutline(height: 0, StackOutline.MostInMembers);
        int height = 0, marks = 0, outerMark = 0, outerHeight = 0, at = start;
        while (outline.TryStep(pickle, out var opcode, out int lowest))
        {
            if (lowest < 0)
            {
                // Above an open MARK there are none of these.
                if (marks == 0) _count = height;
                return;
            }
            if (opcode == PickleOpcode.Stop) return;
            int end = start + outline.Position;
            if (opcode == PickleOpcode.Mark)
            {
                if (marks == 0) (outerMark, outerHeight) = (at, height);
            }
            else if (outline.MarkCount == 0 && opcode != PickleOpcode.Frame)
            {
                int top = outline.Height - 1;
                if (top < 0) return;
                if (marks == 1 && lowest == outerHeight) _values[top] = (outerMark, end);
                else if (lowest < height || outline.Height == height) _values[top].End = end;
                else _values[top] = (at, end);
            }
            (height, marks, at) = (outline.Height, outline.MarkCount, end);
        }
    }

    /// <summary>Where the value that begins at <paramref name="start"/> ends; 0: it was not found. Places are asked for from the first to the last.</summary>
    public int EndAt(int start)
    {
        while (_next < _count && _values[_next].Start < start) _next++;
        return _next < _count && _values[_next].Start == start ? _values[_next].End : 0;
    }
}
