using System.Numerics;

namespace PickleGen;

/// <summary>The stack, the marks and the memo that <c>pickletools.dis</c> follows, as kinds of items instead of items.</summary>
internal sealed class DisassemblyStack
{
    private const int ShownItems = 20;

    private readonly List<string> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<BigInteger, string> _memo = [];
    private string? _got;
    private int _toPop;

    /// <summary>Marks that are open: how far the line is indented.</summary>
    public int Marks => _marks.Count;

    /// <summary>What is left on the stack; null: nothing.</summary>
    public string? Rest => _stack.Count == 0
        ? null
        : $"[{string.Join(", ", _stack.Take(ShownItems))}{(_stack.Count > ShownItems ? ", …" : "")}]";

    /// <summary>Checks an opcode before its line is written. Returns what the line says of marks and memo.</summary>
    /// <param name="info">The opcode.</param>
    /// <param name="argument">Its argument.</param>
    /// <param name="error">What is wrong; said after the line was written, as pickletools does.</param>
    public string? Check(OpcodeInfo info, DisassembledArgument? argument, out string? error)
    {
        error = null;
        _got = null;
        _toPop = info.Before.Length;
        string? note = TakesMark(info) ? TakeMark(info, ref error) : null;
        switch (info.Opcode)
        {
            case PickleOpcode.Memoize:
                int index = _memo.Count;
                error = Store(index, "None");
                return $"(as {index})";
            case PickleOpcode.Put or PickleOpcode.BinPut or PickleOpcode.LongBinPut:
                error = Store(argument!.Number, argument.Text);
                break;
            case PickleOpcode.Get or PickleOpcode.BinGet or PickleOpcode.LongBinGet:
                if (!_memo.TryGetValue(argument!.Number, out _got)) error = $"memo key {argument.Text} has never been stored into";
                break;
            default:
                break;
        }
        return note;
    }

    /// <summary>Does to the stack what the opcode does.</summary>
    /// <exception cref="FormatException">The stack has too few items.</exception>
    public void Run(OpcodeInfo info, int position)
    {
        if (_stack.Count < _toPop)
            throw new FormatException($"tries to pop {_toPop} items from stack with only {_stack.Count} items");
        _stack.RemoveRange(_stack.Count - _toPop, _toPop);
        if (info.Opcode == PickleOpcode.Mark) _marks.Push(position);
        if (_got is not null) _stack.Add(_got);
        else _stack.AddRange(info.After);
    }

    // A POP may take a mark, too.
    private bool TakesMark(OpcodeInfo info) =>
        info.TakesMark || info.Opcode == PickleOpcode.Pop && _stack.Count > 0 && _stack[^1] == OpcodeInfo.Mark;

    private string TakeMark(OpcodeInfo info, ref string? error)
    {
        if (_marks.Count == 0) return error = "no MARK exists on stack";
        // Opcodes that take single items may have taken the mark as one of them.
        int at = _stack.LastIndexOf(OpcodeInfo.Mark);
        if (at < 0) throw new FormatException("the mark was taken as an item");
        _stack.RemoveRange(at, _stack.Count - at);
        _toPop = info.TakesMark ? info.TakenBelowMark : 0;
        return $"(MARK at {_marks.Pop()})";
    }

    private string? Store(BigInteger key, string shownKey)
    {
        if (_memo.ContainsKey(key)) return $"memo key {shownKey} already defined";
        if (_stack.Count == 0) return "stack is empty -- can't store into memo";
        if (_stack[^1] == OpcodeInfo.Mark) return "can't store markobject in the memo";
        _memo.Add(key, _stack[^1]);
        return null;
    }
}
