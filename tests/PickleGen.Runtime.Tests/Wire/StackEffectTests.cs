namespace PickleGen.Tests.Wire;

public sealed class StackEffectTests
{
    public static TheoryData<string> Opcodes => [.. OpcodeTable.All.Select(static info => info.Name)];

    // The table agrees with Python's pickletools by a test of its own.
    [Theory]
    [MemberData(nameof(Opcodes))]
    public void An_opcode_takes_and_leaves_what_pickletools_says(string name)
    {
        var info = OpcodeTable.All.Single(info => info.Name == name);
        Assert.Equal(Described(info), StackEffects.Of(info.Opcode));
    }

    [Fact]
    public void What_is_no_opcode_has_no_effect() =>
        Assert.All(Enumerable.Range(0, 256).Select(static code => (PickleOpcode)code).Except(OpcodeTable.All.Select(static info => info.Opcode)), static code => Assert.Equal(StackEffect.None, StackEffects.Of(code)));

    private static StackEffect Described(OpcodeInfo info) => (info.Opcode, info.TakesMark, info.TakenBelowMark, info.After.Length) switch
    {
        (PickleOpcode.Stop, _, _, _) => StackEffect.Stop,
        (PickleOpcode.Mark, _, _, _) => StackEffect.Mark,
        (PickleOpcode.Pop, _, _, _) => StackEffect.Pop,
        (PickleOpcode.PopMark, _, _, _) => StackEffect.PopMark,
        // pickletools has no value before PUT: its opcodes are known by their names.
        (PickleOpcode.Memoize, _, _, _) => StackEffect.Put,
        (_, false, 0, 0) => info.Name.EndsWith("PUT", StringComparison.Ordinal) ? StackEffect.Put : StackEffect.Leave,
        (_, false, 0, 1) => StackEffect.Push,
        (_, false, 1, 2) => StackEffect.Dup,
        (_, false, 1, 1) => StackEffect.Take1,
        (_, false, 2, 1) => StackEffect.Take2,
        (_, false, 3, 1) => StackEffect.Take3,
        (_, true, 0, 1) => StackEffect.TakeToMark,
        (_, true, 1, 1) => StackEffect.TakeIntoBelow,
        var unknown => throw new InvalidOperationException($"{unknown}"),
    };
}
