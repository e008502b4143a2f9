using System.Numerics;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>The callables that only lead to a class's constructor: <c>copyreg</c>'s, <c>functools.partial</c> of <c>cls.__new__</c>, and <c>or_</c> of flags.</summary>
internal static class ConstructionFunctions
{
    public static void AddTo(StdlibTable table)
    {
        table.Function("copyreg", "_reconstructor", Reconstruct);
        table.Function("copyreg", "__newobj__", (unpickler, arguments) => unpickler.New(First(arguments), Unpickler.Tail(arguments, 1)));
        table.Function("copyreg", "__newobj_ex__", NewObjectEx);
        table.Class("functools", "partial", Partial);
        table.Function("_operator", "or_", Or);
    }

    // copyreg.py _reconstructor(cls, base, state)
    private static object? Reconstruct(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("copyreg._reconstructor", 3, 3);
        if (arguments[1] is not PickleCallable { Module: "builtins", Name: var @base }) throw new UnpicklingException($"copyreg._reconstructor is given {PickleRepr.KindOf(arguments[1])} as a class's base.");
        // What the base class's own constructor takes: a list its items, a tuple, which a NamedTuple is, the members.
        object? made = unpickler.New(arguments[0], @base == "object" ? PickleTuple.Empty
            : @base == "tuple" && arguments[2] is PickleTuple members && !IsOneMember(arguments[0], members.Count) ? members : new PickleTuple(arguments[2]));
        if (@base == "dict" && made is PickleDict { Count: 0 } dict) CollectionFunctions.Fill(unpickler, dict, arguments, "dict", index: 2);
        return made;
    }

    // A class that derives from tuple otherwise than by NamedTuple is made from the whole, as at protocol 2 and above.
    private static bool IsOneMember(object? @class, int count) => count != 1 && @class is PickleTypeInfo { Class.MemberNames.Length: 1 };

    private static object? NewObjectEx(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("copyreg.__newobj_ex__", 3, 3);
        return unpickler.New(arguments[0], arguments.Get<PickleTuple>(1, "copyreg.__newobj_ex__"), arguments.Get<PickleDict>(2, "copyreg.__newobj_ex__"));
    }

    // Python 3.11 writes flags as or_(A, B), and bits that have no name as or_(A, number) (enum.py Flag.__reduce_ex__).
    private static object Or(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("operator.or_", 2, 2);
        if (arguments[0] is not Enum flags || !(arguments[1] is int or long or BigInteger || arguments[1]?.GetType() == flags.GetType()))
            throw new UnpicklingException($"operator.or_ combines {PickleRepr.KindOf(arguments[0])} and {PickleRepr.KindOf(arguments[1])}; only flags of one enum are combined, and with a number.");
        var bits = PythonInt.To<BigInteger>(flags) | PythonInt.To<BigInteger>(arguments[1]);
        object? made = bits < long.MinValue || bits > ulong.MaxValue ? null : Enum.ToObject(flags.GetType(), bits.Sign < 0 ? (ulong)(long)bits : (ulong)bits);
        return made is not null && PythonInt.To<BigInteger>(made) == bits ? made : throw new UnpicklingException($"A number of operator.or_ has more bits than '{flags.GetType()}'.");
    }

    private static object Partial(Unpickler unpickler, PickleTuple arguments) => First(arguments) is ConstructorOf constructor
        ? new PartialCall(constructor, Unpickler.Tail(arguments, 1))
        : throw new UnpicklingException($"functools.partial is known here of a class's __new__ alone, by which protocols 2 and 3 make objects with keyword arguments; this one is of {PickleRepr.KindOf(arguments[0])}.");

    private static object? First(PickleTuple arguments) => arguments.Count > 0 ? arguments[0] : throw new UnpicklingException("A call lacks its class.");
}

/// <summary><c>cls.__new__</c>, on its way into a <see cref="PartialCall"/>.</summary>
internal sealed record ConstructorOf(object Class);

/// <summary><c>functools.partial</c>, by which protocols 2 and 3 write NEWOBJ_EX (pickle.py <c>save_reduce</c>).</summary>
internal sealed class PartialCall(object? callable, PickleTuple arguments)
{
    private object? _callable = callable;
    private PickleTuple _arguments = arguments;
    private PickleDict? _keywords;

    /// <summary>BUILD: (callable, args, keywords, dict).</summary>
    public void SetState(PickleTuple? state)
    {
        if (state is not [var callable, PickleTuple arguments, var keywords, _] || keywords is not (null or PickleDict)) throw new UnpicklingException("A functools.partial has a state of another form.");
        (_callable, _arguments, _keywords) = (callable, arguments, (PickleDict?)keywords);
    }

    /// <summary>The call itself. Only a class's <c>__new__</c> is ever called this way.</summary>
    public object? Call(Unpickler unpickler, PickleTuple arguments)
    {
        if (_callable is not ConstructorOf constructor || _arguments.Count == 0 || !ReferenceEquals(_arguments[0], constructor.Class))
            throw new UnpicklingException("A functools.partial is called of something that is no class's __new__.");
        return unpickler.New(constructor.Class, new PickleTuple([.. _arguments.AsSpan()[1..], .. arguments.AsSpan()]), _keywords);
    }
}
