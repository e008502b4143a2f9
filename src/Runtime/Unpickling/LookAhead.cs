namespace PickleGen;

/// <summary>Tells by the opcodes that come what a value is, where its first opcode does not.</summary>
internal static class LookAhead
{
    /// <summary>What belongs to an empty collection: goes on until an opcode takes it, or something below it, from the stack.</summary>
    /// <param name="pickle">The bytes behind the collection and its puts.</param>
    /// <param name="add">The opcode that adds one element.</param>
    /// <param name="addRun">The one that adds those behind a MARK.</param>
    public static Added BehindCollection(ReadOnlySpan<byte> pickle, PickleOpcode add, PickleOpcode addRun)
    {
        var outline = new StackOutline(height: 1);
        int height = outline.Height;
        while (outline.TryStep(pickle, out var opcode, out int lowest))
        {
            if (lowest == 0 && opcode == addRun) return pickle[0] == (byte)PickleOpcode.Mark ? Added.Run : Added.Unknown;
            if (lowest == 0 && opcode == add) return Added.One;
            if (lowest < 1) return IsWhole(opcode, height, lowest) ? Added.Nothing : Added.Unknown;
            height = outline.Height;
        }
        return Added.Unknown;
    }

    /// <summary>Whether nothing takes the value before these bytes until all that it stands in is taken, as SETITEMS takes members.</summary>
    public static bool StaysAlone(ReadOnlySpan<byte> pickle)
    {
        var outline = new StackOutline(height: 1, StackOutline.MostInMembers);
        bool isTop = true;
        while (outline.TryStep(pickle, out var opcode, out int lowest))
        {
            if (lowest < 0) return true;
            if (lowest == 0 || IsHintBehind(opcode, outline) || isTop && StackEffects.Of(opcode) == StackEffect.Leave && opcode != PickleOpcode.Frame) return false;
            isTop = outline.Height == 1 && outline.MarkCount == 0;
        }
        return false;
    }

    /// <summary>Whether a MARK belongs to a tuple of so many items: it may be that of the first of them. Where it cannot be told, it is.</summary>
    /// <param name="pickle">The bytes from MARK on.</param>
    /// <param name="count">The items.</param>
    public static bool IsMarkOfTuple(ReadOnlySpan<byte> pickle, int count)
    {
        var outline = new StackOutline(height: 0);
        int height = 0;
        while (outline.TryStep(pickle, out var opcode, out int lowest))
        {
            if (outline.MarkCount == 0) return opcode == PickleOpcode.Tuple && height == count;
            height = outline.Height;
        }
        return true;
    }

    /// <summary>Whether a tuple of so many items is made of the values that come, TUPLE1 to TUPLE3.</summary>
    /// <param name="pickle">The bytes from the first value on.</param>
    /// <param name="count">The items.</param>
    public static bool MakesTuple(ReadOnlySpan<byte> pickle, int count)
    {
        var outline = new StackOutline(height: 0);
        int height = 0;
        while (outline.TryStep(pickle, out var opcode, out int lowest) && lowest >= 0)
        {
            if (lowest == 0 && opcode is PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3) return height == count;
            height = outline.Height;
        }
        return false;
    }

    // An integer and POP behind the first value may be what Python's type could not hold of it.
    private static bool IsHintBehind(PickleOpcode opcode, in StackOutline outline) => opcode == PickleOpcode.Pop && outline.Height == 1 && outline.MarkCount == 0;

    // The opcode takes a value whole, as the last of several, or with the MARK of what it stands in.
    private static bool IsWhole(PickleOpcode opcode, int height, int lowest) => opcode switch
    {
        PickleOpcode.Append or PickleOpcode.SetItem or PickleOpcode.Build or PickleOpcode.Tuple2 or PickleOpcode.Stop => height == 1,
        PickleOpcode.Tuple3 or PickleOpcode.Appends or PickleOpcode.SetItems or PickleOpcode.AddItems or PickleOpcode.Tuple or PickleOpcode.List or PickleOpcode.Dict
            or PickleOpcode.FrozenSet or PickleOpcode.Obj or PickleOpcode.Inst => lowest < 0,
        _ => false,
    };
}
