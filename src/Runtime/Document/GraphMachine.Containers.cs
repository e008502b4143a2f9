namespace PickleGen;

internal sealed partial class GraphMachine
{
    private void LoadTuple(PickleNode[] items)
    {
        Charge(items.Length);
        Push(items.Length == 0 ? PickleTupleNode.Empty : NewTuple(items));
    }

    private PickleTupleNode NewTuple(PickleNode[] items) => new(items, ++_made);

    private void LoadList()
    {
        var list = new PickleListNode();
        Append(list, _stack.PopMark());
        Push(list);
    }

    private void LoadDict()
    {
        var dict = new PickleDictNode();
        SetItems(dict, _stack.PopMark());
        Push(dict);
    }

    private void LoadFrozenSet()
    {
        var items = _stack.PopMark();
        Charge(items.Length);
        NodeKey.CheckAll(items);
        Push(new PickleFrozenSetNode(items, ++_made));
    }

    private void LoadAppend()
    {
        var items = _stack.Pop(1);
        Append(_stack.Top, items);
    }

    private void LoadAppends()
    {
        var items = _stack.PopMark();
        Append(_stack.Top, items);
    }

    private void LoadSetItem()
    {
        var items = _stack.Pop(2);
        SetItems(_stack.Top, items);
    }

    private void LoadSetItems()
    {
        var items = _stack.PopMark();
        SetItems(_stack.Top, items);
    }

    private void LoadAddItems()
    {
        var items = _stack.PopMark();
        var target = _stack.Top;
        Charge(items.Length);
        switch (target)
        {
            case PickleSetNode set:
                NodeKey.CheckAll(items);
                set.AddRange(items, _made);
                CheckLength(set.Items.Count);
                break;
            case PickleCallNode call:
                foreach (var item in items) call.Add(PickleCallNode.UpdateKind.AddItem, item, _made);
                break;
            default:
                if (items.Length > 0) throw Unfit("ADDITEMS", target, "a set");
                break;
        }
    }

    private void Append(PickleNode target, PickleNode[] items)
    {
        Charge(items.Length);
        switch (target)
        {
            case PickleListNode list:
                list.AddRange(items, _made);
                CheckLength(list.Items.Count);
                break;
            case PickleCallNode call:
                foreach (var item in items) call.Add(PickleCallNode.UpdateKind.Append, item, _made);
                break;
            default:
                if (items.Length > 0) throw Unfit("APPEND", target, "a list");
                break;
        }
    }

    private void SetItems(PickleNode target, PickleNode[] items)
    {
        if (items.Length % 2 != 0) throw new UnpicklingException("A dict gets an odd number of keys and values.");
        Charge(items.Length / 2);
        for (int i = 0; i < items.Length; i += 2) SetItem(target, items[i], items[i + 1]);
        if (target is PickleDictNode dict) CheckLength(dict.Items.Count);
    }

    private void SetItem(PickleNode target, PickleNode key, PickleNode value)
    {
        switch (target)
        {
            case PickleDictNode dict:
                if (dict.Set(key, value, _made) is { } before) Drop(key, before);
                break;
            case PickleCallNode call:
                call.Add(PickleCallNode.UpdateKind.SetItem, value, _made, key);
                break;
            // list[i] = value, which a pickle may ask for as well.
            case PickleListNode list when key is PickleIntNode index && list.TrySet(index.Value, value, _made) is { } item:
                Drop(item);
                break;
            default:
                throw Unfit("SETITEM", target, "a dict");
        }
    }

    private static UnpicklingException Unfit(string opcode, PickleNode found, string needed) =>
        new($"{opcode} finds {found.Noun} where it needs {needed}.");
}
