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
        int steps = StackOutline.Most;
        return BehindCollection(pickle, add, addRun, ref steps);
    }

    /// <inheritdoc cref="BehindCollection(ReadOnlySpan{byte}, PickleOpcode, PickleOpcode)"/>
    /// <param name="pickle">The bytes behind the collection and its puts.</param>
    /// <param name="add">The opcode that adds one element.</param>
    /// <param name="addRun">The one that adds those behind a MARK.</param>
    /// <param name="steps">How many opcodes may be gone over; how many are left.</param>
    public static Added BehindCollection(ReadOnlySpan<byte> pickle, PickleOpcode add, PickleOpcode addRun, ref int steps)
    {
        if (EndsRow(pickle, addRun)) return Added.Run;
        var outline = new StackOutline(height: 1, steps);
        var added = BehindCollection(pickle, add, addRun, ref outline);
        steps = outline.StepsLeft;
        return added;
    }

    private static Added BehindCollection(ReadOnlySpan<byte> pickle, PickleOpcode add, PickleOpcode addRun, ref StackOutline outline)
    {
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
            if (lowest == 0 || IsHintBehind(opcode, outline) || isTop && StackEffects.IsPut(opcode)) return false;
            isTop = outline.Height == 1 && outline.MarkCount == 0;
        }
        return false;
    }

    /// <summary>Tuples of more items have a MARK before them whoever writes them (pickle.py <c>save_tuple</c>).</summary>
    public const int MostWithoutMark = 3;

    /// <summary>Whether a MARK belongs to a tuple of so many items: it may be that of the first of them. Null: a few opcodes do not tell.</summary>
    /// <param name="pickle">The bytes from MARK on.</param>
    /// <param name="count">The items.</param>
    /// <param name="protocol">The pickle's protocol.</param>
    /// <param name="steps">How many opcodes may be gone over; how many are left.</param>
    public static bool? IsMarkOfTuple(ReadOnlySpan<byte> pickle, int count, int protocol, ref int steps)
    {
        var outline = new StackOutline(height: 0, steps);
        bool? isTuples = IsMarkOfTuple(pickle, count, protocol, ref outline);
        steps = outline.StepsLeft;
        return isTuples;
    }

    private static bool? IsMarkOfTuple(ReadOnlySpan<byte> pickle, int count, int protocol, ref StackOutline outline)
    {
        int height = 0;
        while (outline.TryStep(pickle, out var opcode, out _))
        {
            if (opcode == PickleOpcode.Pop && IsOurs(protocol)) return true;
            if (outline.MarkCount == 0) return opcode == PickleOpcode.Tuple && height == count;
            height = outline.Height;
        }
        return null;
    }

    /// <summary>Whether what comes is neither a tuple with its MARK, nor a reference, nor None: something in a tuple that has begun.</summary>
    /// <param name="pickle">The bytes behind a MARK.</param>
    public static bool BeginsInTuple(ReadOnlySpan<byte> pickle) =>
        pickle.Length > 0 && StackEffects.Of((PickleOpcode)pickle[0]) == StackEffect.Push
        && (PickleOpcode)pickle[0] is not (PickleOpcode.None or PickleOpcode.Get or PickleOpcode.BinGet or PickleOpcode.LongBinGet);

    /// <summary>Whether a number comes, or a text, which is a value: no count before a collection, and no class by its two names.</summary>
    /// <param name="pickle">The bytes behind a MARK.</param>
    public static bool BeginsWithAtom(ReadOnlySpan<byte> pickle)
    {
        var skipper = default(OpcodeSkipper);
        if (!TrySkipToOther(ref skipper, pickle, out var opcode) || !IsAtom(opcode)) return false;
        if (!TrySkipToOther(ref skipper, pickle, out opcode)) return true;
        return opcode != PickleOpcode.Pop && !(TrySkipToOther(ref skipper, pickle, out opcode) && opcode == PickleOpcode.StackGlobal);
    }

    /// <summary>Whether a MARK behind a class belongs to so many arguments: it may be that of the first of them, which may be a tuple of as many items.</summary>
    /// <param name="pickle">The bytes from MARK on.</param>
    /// <param name="count">The arguments.</param>
    /// <param name="protocol">The pickle's protocol.</param>
    public static bool IsMarkOfArguments(ReadOnlySpan<byte> pickle, int count, int protocol)
    {
        var outline = new StackOutline(height: 0);
        int height = 0;
        bool isOurs = false, isClosed = false;
        while (outline.TryStep(pickle, out var opcode, out _))
        {
            if (isClosed)
            {
                if (StackEffects.Of(opcode) is StackEffect.Put or StackEffect.Leave) continue;
                return opcode is PickleOpcode.Reduce or PickleOpcode.NewObj;
            }
            isOurs |= opcode == PickleOpcode.Pop && IsOurs(protocol);
            if (outline.MarkCount == 0)
            {
                if (opcode != PickleOpcode.Tuple || height != count) return false;
                isClosed = true;
            }
            height = outline.Height;
        }
        return isOurs || isClosed;
    }

    // A number and POP stand before collections and behind times, in what we write alone. Below protocol 4 that has a MARK where CPython's has one;
    // from then on before all tuples and arguments.
    private static bool IsOurs(int protocol) => protocol >= PickleProtocol.Framed;

    /// <summary>Whether items and their MARK go one by one, because their tuple stands in the memo (pickle.py <c>save_tuple</c>, protocol 0).</summary>
    /// <param name="pickle">The bytes from MARK on.</param>
    public static bool ArePopped(ReadOnlySpan<byte> pickle)
    {
        var outline = new StackOutline(height: 0, StackOutline.MostInMembers);
        PickleOpcode opcode;
        while (outline.TryStep(pickle, out opcode, out _) && outline.MarkCount > 0)
        {
        }
        return opcode == PickleOpcode.Pop;
    }

    /// <summary>How many of the values that come a tuple is made of, by TUPLE1 to TUPLE3. 0: of none, or it comes too late.</summary>
    /// <param name="pickle">The bytes from the first value on.</param>
    public static int ItemsOfTuple(ReadOnlySpan<byte> pickle) => ItemsOfTuple(pickle, out _);

    /// <inheritdoc cref="ItemsOfTuple(ReadOnlySpan{byte})"/>
    /// <param name="pickle">The bytes from the first value on.</param>
    /// <param name="isSeen">Whether it was seen what becomes of them; else they go further than is looked.</param>
    public static int ItemsOfTuple(ReadOnlySpan<byte> pickle, out bool isSeen)
    {
        var outline = new StackOutline(height: 0);
        int height = 0;
        isSeen = true;
        while (outline.TryStep(pickle, out var opcode, out int lowest))
        {
            if (lowest < 0) return 0;
            if (lowest == 0 && opcode is PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3) return height;
            height = outline.Height;
        }
        isSeen = false;
        return 0;
    }

    /// <summary>Whether a TUPLE1 to TUPLE3 comes that <see cref="ItemsOfTuple(ReadOnlySpan{byte})"/> could find from here on, or from where other opcodes begin.</summary>
    /// <param name="pickle">The bytes from an opcode on.</param>
    /// <param name="size">The bytes in which those begin for which the answer holds.</param>
    public static bool HasTuple(ReadOnlySpan<byte> pickle, out int size)
    {
        var skipper = default(OpcodeSkipper);
        size = 0;
        for (int i = 0; i < 2 * StackOutline.Most; i++)
        {
            int start = skipper.Position;
            if (!skipper.TryStep(pickle, out var opcode)) break;
            if (opcode is PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3)
            {
                size = start + 1;
                return true;
            }
            if (i < StackOutline.Most) size = skipper.Position;
        }
        return false;
    }

    /// <summary>Where the next byte is that may be one of TUPLE1 to TUPLE3; -1: there is none.</summary>
    public static int FindTupleByte(ReadOnlySpan<byte> pickle) => pickle.IndexOfAnyInRange((byte)PickleOpcode.Tuple1, (byte)PickleOpcode.Tuple3);

    /// <summary>How far it is behind the next TUPLE1 to TUPLE3, or to the pickle's end.</summary>
    /// <param name="pickle">The bytes from an opcode on.</param>
    /// <param name="isThere">Whether there is one.</param>
    public static int FindTuple(ReadOnlySpan<byte> pickle, out bool isThere)
    {
        var skipper = default(OpcodeSkipper);
        while (true)
        {
            skipper.SkipValues(pickle);
            bool isOpcode = skipper.TryStep(pickle, out var opcode);
            isThere = isOpcode && opcode is PickleOpcode.Tuple1 or PickleOpcode.Tuple2 or PickleOpcode.Tuple3;
            if (isThere || !isOpcode || opcode == PickleOpcode.Stop) return skipper.Position;
        }
    }

    // MARK, and nothing that takes or marks anything, up to this opcode: most runs are such rows, and may be long.
    private static bool EndsRow(ReadOnlySpan<byte> pickle, PickleOpcode end)
    {
        var skipper = default(OpcodeSkipper);
        if (!skipper.TryStep(pickle, out var opcode) || opcode != PickleOpcode.Mark) return false;
        while (skipper.TryStep(pickle, out opcode))
        {
            if (StackEffects.Of(opcode) is not (StackEffect.Push or StackEffect.Leave or StackEffect.Put)) return opcode == end;
        }
        return false;
    }

    private static bool TrySkipToOther(ref OpcodeSkipper skipper, ReadOnlySpan<byte> pickle, out PickleOpcode opcode)
    {
        while (skipper.TryStep(pickle, out opcode))
        {
            if (StackEffects.Of(opcode) is not (StackEffect.Put or StackEffect.Leave)) return true;
        }
        return false;
    }

    private static bool IsAtom(PickleOpcode opcode) => opcode is PickleOpcode.BinInt1 or PickleOpcode.BinInt2 or PickleOpcode.BinInt or PickleOpcode.Long1 or PickleOpcode.BinFloat
        or PickleOpcode.NewTrue or PickleOpcode.NewFalse or PickleOpcode.ShortBinUnicode or PickleOpcode.BinUnicode;

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
