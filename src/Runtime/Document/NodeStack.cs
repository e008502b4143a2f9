namespace PickleGen;

/// <summary>The graph machine's stack: nodes, and marks as positions among them (_pickle.c <c>Pdata</c>).</summary>
internal sealed class NodeStack(UnpicklingLimits limits)
{
    private readonly List<PickleNode> _nodes = [];
    private readonly List<int> _marks = [];

    /// <summary>Whether nothing lies above the topmost mark.</summary>
    public bool IsEmpty => _nodes.Count == Fence;

    /// <summary>The topmost node.</summary>
    /// <exception cref="UnpicklingException">There is none above the topmost mark.</exception>
    public PickleNode Top
    {
        get
        {
            Need(1);
            return _nodes[^1];
        }
    }

    // What opcodes may take lies above it.
    private int Fence => _marks.Count > 0 ? _marks[^1] : 0;

    public void Push(PickleNode node)
    {
        CheckDepth();
        _nodes.Add(node);
    }

    public void PushMark()
    {
        CheckDepth();
        _marks.Add(_nodes.Count);
    }

    /// <exception cref="UnpicklingException">There is none above the topmost mark.</exception>
    public PickleNode Pop()
    {
        var top = Top;
        _nodes.RemoveAt(_nodes.Count - 1);
        return top;
    }

    /// <summary>Takes the topmost nodes, in the order in which they were pushed.</summary>
    /// <exception cref="UnpicklingException">There are fewer above the topmost mark.</exception>
    public PickleNode[] Pop(int count)
    {
        Need(count);
        var taken = _nodes.GetRange(_nodes.Count - count, count).ToArray();
        _nodes.RemoveRange(_nodes.Count - count, count);
        return taken;
    }

    /// <summary>Takes the topmost mark and everything above it.</summary>
    /// <exception cref="UnpicklingException">There is no mark.</exception>
    public PickleNode[] PopMark()
    {
        if (_marks.Count == 0) throw new UnpicklingException("There is no MARK on the stack.");
        var taken = Pop(_nodes.Count - Fence);
        _marks.RemoveAt(_marks.Count - 1);
        return taken;
    }

    /// <summary>Takes everything, and all marks.</summary>
    public PickleNode[] PopAll()
    {
        var taken = _nodes.ToArray();
        Clear();
        return taken;
    }

    /// <summary>Takes the topmost mark if nothing lies above it, which is what POP does then.</summary>
    public bool TryPopEmptyMark()
    {
        if (_marks.Count == 0 || !IsEmpty) return false;
        _marks.RemoveAt(_marks.Count - 1);
        return true;
    }

    public void Clear()
    {
        _nodes.Clear();
        _marks.Clear();
    }

    private void Need(int count)
    {
        if (_nodes.Count - Fence < count)
            throw new UnpicklingException(_marks.Count > 0 ? "An opcode finds a MARK where it needs a value." : "The stack has too few values for the opcode.");
    }

    private void CheckDepth()
    {
        if (_nodes.Count + _marks.Count >= limits.MaxDepth) throw UnpicklingLimits.Exceeded(limits.MaxDepth);
    }
}
