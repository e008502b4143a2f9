namespace PickleGen;

internal sealed partial class GraphWriter
{
    // One batch; the next one is a step of its own, so that a long list does not lie on the stack of steps.
    private void Fill(ref PickleWriter writer, PickleNode node, int index)
    {
        int left = CountOf(node) - index;
        if (left == 0)
        {
            if (index > 0) _filling.Remove(node);
            PushPopped(node);
            return;
        }
        if (_references.IsShared(node)) _filling[node] = (index, _readers.Count);
        int size = Ready(node, index, Math.Min(left, writer.IsBinary ? BatchSize : 1));
        if (size == 0) return;
        switch (node)
        {
            case PickleListNode list:
                Batch(ref writer, node, index, size, PickleOpcode.Append, PickleOpcode.Appends, i => Push(list.Items[i]));
                break;
            case PickleDictNode dict:
                Batch(ref writer, node, index, size, PickleOpcode.SetItem, PickleOpcode.SetItems, i => PushPair(dict.Items[i].Key, dict.Items[i].Value));
                break;
            case PickleSetNode set:
                Batch(ref writer, node, index, size, null, PickleOpcode.AddItems, i => Push(set.Items[i]));
                break;
            case PickleCallNode call:
                Update(ref writer, call, index, size);
                break;
        }
    }

    private void Update(ref PickleWriter writer, PickleCallNode call, int index, int size)
    {
        var first = call.Updates[index];
        int count = 1;
        while (count < size && call.Updates[index + count].Kind == first.Kind) count++;
        switch (first.Kind)
        {
            case PickleCallNode.UpdateKind.Append:
                Batch(ref writer, call, index, count, PickleOpcode.Append, PickleOpcode.Appends, i => Push(call.Updates[i].Value));
                break;
            case PickleCallNode.UpdateKind.SetItem:
                Batch(
                    ref writer, call, index, count, PickleOpcode.SetItem, PickleOpcode.SetItems,
                    i => PushPair(call.Updates[i].Key!, call.Updates[i].Value));
                break;
            case PickleCallNode.UpdateKind.AddItem:
                Require(PickleProtocol.Framed, "items that are added to an object", ref writer);
                Batch(ref writer, call, index, count, null, PickleOpcode.AddItems, i => Push(call.Updates[i].Value));
                break;
            default:
                _steps.Push(new(StepKind.Fill, call, index + 1));
                Push(PickleOpcode.Build);
                Push(first.Value);
                break;
        }
    }

    // One item has an opcode of its own; more stand above a MARK.
    private void Batch(ref PickleWriter writer, PickleNode node, int index, int count, PickleOpcode? one, PickleOpcode many, Action<int> push)
    {
        _steps.Push(new(StepKind.Fill, node, index + count));
        if (count > 1 || one is null) writer.WriteOpcode(PickleOpcode.Mark);
        Push(count > 1 || one is null ? many : one.Value);
        for (int i = index + count - 1; i >= index; i--) push(i);
    }

    private void PushPair(PickleNode key, PickleNode value)
    {
        Push(value);
        Push(key);
    }

    // What was popped behind this node, as far as the order of all that was popped is kept by it.
    private void PushPopped(PickleNode node)
    {
        if (_cycles is not null) return;
        int first = _nextPopped;
        foreach (int index in _references.PoppedAfter(node))
        {
            if (index == _nextPopped) _nextPopped++;
        }
        for (int index = _nextPopped - 1; index >= first; index--)
        {
            Push(PickleOpcode.Pop);
            Push(_document.PoppedNodes[index].Node);
        }
    }
}
