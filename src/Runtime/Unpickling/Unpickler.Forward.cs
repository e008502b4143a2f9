namespace PickleGen;

/// <content>
/// Falling forward: a typed reader that meets opcodes it does not expect lets the stack machine go on from there. The machine stops
/// where an opcode would reach below what it pushed itself; what it has pushed by then are the value that was asked for, and perhaps
/// values that come after it. The reader is suspended until those are taken.
/// </content>
public partial class Unpickler
{
    private bool _readsObjects;
    private object?[] _forwarded = [];
    private int _forwardedAt;

    /// <summary>Where the machine started and stopped the last time, how much of its stack was pushed before, how many of the values were taken since: for errors.</summary>
    private (int Start, int End, int Below, int Taken) _lastForward = (-1, -1, 0, 0);

    /// <summary>Where the root starts, or what of it was read without leaving its first opcodes; -1: nobody has asked for a root.</summary>
    private int _rootAt = -1;

    /// <summary>Whether values that come next are objects.</summary>
    internal bool HasForwarded => _forwardedAt < _forwarded.Length;

    /// <summary>The next value as an object, whatever its opcodes.</summary>
    /// <exception cref="UnpicklingException">There is none.</exception>
    internal object? TakeForward(ref PickleReader reader)
    {
        if (HasForwarded) return TakeForwarded(ref reader);
        bool isRoot = reader.Position == _rootAt;
        Forward(ref reader);
        return isRoot ? TakeLast(ref reader) : TakeForwarded(ref reader);
    }

    /// <summary>The same, where the typed reader has read the start of the value already: <paramref name="pushed"/> is what that is on the stack.</summary>
    private object? TakeForwardAfter(ref PickleReader reader, object? pushed)
    {
        bool isRoot = reader.Position == _rootAt;
        Push(pushed);
        Forward(ref reader, StackCount - 1, _markCount, below: 1);
        return isRoot ? TakeLast(ref reader) : TakeForwarded(ref reader);
    }

    /// <summary>The root is what is on top at STOP, whatever else was pushed before it.</summary>
    private object? TakeLast(ref PickleReader reader)
    {
        _forwardedAt = _forwarded.Length - 1;
        return TakeForwarded(ref reader);
    }

    private object? TakeForwarded(ref PickleReader reader)
    {
        _incomplete++;
        object? value = _forwarded[_forwardedAt++];
        if (!_readsObjects) _lastForward.Taken = _forwardedAt;
        if (!HasForwarded)
        {
            _forwarded = [];
            _forwardedAt = 0;
            reader.Resume();
        }
        return value;
    }

    private void Forward(ref PickleReader reader) => Forward(ref reader, StackCount, _markCount, below: 0);

    private void Forward(ref PickleReader reader, int floor, int markFloor, int below)
    {
        if (_readsObjects) throw new UnpicklingException("A member has no value.");
        int start = reader.Position;
        int count = Run(ref reader, floor, markFloor);
        _lastForward = (start, reader.Position, below, 0);
        if (count == 0) throw new UnpicklingException(reader.NextOpcode is >= 0 and var next ? $"The pickle has no value here, where one is missing: {(PickleOpcode)next} comes." : "The pickle has no value here.");
        if (_markCount > markFloor && _marks[_markCount - 1] == _stackCount && reader.NextOpcode == (int)PickleOpcode.Stop) throw new UnpicklingException("STOP finds no value.");
        // STOP takes the value on top, whatever marks are open below it; any other opcode that reaches below one finds that in the place of a value.
        if (_markCount > markFloor && reader.NextOpcode is not ((int)PickleOpcode.Stop or < 0)) throw new UnpicklingException($"{(PickleOpcode)reader.NextOpcode} finds a MARK where it needs a value.");
        _forwarded = PopFrom(floor);
        _markCount = markFloor;
        _forwardedAt = 0;
        reader.Suspend();
    }
}
