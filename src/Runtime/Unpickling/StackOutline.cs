namespace PickleGen;

/// <summary>What opcodes do to the stack, counted from a place in a pickle on, without building anything. As far as a few opcodes go.</summary>
/// <param name="height">Values that are counted already.</param>
/// <param name="steps">More opcodes are not gone over.</param>
internal ref struct StackOutline(int height, int steps = StackOutline.Most)
{
    /// <summary>Opcodes that are gone over where it does not say otherwise.</summary>
    public const int Most = 48;

    /// <summary>Opcodes that are gone over where an object's members end soon, in most cases.</summary>
    public const int MostInMembers = 128;

    private const int MostMarks = 8;

    private Marks _marks;
    private int _steps = steps;
    private OpcodeSkipper _skipper;

    /// <summary>How many values there are.</summary>
    public int Height { get; private set; } = height;

    /// <summary>How many opcodes may be gone over yet.</summary>
    public readonly int StepsLeft => Math.Max(_steps, 0);

    /// <summary>How far it came.</summary>
    public readonly int Position => _skipper.Position;

    /// <summary>Marks that were counted and are open.</summary>
    public int MarkCount { get; private set; }

    /// <summary>Goes over one opcode. False: there is none, or what it does is not followed here.</summary>
    /// <param name="pickle">The bytes from the first opcode on.</param>
    /// <param name="opcode">The opcode.</param>
    /// <param name="lowest">The lowest of the values that it takes, negative for one that was not counted; <see cref="Height"/>: it takes none.</param>
    public bool TryStep(ReadOnlySpan<byte> pickle, out PickleOpcode opcode, out int lowest)
    {
        lowest = Height;
        if (_steps-- == 0 || !_skipper.TryStep(pickle, out opcode))
        {
            opcode = default;
            return false;
        }
        switch (StackEffects.Of(opcode))
        {
            case StackEffect.Push:
                Height++;
                return true;
            case StackEffect.Leave or StackEffect.Put:
                return opcode != PickleOpcode.Proto;
            case StackEffect.Mark:
                if (MarkCount == MostMarks) return false;
                _marks[MarkCount++] = Height;
                return true;
            case StackEffect.Take1 or StackEffect.Stop:
                return Take(1, out lowest);
            case StackEffect.Take2:
                return Take(2, out lowest);
            case StackEffect.Take3:
                return Take(3, out lowest);
            case StackEffect.TakeIntoBelow:
                int items = CloseMark();
                lowest = items - 1;
                Height = items;
                return true;
            case StackEffect.TakeToMark:
                lowest = CloseMark();
                Height = lowest + 1;
                return true;
            case StackEffect.Pop when MarkCount == 0 || _marks[MarkCount - 1] < Height:
                lowest = --Height;
                return true;
            default:
                return false;
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
