using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PickleGen.Codecs;

/// <summary>What Python's <c>json</c> makes of the same text: dict, list, str, int, float, bool, None.</summary>
/// <typeparam name="T">What it must be: any node, or an object, an array, a value.</typeparam>
public readonly struct JsonNodeCodec<T> : IPickleCodec<T?>
    where T : JsonNode
{
    /// <summary>What a node counts where copies are counted in bytes.</summary>
    private const int NodeSize = 16;

    private const string TooDeep = "JSON is nested too deep for the call stack: more than System.Text.Json itself reads or writes.";

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) pickler.Save(ref writer, ToPlain(value));
    }

    /// <inheritdoc/>
    public static T? Load(ref PickleReader reader, Unpickler unpickler) => FromObject(unpickler.LoadAny(ref reader, typeof(object)), unpickler);

    /// <inheritdoc/>
    public static T? FromObject(object? value, Unpickler unpickler) => value switch
    {
        null => null,
        T already => already,
        _ => OfPlain(value, value, unpickler) as T ?? throw Unpickler.WrongType(typeof(T), value),
    };

    private static object? ToPlain(JsonNode? node)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new PicklingException(TooDeep);
        switch (node)
        {
            case null:
                return null;
            case JsonObject members:
                return new PickleDict(members.Select(static member => KeyValuePair.Create<object?, object?>(member.Key, ToPlain(member.Value))));
            case JsonArray items:
                return items.Select(ToPlain).ToList();
            // Which has no point in its text if it is whole.
            case JsonValue number when number.TryGetValue(out object? held) && held is double or float:
                return held;
            default:
                return ToPlain(JsonDocument.Parse(node.ToJsonString()).RootElement);
        }
    }

    private static object? ToPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => BigInteger.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? Boxes.Of(integer) : value.GetDouble(),
        _ => null,
    };

    // A node has one parent, so what the pickle refers to twice becomes two.
    private static JsonNode? OfPlain(object? value, object root, Unpickler unpickler)
    {
        unpickler.ChargeCopy(NodeSize);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new UnpicklingException(JsonCycles.AreIn(root) ? "A list or dict that contains itself cannot be JSON." : TooDeep);
        return value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool truth => JsonValue.Create(truth),
            int number => JsonValue.Create(number),
            long number => JsonValue.Create(number),
            double number => OfDouble(number),
            BigInteger number => OfInteger(number, unpickler),
            List<object?> list => new JsonArray([.. list.Select(item => OfPlain(item, root, unpickler))]),
            PickleTuple tuple => new JsonArray([.. tuple.Select(item => OfPlain(item, root, unpickler))]),
            PickleDict dict => new JsonObject(dict.Select(item => KeyValuePair.Create(item.Key as string ?? throw Unpickler.WrongType(typeof(string), item.Key), OfPlain(item.Value, root, unpickler)))),
            _ => throw Unpickler.WrongType(typeof(T), value),
        };
    }

    // To print it takes time that grows faster than its length, for each reference to it.
    private static JsonNode? OfInteger(BigInteger number, Unpickler unpickler)
    {
        long bytes = number.GetByteCount();
        unpickler.ChargeCopy(bytes * bytes / NodeSize);
        return JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture));
    }

    // With its point, so that it is a float again when it is written.
    private static JsonNode? OfDouble(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal) ? JsonNode.Parse(text + ".0") : JsonValue.Create(number);
    }
}
