using System.Collections;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <content>Tuples, lists, dicts and sets (_pickle.c <c>do_append</c>, <c>do_setitems</c>, <c>load_additems</c>).</content>
public partial class Unpickler
{
    /// <summary>It is not worth to remember keys for so few.</summary>
    private const int FewDicts = 4;

    /// <summary>The entries of the last small dict of each length: records have the same keys, one like the other.</summary>
    private PickleKeyTable.Entry[]?[]? _formerEntries;
    private int _dicts;

    private bool TryLoadTuple(int count)
    {
        if (!Has(count)) return false;
        CheckLength(count);
        if (_namesClasses) NameClassesInTuple(_stackCount - count);
        var top = Above(_stackCount - count);
        object?[] items = count switch
        {
            1 => [top[0]],
            2 => [top[0], top[1]],
            _ => [top[0], top[1], top[2]],
        };
        _stackCount -= count;
        PushTuple(items);
        return true;
    }

    private bool TryLoadTuple()
    {
        if (!TryPopMark(0, out int mark)) return false;
        if (_namesClasses) NameClassesInTuple(mark);
        Charge(_stackCount - mark);
        if (_stackCount == mark) Push(PickleTuple.Empty);
        else PushTuple(PopFrom(mark));
        return true;
    }

    private void PushTuple(object?[] items)
    {
        var tuple = PickleTuple.Own(items);
        _parts?.Note(tuple);
        Push(tuple);
    }

    private bool TryLoadList()
    {
        if (!TryPopMark(0, out int mark)) return false;
        var list = new List<object?>();
        AppendTo(list, mark);
        Push(list);
        return true;
    }

    private bool TryLoadDict()
    {
        if (!TryPopMark(0, out int mark)) return false;
        var dict = new PickleDict();
        SetItemsOf(dict, mark);
        Push(dict);
        return true;
    }

    private bool TryLoadFrozenSet()
    {
        if (!TryPopMark(0, out int mark)) return false;
        if (_namesClasses) NameClasses(mark);
        Charge(_stackCount - mark);
        var set = FrozenSetOf(Above(mark));
        _stackCount = mark;
        Push(set);
        return true;
    }

    private bool TryAppend()
    {
        if (!Has(2)) return false;
        AppendTo(_stack[_stackCount - 2], _stackCount - 1);
        return true;
    }

    private bool TryAppends()
    {
        if (!TryPopMark(1, out int mark)) return false;
        AppendTo(_stack[mark - 1], mark);
        return true;
    }

    private bool TrySetItem()
    {
        if (!Has(3)) return false;
        SetItemsOf(_stack[_stackCount - 3], _stackCount - 2);
        return true;
    }

    private bool TrySetItems()
    {
        if (!TryPopMark(1, out int mark)) return false;
        SetItemsOf(_stack[mark - 1], mark);
        return true;
    }

    private bool TryAddItems()
    {
        if (!TryPopMark(1, out int mark)) return false;
        object? target = _stack[mark - 1];
        if (_namesClasses) NameClasses(mark);
        var items = Above(mark);
        _stackCount = mark;
        if (items.IsEmpty) return true;
        if (TryAddItemsTo(target, items)) return true;
        if (target is not PickleSet set) throw new UnpicklingException($"ADDITEMS finds {PickleRepr.KindOf(target)} where it needs a set.");
        Charge(items.Length);
        bool isEarly = HasEarly(items, step: 1);
        ref var table = ref set.GetTable();
        table.Reserve(items.Length);
        foreach (object? item in items)
        {
            if (isEarly) Add(set, item);
            else table.GetOrAdd(item, out _);
        }
        CheckLength(set.Count);
        return true;
    }

    private void AppendTo(object? target, int first)
    {
        if (_namesClasses) NameClasses(first);
        var items = Above(first);
        _stackCount = first;
        if (items.IsEmpty) return;
        Charge(items.Length);
        if (target is List<object?> list && target.GetType() == typeof(List<object?>))
        {
            int count = list.Count;
            CheckLength(count + (long)items.Length);
            if (count >= BatchSize && list.Capacity < count + items.Length) list.EnsureCapacity(Expected(count + items.Length));
            CollectionsMarshal.SetCount(list, count + items.Length);
            items.CopyTo(CollectionsMarshal.AsSpan(list)[count..]);
        }
        else if (target is PickleDeque deque)
        {
            foreach (object? item in items) deque.Append(item);
        }
        else if (TryAppendTo(target, items) || TryKeepItems(target, items))
        {
            return;
        }
        else if (target is PickleArray or Array || target is not IList { IsFixedSize: false } other)
        {
            throw new UnpicklingException($"APPEND finds {PickleRepr.KindOf(target)} where it needs a list.");
        }
        else
        {
            var wanted = Conversions.ItemOf(target.GetType());
            foreach (object? item in items) other.Add(wanted is null || item is null && !wanted.IsValueType ? item : Converted(item, wanted));
        }
    }

    /// <summary>How long a list gets that has so many items already, if there is nothing else in the pickle: a guess, and no more than eight times what is there.</summary>
    private int Expected(int count) => (int)Math.Clamp(count * (long)_inputEnd / Math.Max(1, _opcodeOffset), count, Math.Min(8L * count, Array.MaxLength));

    private void SetItemsOf(object? target, int first)
    {
        if (_namesClasses) NameClassesIn(target as PickleDict, first);
        var items = Above(first);
        _stackCount = first;
        if (items.IsEmpty) return;
        if (items.Length % 2 != 0) throw new UnpicklingException("A dict gets an odd number of keys and values.");
        Charge(items.Length / 2);
        if (target is PickleDict dict)
        {
            if (HasEarly(items, step: 2)) SetEarly(dict, items);
            else dict.GetTable().SetAll(items, FormerEntries());
            CheckLength(dict.Count);
        }
        else if (target is List<object?> list)
        {
            for (int i = 0; i < items.Length; i += 2) AssignTo(list, items[i], items[i + 1]);
        }
        else if (TryKeepEntries(target, items))
        {
            return;
        }
        else if (target is IDictionary other)
        {
            for (int i = 0; i < items.Length; i += 2) other[items[i] ?? throw new UnpicklingException($"{target.GetType()} cannot have None as a key.")] = items[i + 1];
        }
        else if (!TrySetItemsOf(target, items)) throw new UnpicklingException($"SETITEM finds {PickleRepr.KindOf(target)} where it needs a dict.");
    }

    private PickleKeyTable.Entry[]?[]? FormerEntries()
    {
        if (_formerEntries is null && ++_dicts > FewDicts) _formerEntries = new PickleKeyTable.Entry[PickleKeyTable.RememberedLengths][];
        return _formerEntries;
    }

    /// <summary>Items for something that is no collection here; false: it takes none.</summary>
    private protected virtual bool TryAppendTo(object? target, ReadOnlySpan<object?> items) => false;

    /// <inheritdoc cref="TryAppendTo"/>
    private protected virtual bool TrySetItemsOf(object? target, ReadOnlySpan<object?> items) => false;

    /// <inheritdoc cref="TryAppendTo"/>
    private protected virtual bool TryAddItemsTo(object? target, ReadOnlySpan<object?> items) => false;

    // list[i] = value, which a pickle may ask for as well.
    private static void AssignTo(List<object?> list, object? index, object? value)
    {
        if (index is not int position) throw new UnpicklingException($"A list's index is {PickleRepr.KindOf(index)}.");
        if (position < 0) position += list.Count;
        if ((uint)position >= (uint)list.Count) throw new UnpicklingException($"A list of {list.Count} items has no index {index}.");
        list[position] = value;
    }
}
