using System.Numerics;

namespace PickleGen.Tool;

/// <summary>An object of a class that only exists in Python, reduced as <c>object.__reduce_ex__</c> does (typeobject.c, copyreg.py).</summary>
/// <param name="class">The class.</param>
/// <param name="arguments">What the class is called with; null: <c>__new__</c> makes it.</param>
internal sealed class DescribedObject(PickleCallable @class, object?[]? arguments) : IReducible
{
    private static readonly PickleCallable s_newObject = new("copyreg", "__newobj__");
    private static readonly PickleCallable s_reconstructor = new("copyreg", "_reconstructor");

    /// <summary>What it holds as a list, a dict, a tuple, … that its class derives from; null: it derives from <c>object</c> alone.</summary>
    public object? Base { get; init; }

    /// <summary>Its <c>__dict__</c>; null: it has none.</summary>
    public PickleDict? State { get; init; }

    /// <summary>Its slots that have a value; null: its class has none.</summary>
    public PickleDict? Slots { get; init; }

    public ReduceValue Reduce(int protocol)
    {
        if (arguments is not null) return new ReduceValue(@class, arguments, StateOf());
        // Sets reduce themselves (setobject.c set_reduce).
        if (Base is PickleSet or PickleFrozenSet) return new ReduceValue(@class, [new List<object?>((IEnumerable<object?>)Base)], StateOf());
        return protocol >= 2 ? MadeByNew() : Reconstructed();
    }

    private ReduceValue MadeByNew() => new(
        s_newObject,
        Base switch
        {
            null or List<object?> or PickleDict => [@class],
            // A named tuple has no __dict__, and gives its items one by one.
            PickleTuple items when State is null => [@class, .. items],
            _ => [@class, Base],
        },
        StateOf(),
        Base as List<object?>,
        (Base as PickleDict)?.Select(item => KeyValuePair.Create(item.Key!, item.Value)));

    private ReduceValue Reconstructed()
    {
        if (Slots is not null) throw new PicklingException("A class with __slots__ and without __getstate__ cannot be pickled below protocol 2.");
        return new ReduceValue(s_reconstructor, [@class, new PickleCallable("builtins", NameOf(Base)), Base], StateOf());
    }

    private object? StateOf()
    {
        var state = State is { Count: > 0 } ? State : null;
        return Slots is { Count: > 0 } ? new PickleTuple([state, Slots]) : state;
    }

    private static string NameOf(object? value) => value switch
    {
        null => "object",
        List<object?> => "list",
        PickleDict => "dict",
        PickleTuple => "tuple",
        string => "str",
        byte[] => "bytes",
        double => "float",
        int or long or BigInteger => "int",
        Complex => "complex",
        PickleByteArray => "bytearray",
        _ => throw new PicklingException($"No class of Python's derives from {value}."),
    };
}
