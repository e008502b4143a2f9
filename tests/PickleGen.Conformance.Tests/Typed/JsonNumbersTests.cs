using System.Text.Json.Nodes;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Ints and floats of Python's as JSON, and cycles, which JSON has none of.</summary>
public class JsonNumbersTests
{
    [PythonTheory]
    [InlineData("2.0")]
    [InlineData("-0.0")]
    [InlineData("1e3")]
    [InlineData("1e22")]
    [InlineData("0.1")]
    [InlineData("2")]
    [InlineData("[1, 1.0, {'a': 3.0}, 12345678901234567890]")]
    public void A_float_in_json_stays_one(string value)
    {
        var node = PickleSerializer.Deserialize<JsonNode>(Village.DumpedByPython("", value, 4))!;
        foreach (var again in (JsonNode[])[node, JsonNode.Parse(node.ToJsonString())!, PickleSerializer.DeepClone(node)])
            Village.JudgedByPython(PickleSerializer.Serialize(again), $"assert repr(it) == repr({value}), it\n");
    }

    [PythonFact]
    public void Numbers_in_json_are_what_dotnet_has_or_the_text_says()
    {
        Village.JudgedByPython(PickleSerializer.Serialize<JsonNode>(JsonValue.Create(2.0)), "assert repr(it) == '2.0'\n");
        Village.JudgedByPython(PickleSerializer.Serialize<JsonNode>(JsonValue.Create(2)), "assert repr(it) == '2'\n");
        byte[] parsed = PickleSerializer.Serialize(JsonNode.Parse("1e3"));
        Village.JudgedByPython(PickleSerializer.Serialize(PickleSerializer.Deserialize<JsonNode>(parsed)), "assert repr(it) == '1000.0'\n");
        Assert.Equal(2.0, (double)PickleSerializer.Deserialize<JsonNode>(Village.DumpedByPython("", "2.0", 4))!);
    }

    [PythonTheory]
    [InlineData("0.1", "0.1")]
    [InlineData("1.10", "1.1")]
    [InlineData("0.10000000149011612", "0.10000000149011612")]
    [InlineData("1e-320", "1e-320")]
    [InlineData("0e5", "0.0")]
    [InlineData("0.1234567890123456789012345", "Decimal('0.1234567890123456789012345')")]
    [InlineData("-3.14159265358979323846264338327950288", "Decimal('-3.14159265358979323846264338327950288')")]
    [InlineData("1e400", "Decimal('1E+400')")]
    [InlineData("1e-400", "Decimal('1E-400')")]
    public void A_number_that_no_float_holds_is_a_decimal(string text, string expected)
    {
        foreach (var node in (JsonNode[])[JsonNode.Parse(text)!, PickleSerializer.DeepClone(JsonNode.Parse(text)!)])
            Village.JudgedByPython(PickleSerializer.Serialize(node), $"from decimal import Decimal\nassert repr(it) == repr({expected}), it\n");
        var back = PickleSerializer.Deserialize<JsonNode>(Village.DumpedByPython("from decimal import Decimal\n", expected, 4))!;
        Village.JudgedByPython(PickleSerializer.Serialize(back), $"from decimal import Decimal\nassert repr(it) == repr({expected}), it\n");
    }

    public static TheoryData<JsonNode, string> Held => new()
    {
        { JsonValue.Create(0.1f), "0.1" },
        { JsonValue.Create(2f), "2.0" },
        { JsonValue.Create(float.MaxValue), "3.4028235e+38" },
        { JsonValue.Create(0.1234567890123456789012345m), "__import__('decimal').Decimal('0.1234567890123456789012345')" },
        { JsonValue.Create(12345678901234567890m), "12345678901234567890" },
        { JsonValue.Create(new[] { 1, 2 })!, "[1, 2]" },
        { JsonValue.Create(new Dictionary<string, int[]> { ["a"] = [1] })!, "{'a': [1]}" },
        { JsonValue.Create(new { A = 1, B = new { C = (string?)null } })!, "{'A': 1, 'B': {'C': None}}" },
        { new JsonArray(JsonValue.Create(new List<string> { "a" })), "[['a']]" },
    };

    [PythonTheory]
    [MemberData(nameof(Held))]
    public void A_value_is_what_its_text_says_whatever_it_holds(JsonNode node, string expected)
    {
        foreach (int protocol in (int[])[0, 5])
        {
            byte[] pickle = PickleSerializer.Serialize(node, new PickleOptions { Protocol = protocol });
            Village.JudgedByPython(pickle, $"assert repr(it) == repr({expected}), it\n");
            Village.JudgedByPython(PickleSerializer.Serialize(PickleSerializer.Deserialize<JsonNode>(pickle)), $"assert repr(it) == repr({expected}), it\n");
        }
    }

    [Fact]
    public void An_exponent_that_no_decimal_has_is_refused() => Assert.StartsWith(
        "Python has no number with the exponent of '1e9999999999999999999'.",
        Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(JsonNode.Parse("[1e9999999999999999999]"))).Message,
        StringComparison.Ordinal);

    [PythonTheory]
    [InlineData("it = [1]; it.append(it)")]
    [InlineData("it = {'a': {}}; it['a']['b'] = [it]")]
    [InlineData("it = [[1], {}]; it[1]['x'] = it[1]")]
    public void A_cycle_is_no_json(string statements)
    {
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<JsonNode>(Village.DumpedByPython(statements + "\n", "it", 4)));
        Assert.StartsWith("A list or dict that contains itself cannot be JSON.", thrown.Message, StringComparison.Ordinal);
    }
}
