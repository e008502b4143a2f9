using System.Buffers.Binary;
using System.Buffers.Text;

namespace PickleGen;

/// <content>What each opcode does to the stack, and to the value that is followed.</content>
internal sealed partial class PathTracer
{
    /// <summary>False: STOP, or the stack has too few values.</summary>
    private bool Step(PickleOpcode opcode, ReadOnlySpan<byte> argument)
    {
        switch (opcode)
        {
            case PickleOpcode.Stop: return false;
            case PickleOpcode.Proto or PickleOpcode.Frame or PickleOpcode.ReadOnlyBuffer: return true;
            case PickleOpcode.Mark: return Push(new Entry(EntryKind.Mark));
            case PickleOpcode.EmptyList or PickleOpcode.EmptySet: return Push(new Entry(EntryKind.List));
            case PickleOpcode.EmptyDict: return Push(new Entry(EntryKind.Dict));
            case PickleOpcode.ShortBinUnicode: return Push(new Entry(EntryKind.Text, TextOf(argument[1..])));
            case PickleOpcode.BinUnicode: return Push(new Entry(EntryKind.Text, TextOf(argument[4..])));
            case PickleOpcode.BinUnicode8: return Push(new Entry(EntryKind.Text, TextOf(argument[8..])));
            case PickleOpcode.Unicode: return Push(new Entry(EntryKind.Text, TextOf(argument[..^1])));
            case PickleOpcode.ShortBinString: return Push(new Entry(EntryKind.Text, TextOf(argument[1..])));
            case PickleOpcode.BinString: return Push(new Entry(EntryKind.Text, TextOf(argument[4..])));
            // In quotes, and whatever is escaped stays so.
            case PickleOpcode.String when argument.Length > 3: return Push(new Entry(EntryKind.Text, TextOf(argument[1..^2])));
            case PickleOpcode.BinInt1: return Push(new Entry(EntryKind.Other, Text: argument[0].ToString(System.Globalization.CultureInfo.InvariantCulture)));
            case PickleOpcode.Int: return Push(new Entry(EntryKind.Other, Text: TextOf(argument[..^1])));
            case PickleOpcode.Global: return Push(GlobalOf(argument));
            case PickleOpcode.StackGlobal: return NameGlobal();
            case PickleOpcode.Get or PickleOpcode.BinGet or PickleOpcode.LongBinGet: return Push(MemoizedAt(IndexOf(opcode, argument)));
            case PickleOpcode.Put or PickleOpcode.BinPut or PickleOpcode.LongBinPut: return Memoize(IndexOf(opcode, argument));
            case PickleOpcode.Memoize: return Memoize(_memo.Count + (_origin?.MemoCount ?? 0));
            case PickleOpcode.Dup: return _stack.Count > 0 && Push(_stack[^1]);
            case PickleOpcode.Pop: return Pop();
            case PickleOpcode.PopMark: return TryFindMark(out int popped) && Drop(popped);
            case PickleOpcode.Append: return TakeLast(items: 1, pairs: false);
            case PickleOpcode.SetItem: return TakeLast(items: 2, pairs: true);
            case PickleOpcode.Appends or PickleOpcode.AddItems: return TryFindMark(out int list) && list > 0 && TakeItems(list, hasOwner: true);
            case PickleOpcode.SetItems: return TryFindMark(out int dict) && dict > 0 && TakePairs(dict, hasOwner: true);
            case PickleOpcode.List: return TryFindMark(out int items) && TakeItems(items, hasOwner: false) && AsList();
            case PickleOpcode.Tuple or PickleOpcode.FrozenSet: return TryFindMark(out int tuple) && TakeItems(tuple, hasOwner: false);
            case PickleOpcode.Dict: return TryFindMark(out int pairs) && TakePairs(pairs, hasOwner: false);
            case PickleOpcode.Tuple1: return MakeTuple(1);
            case PickleOpcode.Tuple2: return MakeTuple(2);
            case PickleOpcode.Tuple3: return MakeTuple(3);
            case PickleOpcode.Reduce or PickleOpcode.NewObj: return _stack.Count >= 2 && Call();
            case PickleOpcode.NewObjEx: return Replace(3, EntryKind.CallResult);
            case PickleOpcode.Build:
                if (_target == _stack.Count - 1) NameMember();
                return Replace(2, EntryKind.Other);
            case PickleOpcode.Obj or PickleOpcode.Inst: return TryFindMark(out int made) && Replace(_stack.Count - made, EntryKind.CallResult);
            case PickleOpcode.BinPersId: return Replace(1, EntryKind.Other);
            default: return Push(default);
        }
    }

    private bool Push(Entry entry)
    {
        _stack.Add(entry);
        return true;
    }

    private bool Memoize(int index)
    {
        if (_stack.Count == 0) return false;
        _memo[index] = _stack[^1];
        return true;
    }

    private Entry MemoizedAt(int index) => _memo.TryGetValue(index, out var entry) ? entry : Known(index);

    private bool NameGlobal()
    {
        if (_stack.Count < 2) return false;
        var (module, name) = (_stack[^2].Text, _stack[^1].Text);
        Replace(2, EntryKind.Other);
        if (module is not null && name is not null) _stack[^1] = new Entry(EntryKind.Global, name, module);
        return true;
    }

    private bool TryFindMark(out int mark)
    {
        mark = _stack.FindLastIndex(static entry => entry.Kind == EntryKind.Mark);
        return mark >= 0;
    }

