namespace PickleGen;

/// <content>
/// Room on the stack, for values and for marks: the two ends together are never more than <see cref="UnpicklingLimits.MaxDepth"/>, so that a
/// push only looks at its own end. Where one has no room left, the other gives of what it does not use.
/// </content>
public partial class Unpickler
{
    private const int FirstStack = 64, FirstMarks = 16;

    private int _stackEnd;
    private int _marksEnd;

    /// <summary>The furthest end of this load: what lies behind it was not used.</summary>
    private int _stackUsed;

    /// <summary>Makes room for a value.</summary>
    /// <exception cref="UnpicklingException">As many values and marks are there as may be.</exception>
    private void GrowStack()
    {
        int free = FreeDepth();
        if (_stack.Length == 0) TakeStack();
        int wanted = Doubled(_stackEnd, FirstStack);
        _stackEnd = Math.Min(wanted, Limits.MaxDepth - _marksEnd);
        if (_stackEnd <= _stackCount)
        {
            _marksEnd = _markCount + (free - 1) / 2;
            _stackEnd = Math.Min(wanted, Limits.MaxDepth - _marksEnd);
        }
        if (_stackEnd > _stack.Length) Array.Resize(ref _stack, _stackEnd);
        _stackUsed = Math.Max(_stackUsed, _stackEnd);
    }

    /// <summary>Makes room for a mark.</summary>
    /// <exception cref="UnpicklingException">As many values and marks are there as may be.</exception>
    private void GrowMarks()
    {
        int free = FreeDepth();
        if (_marks.Length == 0) TakeMarks();
        int wanted = Doubled(_marksEnd, FirstMarks);
        _marksEnd = Math.Min(wanted, Limits.MaxDepth - _stackEnd);
        if (_marksEnd <= _markCount)
        {
            _stackEnd = _stackCount + (free - 1) / 2;
            _marksEnd = Math.Min(wanted, Limits.MaxDepth - _stackEnd);
        }
        if (_marksEnd > _marks.Length) Array.Resize(ref _marks, _marksEnd);
    }

    private bool IsFull => (long)_stackCount + _markCount >= Limits.MaxDepth;

    private int FreeDepth() => IsFull ? throw Exceeded(nameof(UnpicklingLimits.MaxDepth), Limits.MaxDepth) : Limits.MaxDepth - _stackCount - _markCount;

    private static int Doubled(int end, int first) => (int)Math.Min(Math.Max(2L * end, first), Array.MaxLength);
}
