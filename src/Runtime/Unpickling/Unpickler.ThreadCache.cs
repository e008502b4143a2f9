namespace PickleGen;

/// <content>What a thread keeps from one load for the next: the machine's stack, and the memo of an unpickler that has no more to read.</content>
public partial class Unpickler
{
    /// <summary>Longer arrays are left to the garbage collector.</summary>
    private const int LongestKept = 1 << 16;

    [ThreadStatic]
    private static object?[]? t_stack;

    [ThreadStatic]
    private static int[]? t_marks;

    [ThreadStatic]
    private static UnpicklerMemo? t_memo;

    private static UnpicklerMemo TakeMemo()
    {
        var memo = t_memo;
        t_memo = null;
        return memo ?? new UnpicklerMemo();
    }

    // A callback may load on this thread meanwhile: what is taken is gone until it is given back.
    private void TakeStack()
    {
        _stack = t_stack ?? new object?[FirstStack];
        t_stack = null;
    }

    private void TakeMarks()
    {
        _marks = t_marks ?? new int[FirstMarks];
        t_marks = null;
    }

    private void KeepStack()
    {
        if (_stack.Length != 0)
        {
            Array.Clear(_stack, 0, _stackUsed);
            if (_stack.Length <= LongestKept) t_stack = _stack;
            _stack = [];
        }
        if (_marks.Length != 0)
        {
            if (_marks.Length <= LongestKept) t_marks = _marks;
            _marks = [];
        }
        _stackEnd = _stackUsed = _marksEnd = 0;
    }

    /// <summary>The input is at its end: nothing can come that refers to the memo.</summary>
    private void KeepMemo()
    {
        Conversions.ForgetFormer();
        if (ReferenceEquals(Memo, UnpicklerMemo.None)) return;
        Memo.Clear();
        if (Memo.Capacity <= LongestKept) t_memo = Memo;
        Memo = UnpicklerMemo.None;
    }
}
