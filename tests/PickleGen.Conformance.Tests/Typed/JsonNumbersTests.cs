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
    [InlineData("it = [1]; it.append(it)")]
    [InlineData("it = {'a': {}}; it['a']['b'] = [it]")]
    [InlineData("it = [[1], {}]; it[1]['x'] = it[1]")]
    public void A_cycle_is_no_json(string statements)
    {
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<JsonNode>(Village.DumpedByPython(statements + "\n", "it", 4)));
        Assert.StartsWith("A list or dict that contains itself cannot be JSON.", thrown.Message, StringComparison.Ordinal);
    }
}
