using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <content>The machine's stack: values, and marks as positions among them (_pickle.c <c>Pdata</c>).</content>
public partial class Unpickler
{
    // The thread's, from the first push to the end of the load (Unpickler.ThreadCache.cs); how much of them may be used is Unpickler.StackRoom.cs.
    private object?[] _stack = [];
    private int[] _marks = [];
    private int _stackCount;
    private int _markCount;

    // What an opcode may take lies above the last mark, and above what the machine found when it was started.
    private int _fence;
    private int _floor;
    private int _markFloor;

    private int StackCount => _stackCount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(object? value)
    {
        int count = _stackCount;
        if (count < _stackEnd)
        {
            // The array is an object[] and nothing derived, so the check of its covariance can be left out.
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_stack), count) = value;
            _stackCount = count + 1;
        }
        else PushSlow(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushSlow(object? value)
    {
        GrowStack();
        _stack[_stackCount++] = value;
    }

    private object? Pop() => _stack[--_stackCount];

    /// <summary>Takes the values above <paramref name="floor"/> off the stack.</summary>
    private object?[] PopFrom(int floor)
    {
        object?[] values = _stack.AsSpan(floor, _stackCount - floor).ToArray();
        _stackCount = floor;
        return values;
    }

    private ReadOnlySpan<object?> Above(int position) => _stack.AsSpan(position, _stackCount - position);

    private void PushMark()
    {
        if (_markCount == _marksEnd) GrowMarks();
        _marks[_markCount++] = _stackCount;
        _fence = _stackCount;
    }

    /// <summary>Whether <paramref name="count"/> values lie above the last mark. False: an opcode would reach below where the machine was started.</summary>
    /// <exception cref="UnpicklingException">A mark lies in between.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Has(int count) => _stackCount - _fence >= count || HasNot();

    private bool HasNot() => _markCount == _markFloor ? false : throw new UnpicklingException("An opcode finds a MARK where it needs a value.");

    /// <summary>Takes the last mark, if below it there are as many values as the opcode needs. False: it would reach below where the machine was started.</summary>
    /// <exception cref="UnpicklingException">Another mark lies in between.</exception>
    private bool TryPopMark(int below, out int mark)
    {
        mark = 0;
        if (_markCount == _markFloor) return false;
        mark = _marks[_markCount - 1];
        int fence = _markCount - 1 > _markFloor ? _marks[_markCount - 2] : _floor;
        if (mark - fence < below) return _markCount - 1 == _markFloor ? false : throw new UnpicklingException("An opcode finds a MARK where it needs a value.");
        _markCount--;
        _fence = fence;
        return true;
    }
}
