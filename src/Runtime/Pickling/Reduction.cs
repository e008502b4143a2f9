namespace PickleGen;

/// <summary>An object that is being saved by its reduce, and how far that has come.</summary>
internal sealed class Reduction
{
    /// <summary>The object; null: it has no identity, and is not memoized.</summary>
    public required object? Value { get; init; }

    /// <summary>How to make it again.</summary>
    public required ReduceValue Reduced { get; init; }

    /// <summary>What is called.</summary>
    public required object Func { get; init; }

    /// <summary>The first of the arguments that are written: 1 where the first is the class.</summary>
    public int FirstArgument { get; init; }

    /// <summary>What makes the object: REDUCE, NEWOBJ or NEWOBJ_EX.</summary>
    public PickleOpcode Opcode { get; init; } = PickleOpcode.Reduce;

    /// <summary>How many reductions this one is the callable of, each of the next.</summary>
    public int CallableDepth { get; init; }

    /// <summary>What comes next.</summary>
    public ReductionStage Stage { get; set; }
}

/// <summary>The order of emission (_pickle.c <c>save_reduce</c>).</summary>
internal enum ReductionStage : byte
{
    Func,
    Arguments,
    Keywords,
    Make,
    ListItems,
    DictItems,
    Setter,
    SetterTarget,
    State,
    Finish,
}
