namespace PickleGen;

/// <summary>What an opcode does to the stack: pickletools' <c>stack_before</c> and <c>stack_after</c>, as far as they count values.</summary>
internal enum StackEffect : byte
{
    /// <summary>It is no opcode.</summary>
    None,

    /// <summary>One more value.</summary>
    Push,

    /// <summary>A mark.</summary>
    Mark,

    /// <summary>Nothing: PROTO and FRAME.</summary>
    Leave,

    /// <summary>Nothing: the topmost value goes into the memo.</summary>
    Put,

    /// <summary>One more, the same as the topmost.</summary>
    Dup,

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

    /// <summary>Whether nothing that was there before has to do with it.</summary>
    public static bool BeginsValue(PickleOpcode opcode) => Of(opcode) <= StackEffect.Mark;

    /// <summary>Whether it memoizes the topmost value.</summary>
    public static bool IsPut(PickleOpcode opcode) => Of(opcode) == StackEffect.Put;

    /// <summary>Whether it works on the topmost value, or on that and the next.</summary>
    public static bool TakesTop(PickleOpcode opcode) =>
        Of(opcode) is StackEffect.Put or StackEffect.Dup or StackEffect.Take1 or StackEffect.Take2 or StackEffect.Take3 or StackEffect.Pop or StackEffect.PopMark;

    /// <summary>Whether the topmost value is whole before it, whatever that is: it goes into another, or is the root.</summary>
    public static bool EndsValue(PickleOpcode opcode) =>
        Of(opcode) is StackEffect.TakeIntoBelow or StackEffect.TakeToMark or StackEffect.Stop || opcode is PickleOpcode.Append or PickleOpcode.SetItem;

    private static StackEffect[] FindAll()
    {
        var effects = new StackEffect[256];
        foreach (var opcode in Enum.GetValues<PickleOpcode>()) effects[(byte)opcode] = Find(opcode);
        return effects;
    }

    private static StackEffect Find(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.Proto or PickleOpcode.Frame => StackEffect.Leave,
        PickleOpcode.Memoize or PickleOpcode.Put or PickleOpcode.BinPut or PickleOpcode.LongBinPut => StackEffect.Put,
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
