using System.Numerics;

namespace PickleGen.Tests.Values;

/// <summary>Values as Python source and as what they are here, to ask Python how they compare.</summary>
internal static class PythonKeys
{
    public static readonly (string Source, object? Value)[] Hashable =
    [
        ("0", 0), ("False", false), ("0.0", 0.0), ("-0.0", -0.0), ("1", 1), ("1", 1L), ("True", true), ("1.0", 1.0), ("1+0j", new Complex(1, 0)), ("1+1j", new Complex(1, 1)),
        ("2**53", 1L << 53), ("2.0**53", 9007199254740992.0), ("2**53+1", (1L << 53) + 1), ("2**63", BigInteger.One << 63), ("2.0**63", 9223372036854775808.0),
        ("-2**63", long.MinValue), ("-2.0**63", -9223372036854775808.0), ("2**64-1", ulong.MaxValue), ("10**30", BigInteger.Pow(10, 30)), ("1e30", 1e30), ("1e308", 1e308),
        ("int(1e308)", new BigInteger(1e308)), ("0.5", 0.5), ("0.1", 0.1), ("float('inf')", double.PositiveInfinity), ("float('-inf')", double.NegativeInfinity),
        ("D('0.5')", 0.5m), ("D('0.50')", 0.50m), ("D('0.1')", 0.1m), ("D('1')", 1m), ("D('1E+30')", PickleDecimal.Parse("1E+30")), ("D('Infinity')", PickleDecimal.Parse("Infinity")),
        ("D('1E+1000')", PickleDecimal.Parse("1E+1000")), ("D('-0')", PickleDecimal.Parse("-0")), ("D('10')", 10m), ("D('1E+1')", PickleDecimal.Parse("1E+1")), ("10", 10),
        ("F(1,2)", new PickleFraction(1, 2)), ("F(1,10)", new PickleFraction(1, 10)), ("F(1,3)", new PickleFraction(1, 3)), ("F(2,1)", new PickleFraction(2, 1)), ("2", 2),
        ("''", ""), ("'a'", "a"), ("b'a'", new[] { (byte)'a' }), ("b''", Array.Empty<byte>()), ("None", null),
        ("()", PickleTuple.Empty), ("(1,)", new PickleTuple(1)), ("(True,)", new PickleTuple(true)), ("(1.0, 'a')", new PickleTuple(1.0, "a")), ("(1, 'a')", new PickleTuple(1, "a")),
        ("((1,),)", new PickleTuple(new PickleTuple(1L))), ("((True,),)", new PickleTuple(new PickleTuple(true))), ("(None,)", new PickleTuple(new object?[] { null })),
        ("frozenset()", new PickleFrozenSet()), ("frozenset([1, 2])", new PickleFrozenSet(1, 2)), ("frozenset([2.0, True])", new PickleFrozenSet(2.0, true)),
        ("(frozenset([1]),)", new PickleTuple(new PickleFrozenSet(1))), ("frozenset([(1, 2)])", new PickleFrozenSet(new PickleTuple(1, 2))),
        ("range(1, 2, 3)", new PickleRange(1, 2, 3)), ("...", PickleEllipsis.Instance),
    ];

    public static readonly (string Source, object? Value)[] Unhashable =
    [
        ("[]", new List<object?>()), ("[1]", new List<object?> { 1 }), ("[1.0]", new List<object?> { 1.0 }), ("{}", new PickleDict()), ("{1: [2]}", Dict((1, new List<object?> { 2 }))),
        ("{True: [2.0]}", Dict((true, new List<object?> { 2.0 }))), ("{1, 2}", new PickleSet([1, 2])), ("bytearray(b'a')", new PickleByteArray([(byte)'a'])),
        ("([],)", new PickleTuple(new List<object?>())), ("(1, [1])", new PickleTuple(1, new List<object?> { true })), ("slice(1, 2)", new PickleSlice(1, 2, null)),
        ("deque([1])", Deque(1)), ("deque([1.0])", Deque(1.0)), ("OD([(1, 2), (3, 4)])", Ordered((1, 2), (3, 4))), ("OD([(3, 4), (1, 2)])", Ordered((3, 4), (1, 2))),
        ("{3: 4, 1: 2}", Dict((3, 4), (1, 2))), ("((1, []),)", new PickleTuple(new PickleTuple(1, new List<object?>()))),
    ];

    public const string Preamble = "from decimal import Decimal as D\nfrom fractions import Fraction as F\nfrom collections import deque, OrderedDict as OD\n";

    private static PickleDict Dict(params (object? Key, object? Value)[] items) => new(items.Select(item => KeyValuePair.Create(item.Key, item.Value)));

    private static PickleOrderedDict Ordered(params (object? Key, object? Value)[] items)
    {
        var dict = new PickleOrderedDict();
        foreach (var (key, value) in items) dict.Add(key, value);
        return dict;
    }

    private static PickleDeque Deque(params object?[] items)
    {
        var deque = new PickleDeque();
        foreach (object? item in items) deque.Append(item);
        return deque;
    }
}
