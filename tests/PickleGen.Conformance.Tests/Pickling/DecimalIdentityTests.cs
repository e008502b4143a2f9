using System.Buffers;

namespace PickleGen.Conformance.Tests;

/// <summary>A decimal's text is a str of its own each time it is written, as CPython makes one each time.</summary>
public class DecimalIdentityTests
{
    private static readonly Dictionary<string, Func<object?[]>> s_cases = new()
    {
        ["Decimal(1), Decimal(1)"] = static () => [1m, 1m],
        ["Decimal(0), Decimal(0), Decimal('-0')"] = static () => [0m, 0m, PickleDecimal.Parse("-0")],
        ["'1', Decimal(1), '1'"] = static () => Shared("1", static one => [one, 1m, one]),
        ["Decimal('NaN'), Decimal('NaN'), 'NaN'"] = static () => [PickleDecimal.Parse("NaN"), PickleDecimal.Parse("NaN"), "nan".ToUpperInvariant().Replace("NAN", "NaN", StringComparison.Ordinal)],
        ["Decimal('Infinity'), Decimal('Infinity')"] = static () => [PickleDecimal.Parse("Infinity"), PickleDecimal.Parse("Infinity")],
        ["Decimal('1.50'), Decimal('1.50')"] = static () => [1.50m, 1.50m],
        ["*[Decimal(7)] * 2"] = static () => Shared(7m, static seven => [seven, seven]),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [PythonTheory]
    [MemberData(nameof(Cases))]
    public void Decimals_are_written_as_by_CPython(string items)
    {
        string[] expected = PythonRunner.RunText($"import pickle\nfrom decimal import Decimal\nfor p in range(6): print(pickle.dumps([{items}], p).hex())").Split('\n');
        Assert.Equal(6, expected.Length);
        for (int protocol = 0; protocol < expected.Length; protocol++)
        {
            var pickle = new ArrayBufferWriter<byte>();
            new Pickler(pickle, new PickleOptions { Protocol = protocol }).Dump((object)new List<object?>(s_cases[items]()));
            Assert.Equal((protocol, expected[protocol]), (protocol, Convert.ToHexStringLower(pickle.WrittenSpan)));
        }
    }

    private static object?[] Shared(object value, Func<object, object?[]> items) => items(value);
}