    // What is thrown away stands for what lies below it: the result of a state setter for its object. An object whose members come late is
    // fetched from the memo for that; how the root leads to it is not known.
    private bool Pop()
    {
        if (_stack.Count == 0) return false;
        bool isTarget = _target == _stack.Count - 1 && _stack.Count > 1;
        if (isTarget && !(_path.IsEmpty && _item < 0 && _key is null) && _stack[^1].Kind != EntryKind.CallResult) Add(MemberPath.Gap);
        return Drop(_stack.Count - 1);
    }

    private bool Drop(int first)
    {
        _stack.RemoveRange(first, _stack.Count - first);
        if (_target >= first) _target = first - 1;
        return first > 0 || _target < 0;
    }

    // [a, b] → what is made of them.
    private bool Replace(int count, EntryKind kind)
    {
        int first = _stack.Count - count;
        if (first < 0) return false;
        _stack.RemoveRange(first, count);
        _stack.Add(new Entry(kind));
        if (_target >= first) _target = first;
        return true;
    }

    // [owner, item] or [owner, key, value]
    private bool TakeLast(int items, bool pairs)
    {
        int first = _stack.Count - items;
        if (first < 1) return false;
        _stack.Insert(first, new Entry(EntryKind.Mark));
        if (_target >= first) _target++;
        return pairs ? TakePairs(first, hasOwner: true) : TakeItems(first, hasOwner: true);
    }

    private bool MakeTuple(int count)
    {
        int first = _stack.Count - count;
        if (first < 0) return false;
        _stack.Insert(first, new Entry(EntryKind.Mark));
        if (_target >= first) _target++;
        return TakeItems(first, hasOwner: false);
    }

    // [owner] MARK items
    private bool TakeItems(int mark, bool hasOwner)
    {
        int count = hasOwner ? _stack[mark - 1].Count : 0;
        if (_target > mark)
        {
            int item = count + _target - mark - 1;
            if (hasOwner)
            {
                Add(MemberPath.Item(item));
            }
            else
            {
                KeepItem();
                _item = item;
            }
        }
        if (hasOwner) return Take(mark, hasOwner, new Entry(EntryKind.List, Count: count + _stack.Count - mark - 1));
        var first = mark + 1 < _stack.Count && _stack[mark + 1] is { Kind: EntryKind.Global } @class ? @class : default;
        return Take(mark, hasOwner, new Entry(EntryKind.Other, first.Text, first.Module, Count: _stack.Count - mark - 1));
    }

    // [owner] MARK key value …
    private bool TakePairs(int mark, bool hasOwner)
    {
        if (_target > mark)
        {
            var key = _stack[_target - (_target - mark - 1) % 2];
            KeepItem();
            if (key.Kind == EntryKind.Text) _key = key.Text;
            else Add($"[{(key is { Module: null, Text: { } number } ? ShownText.Of(number) : "…")}]");
        }
        return Take(mark, hasOwner, new Entry(EntryKind.Dict));
    }

    private void Add(string step)
    {
        KeepItem();
        _path.Prepend(step);
    }

    private void KeepItem()
    {
        if (_key is not null) _path.Prepend(_keysAreMembers ? MemberPath.Member(_key) : MemberPath.Key(_key));
        if (_item >= 0) _path.Prepend(MemberPath.Item(_item));
        _key = null;
        _item = -1;
    }

    // The dict that has the value under a key is an object's state.
    private void NameMember()
    {
        if (_key is null) return;
        _path.Prepend(MemberPath.Member(_key));
        _key = null;
    }

    // LIST makes what may still grow.
    private bool AsList()
    {
        _stack[^1] = new Entry(EntryKind.List, Count: _stack[^1].Count);
        return true;
    }

    private bool Take(int mark, bool hasOwner, Entry made)
    {
        int owner = hasOwner ? mark - 1 : mark;
        _stack.RemoveRange(owner, _stack.Count - owner);
        _stack.Add(made);
        if (_target >= owner) _target = owner;
        return true;
    }

    // Arguments are no part of the value, except where a class takes its members so.
    private bool Call()
    {
        if (_target == _stack.Count - 1 && _item >= 0)
        {
            string? name = ArgumentName(_stack[^2], _item);
            _item = -1;
            if (name is not null) Add(MemberPath.Member(name));
        }
        // Below protocol 2 copyreg._reconstructor makes an object of the class that it is given.
        var made = _stack[^2] is { Module: "copyreg" or "copy_reg" } ? _stack[^1] : _stack[^2];
        if (!Replace(2, EntryKind.CallResult)) return false;
        _stack[^1] = new Entry(EntryKind.CallResult, made.Text, made.Module);
        return true;
    }

    private static int IndexOf(PickleOpcode opcode, ReadOnlySpan<byte> argument) => opcode switch
    {
        PickleOpcode.BinGet or PickleOpcode.BinPut => argument[0],
        PickleOpcode.LongBinGet or PickleOpcode.LongBinPut => BinaryPrimitives.ReadInt32LittleEndian(argument),
        _ => Utf8Parser.TryParse(argument, out int index, out _) ? index : -1,
    };

    private static Entry GlobalOf(ReadOnlySpan<byte> lines)
    {
        int end = lines.IndexOf((byte)'\n');
        return new Entry(EntryKind.Global, TextOf(lines[(end + 1)..^1]), TextOf(lines[..end]));
    }
}
