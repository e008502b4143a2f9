using System.Numerics;

namespace PickleGen.Tests.Values;

/// <summary>Values as Python source and as what they are here, to ask Python how they compare.</summary>
internal static class PythonKeys
{
    public static readonly (string Source, object? Value)[] Hashable =
    [
        ("0", 0), ("False", false), ("0.0", 0.0), ("-0.0", -0.0), ("1", 1), ("1", 1L), ("True", true), ("1.0", 1.0), ("1+0j", new Complex(1, 0)), ("1+1j", new Complex(1, 1)), ("complex(0.0, 1)", new Complex(0.0, 1)), ("complex(-0.0, 1)", new Complex(-0.0, 1)),
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
        ("range(0)", new PickleRange(0, 0, 1)), ("range(1, 1)", new PickleRange(1, 1, 1)), ("range(5, 1)", new PickleRange(5, 1, 1)), ("range(0, 4, 2)", new PickleRange(0, 4, 2)),
        ("range(0, 3, 2)", new PickleRange(0, 3, 2)), ("range(1, 5, 7)", new PickleRange(1, 5, 7)), ("range(3, 0, -1)", new PickleRange(3, 0, -1)), ("range(3, -1, -2)", new PickleRange(3, -1, -2)),
        ("PurePosixPath('a')", new PicklePath("PurePosixPath", "a")), ("PosixPath('a')", new PicklePath("PosixPath", "a")), ("PurePosixPath('A')", new PicklePath("PurePosixPath", "A")),
        ("PureWindowsPath('a')", new PicklePath("PureWindowsPath", "a")), ("PureWindowsPath('A')", new PicklePath("PureWindowsPath", "A")),
        ("datetime(2020, 1, 2, 3)", new DateTime(2020, 1, 2, 3, 0, 0)), ("datetime(2020, 1, 2, 3, fold=1)", new PickleDateTime(new DateTime(2020, 1, 2, 3, 0, 0), Fold: true)),
        ("datetime(2020, 1, 2, 3, tzinfo=utc)", new DateTimeOffset(2020, 1, 2, 3, 0, 0, TimeSpan.Zero)), ("datetime(2020, 1, 2, 4, tzinfo=timezone(timedelta(hours=1)))", new DateTimeOffset(2020, 1, 2, 4, 0, 0, TimeSpan.FromHours(1))),
        ("datetime(2020, 1, 2, 4, tzinfo=timezone(timedelta(hours=1), 'x'))", new PickleDateTime(new DateTime(2020, 1, 2, 4, 0, 0), TimeZone: new PickleTimeZone(TimeSpan.FromHours(1), "x"))),
        ("datetime(2020, 1, 2, 3, fold=1, tzinfo=timezone(timedelta(0), 'y'))", new PickleDateTime(new DateTime(2020, 1, 2, 3, 0, 0), Fold: true, new PickleTimeZone(TimeSpan.Zero, "y"))),
        ("datetime(2020, 10, 25, 2, tzinfo=vienna)", Vienna(fold: false)), ("datetime(2020, 10, 25, 2, fold=1, tzinfo=vienna)", Vienna(fold: true)),
        ("time(3)", new TimeOnly(3, 0)), ("time(3, fold=1)", new PickleTime(new TimeOnly(3, 0), Fold: true)), ("time(3, tzinfo=vienna)", new PickleTime(new TimeOnly(3, 0), TimeZone: new PickleZoneInfo("Europe/Vienna"))),
        ("time(3, tzinfo=utc)", new PickleTime(new TimeOnly(3, 0), TimeZone: PickleTimeZone.Utc)), ("time(4, tzinfo=timezone(timedelta(hours=1)))", new PickleTime(new TimeOnly(4, 0), TimeZone: new PickleTimeZone(TimeSpan.FromHours(1)))),
        ("time(0, tzinfo=timezone(timedelta(hours=1)))", new PickleTime(new TimeOnly(0, 0), TimeZone: new PickleTimeZone(TimeSpan.FromHours(1)))), ("time(23, tzinfo=utc)", new PickleTime(new TimeOnly(23, 0), TimeZone: PickleTimeZone.Utc)),
    ];

    public static readonly (string Source, object? Value)[] Unhashable =
    [
        ("[]", new List<object?>()), ("[1]", new List<object?> { 1 }), ("[1.0]", new List<object?> { 1.0 }), ("{}", new PickleDict()), ("{1: [2]}", Dict((1, new List<object?> { 2 }))),
        ("{True: [2.0]}", Dict((true, new List<object?> { 2.0 }))), ("{1, 2}", new PickleSet([1, 2])), ("bytearray(b'a')", new PickleByteArray([(byte)'a'])),
        ("([],)", new PickleTuple(new List<object?>())), ("(1, [1])", new PickleTuple(1, new List<object?> { true })), ("slice(1, 2)", new PickleSlice(1, 2, null)),
        ("deque([1])", Deque(1)), ("deque([1.0])", Deque(1.0)), ("OD([(1, 2), (3, 4)])", Ordered((1, 2), (3, 4))), ("OD([(3, 4), (1, 2)])", Ordered((3, 4), (1, 2))),
        ("{3: 4, 1: 2}", Dict((3, 4), (1, 2))), ("((1, []),)", new PickleTuple(new PickleTuple(1, new List<object?>()))),
    ];

    public const string Preamble = "from decimal import Decimal as D\nfrom fractions import Fraction as F\nfrom collections import deque, OrderedDict as OD\n"
        + "from datetime import datetime, time, timedelta, timezone\nfrom zoneinfo import ZoneInfo\nfrom pathlib import PosixPath, PurePosixPath, PureWindowsPath\nutc, vienna = timezone.utc, ZoneInfo('Europe/Vienna')\n";

    private static PickleDateTime Vienna(bool fold) => new(new DateTime(2020, 10, 25, 2, 0, 0), fold, new PickleZoneInfo("Europe/Vienna"));

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
