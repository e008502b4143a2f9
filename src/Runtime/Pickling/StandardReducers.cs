using System.Numerics;

namespace PickleGen;

/// <summary>Values of Python's standard library by their own <c>__reduce_ex__</c>, as CPython 3.11 writes them.</summary>
internal static partial class StandardReducers
{
    private static readonly PickleCallable s_complex = new("builtins", "complex");
    private static readonly PickleCallable s_range = new("builtins", "range");
    private static readonly PickleCallable s_slice = new("builtins", "slice");
    private static readonly PickleCallable s_decimal = new("decimal", "Decimal");
    private static readonly PickleCallable s_fraction = new("fractions", "Fraction");
    private static readonly PickleCallable s_newObject = new("copyreg", "__newobj__");
    private static readonly PickleCallable s_reconstructor = new("copyreg", "_reconstructor");
    private static readonly PickleCallable s_object = new("builtins", "object");
    private static readonly PickleCallable s_uuid = new("uuid", "UUID");
    private static readonly PickleCallable s_orderedDict = new("collections", "OrderedDict");
    private static readonly PickleCallable s_counter = new("collections", "Counter");
    private static readonly PickleCallable s_defaultDict = new("collections", "defaultdict");
    private static readonly PickleCallable s_deque = new("collections", "deque");

    /// <summary>How to make the value again; false: it is of no type of the standard library, or Python's would lose some of it.</summary>
    public static bool TryReduce(object value, int protocol, out ReduceValue reduced)
    {
        ReduceValue? found = value switch
        {
            PickleEllipsis => ReduceValue.Global("builtins.Ellipsis"),
            PickleNotImplemented => ReduceValue.Global("builtins.NotImplemented"),
            Complex complex => new(s_complex, [complex.Real, complex.Imaginary]),
            PickleRange range => new(s_range, [range.Start, range.Stop, range.Step]),
            PickleSlice slice => new(s_slice, [slice.Start, slice.Stop, slice.Step]),
            decimal number => new(s_decimal, [new UnsharedText(new PickleDecimal(number).ToString())]),
            PickleDecimal number => new(s_decimal, [new UnsharedText(number.ToString())]),
            PickleFraction fraction => new(s_fraction, [fraction.Numerator, fraction.Denominator]),
            Guid guid => NewObject(s_uuid, UuidState(guid), protocol),
            _ when value.GetType() == typeof(object) => NewObject(s_object, null, protocol),
            PickleOrderedDict dict => new(s_orderedDict, [], dict.Attributes is { Count: > 0 } attributes ? attributes : null, dictItems: dict!),
            PickleCounter counter => new(s_counter, [new PickleDict(counter)]),
            PickleDefaultDict dict => new(s_defaultDict, dict.Factory is { } factory ? [factory] : [], dictItems: dict!),
            PickleDeque deque => new(s_deque, deque.MaxLength is { } length ? [PickleTuple.Empty, length] : [], listItems: deque),
            PicklePath path => new(new PickleCallable("pathlib", path.Kind), PathParts.Of(path)),
            PickleArray array => ReduceArray(array, protocol),
            PythonException exception => new(new PickleCallable("builtins", exception.ClassName), exception.Arguments.ToArray(), exception.Attributes),
            _ => ReduceTime(value, protocol),
        };
        reduced = found.GetValueOrDefault();
        return found is not null;
    }

    // uuid.UUID.__getstate__: {'int': n}
    private static MemberState UuidState(Guid guid) => new(["int", new BigInteger(guid.ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true)]);

    // copyreg.py __reduce_ex__, object.__reduce_ex__
    private static ReduceValue NewObject(PickleCallable @class, object? state, int protocol) => protocol >= PickleProtocol.NewObjects
        ? new ReduceValue(s_newObject, [@class], state)
        : new ReduceValue(s_reconstructor, [@class, s_object, null], state);
}
