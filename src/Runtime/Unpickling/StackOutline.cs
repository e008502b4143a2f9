namespace PickleGen;

/// <summary>What opcodes do to the stack, counted from a place in a pickle on, without building anything. As far as a few opcodes go.</summary>
/// <param name="height">Values that are counted already.</param>
internal ref struct StackOutline(int height)
{
    /// <summary>More are not gone over.</summary>
    public const int MostOpcodes = 48;

    private const int MostMarks = 8;

    private Marks _marks;
    private int _steps;
    private OpcodeSkipper _skipper;

    /// <summary>How many values there are.</summary>
    public int Height { get; private set; } = height;

    /// <summary>Marks that were counted and are open.</summary>
    public int MarkCount { get; private set; }

    /// <summary>Goes over one opcode. False: there is none, or what it does is not followed here.</summary>
    /// <param name="pickle">The bytes from the first opcode on.</param>
    /// <param name="opcode">The opcode.</param>
    /// <param name="lowest">The lowest of the values that it takes, negative for one that was not counted; <see cref="Height"/>: it takes none.</param>
    public bool TryStep(ReadOnlySpan<byte> pickle, out PickleOpcode opcode, out int lowest)
    {
        lowest = Height;
        if (_steps++ == MostOpcodes || !_skipper.TryStep(pickle, out opcode, out _))
        {
            opcode = default;
            return false;
        }
        switch (opcode)
        {
            case PickleOpcode.Frame or PickleOpcode.Memoize or PickleOpcode.BinPut or PickleOpcode.LongBinPut or PickleOpcode.Put:
                return true;
            case PickleOpcode.Proto or PickleOpcode.Pop or PickleOpcode.PopMark or PickleOpcode.Dup or PickleOpcode.ReadOnlyBuffer:
                return false;
            case PickleOpcode.Mark:
                if (MarkCount == MostMarks) return false;
                _marks[MarkCount++] = Height;
                return true;
            case PickleOpcode.Stop or PickleOpcode.Tuple1 or PickleOpcode.BinPersId:
                return Take(1, out lowest);
            case PickleOpcode.Append or PickleOpcode.Build or PickleOpcode.Tuple2 or PickleOpcode.StackGlobal or PickleOpcode.Reduce or PickleOpcode.NewObj:
                return Take(2, out lowest);
            case PickleOpcode.SetItem or PickleOpcode.Tuple3 or PickleOpcode.NewObjEx:
                return Take(3, out lowest);
            case PickleOpcode.Appends or PickleOpcode.SetItems or PickleOpcode.AddItems:
                int items = CloseMark();
                lowest = items - 1;
                Height = items;
                return true;
            case PickleOpcode.Tuple or PickleOpcode.List or PickleOpcode.Dict or PickleOpcode.FrozenSet or PickleOpcode.Obj or PickleOpcode.Inst:
                lowest = CloseMark();
                Height = lowest + 1;
                return true;
            default:
                Height++;
                return true;
        }
    }

    // One value is left of them. None of them may lie below a MARK.
    private bool Take(int count, out int lowest)
    {
        lowest = Height - count;
        Height = lowest + 1;
        return MarkCount == 0 || lowest >= _marks[MarkCount - 1];
    }

    // Where no MARK was counted, one below what was.
    private int CloseMark() => MarkCount == 0 ? -1 : _marks[--MarkCount];

    [System.Runtime.CompilerServices.InlineArray(MostMarks)]
    private struct Marks
    {
        private int _first;
    }
}
