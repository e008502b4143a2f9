using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PickleGen.Codecs;

/// <summary>What Python's <c>json</c> makes of the same text: dict, list, str, int, float, bool, None.</summary>
/// <typeparam name="T">What it must be: any node, or an object, an array, a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonNodeCodec<T> : IPickleCodec<T?>
    where T : JsonNode
{
    /// <summary>Bytes of a node, one with another.</summary>
    private const int NodeSize = 128;

    /// <summary>Bytes of two long numbers that are worked with in the time in which one is copied.</summary>
    private const int BytesPerStep = 16;

    private static readonly JsonDocumentOptions s_asDeepAsWritten = new() { MaxDepth = int.MaxValue };

    private const string TooDeep = "JSON is nested too deep for the call stack: more than System.Text.Json itself reads or writes.";

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) pickler.Save(ref writer, ToPlain(value));
    }

    /// <inheritdoc/>
    public static T? Load(ref PickleReader reader, Unpickler unpickler) => FromObject(unpickler.LoadAny(ref reader, typeof(object), mayBeTuple: true), unpickler);

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
                return held is float single ? JsonNumbers.OfSingle(single) : held;
            default:
                using (var document = JsonDocument.Parse(node.ToJsonString(), s_asDeepAsWritten)) return ToPlain(document.RootElement);
        }
    }

    // A value may hold an object of any class, a list or a dictionary.
    private static object? ToPlain(JsonElement value)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new PicklingException(TooDeep);
        return value.ValueKind switch
        {
            JsonValueKind.Object => new PickleDict(value.EnumerateObject().Select(static member => KeyValuePair.Create<object?, object?>(member.Name, ToPlain(member.Value)))),
            JsonValueKind.Array => value.EnumerateArray().Select(ToPlain).ToList(),
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => JsonNumbers.OfText(value.GetRawText()),
            _ => null,
        };
    }

    // A node has one parent, so what the pickle refers to twice becomes two.
    private static JsonNode? OfPlain(object? value, object root, Unpickler unpickler)
    {
        unpickler.ChargeNode(NodeSize);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new UnpicklingException(JsonCycles.AreIn(root) ? "A list or dict that contains itself cannot be JSON." : TooDeep);
        return value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            bool truth => JsonValue.Create(truth),
            int number => JsonValue.Create(number),
            long number => JsonValue.Create(number),
            double number => JsonNumbers.ToNode(number),
            // Elements of an array.array, and of bytes.
            float number => JsonNumbers.ToNode(SingleCodec.Widen(number)),
            byte or sbyte or short or ushort or uint => JsonValue.Create(PythonInt.To<long>(value)),
            ulong number => JsonValue.Create(number),
            BigInteger number => OfInteger(number, unpickler),
            decimal number => JsonValue.Create(number),
            PickleDecimal { IsNaN: false, IsInfinity: false } number => OfDecimal(number, unpickler),
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
        unpickler.ChargeCopy(bytes * bytes / BytesPerStep);
        return JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture));
    }

    private static JsonNode? OfDecimal(PickleDecimal number, Unpickler unpickler)
    {
        unpickler.ChargeCopy(number.Digits.Length);
        return JsonNode.Parse(number.ToString());
    }
}
