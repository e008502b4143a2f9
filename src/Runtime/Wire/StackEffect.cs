namespace PickleGen;

/// <summary>What an opcode does to the stack: pickletools' <c>stack_before</c> and <c>stack_after</c>, as far as they count values.</summary>
internal enum StackEffect : byte
{
    /// <summary>It is no opcode.</summary>
    None,

    /// <summary>Nothing: PROTO, FRAME, and those that put into the memo.</summary>
    Leave,

    /// <summary>One more value.</summary>
    Push,

    /// <summary>One more, the same as the topmost.</summary>
    Dup,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>Another value for the topmost.</summary>
    Take1,

    /// <summary>One for the topmost two.</summary>
    Take2,

    /// <summary>One for the topmost three.</summary>
    Take3,

    /// <summary>The values down to the topmost mark, which go into the one below it.</summary>
    TakeIntoBelow,

    /// <summary>One for the values down to the topmost mark.</summary>
    TakeToMark,

    /// <summary>The topmost value goes, or the mark that is there instead.</summary>
    Pop,

    /// <summary>All down to the topmost mark goes.</summary>
    PopMark,

    /// <summary>The topmost value is the pickle's.</summary>
    Stop,
}

/// <summary>Every opcode's <see cref="StackEffect"/>.</summary>
internal static class StackEffects
{
    private static readonly StackEffect[] s_effects = FindAll();

    public static StackEffect Of(PickleOpcode opcode) => s_effects[(byte)opcode];

    private static StackEffect[] FindAll()
    {
        var effects = new StackEffect[256];
        foreach (var opcode in Enum.GetValues<PickleOpcode>()) effects[(byte)opcode] = Find(opcode);
        return effects;
    }

    private static StackEffect Find(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.Proto or PickleOpcode.Frame or PickleOpcode.Memoize or PickleOpcode.Put or PickleOpcode.BinPut or PickleOpcode.LongBinPut => StackEffect.Leave,
        PickleOpcode.Dup => StackEffect.Dup,
        PickleOpcode.Mark => StackEffect.Mark,
        PickleOpcode.Tuple1 or PickleOpcode.BinPersId or PickleOpcode.ReadOnlyBuffer => StackEffect.Take1,
        PickleOpcode.Append or PickleOpcode.Build or PickleOpcode.Tuple2 or PickleOpcode.StackGlobal or PickleOpcode.Reduce or PickleOpcode.NewObj => StackEffect.Take2,
        PickleOpcode.SetItem or PickleOpcode.Tuple3 or PickleOpcode.NewObjEx => StackEffect.Take3,
        PickleOpcode.Appends or PickleOpcode.SetItems or PickleOpcode.AddItems => StackEffect.TakeIntoBelow,
        PickleOpcode.Tuple or PickleOpcode.List or PickleOpcode.Dict or PickleOpcode.FrozenSet or PickleOpcode.Obj or PickleOpcode.Inst => StackEffect.TakeToMark,
        PickleOpcode.Pop => StackEffect.Pop,
        PickleOpcode.PopMark => StackEffect.PopMark,
        PickleOpcode.Stop => StackEffect.Stop,
        _ => StackEffect.Push,
    };
}
