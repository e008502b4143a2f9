using System.Net;
using System.Numerics;
using System.Text.Json;

namespace PickleGen.Tool;

/// <summary>Describes what a <see cref="StubUnpickler"/> loads: Python's values as values, what nobody registered as stubs.</summary>
internal sealed partial class ValueDescriber(Utf8JsonWriter json, long longest) : Describer(json, longest)
{
    /// <summary>Writes the value as a member of the current object.</summary>
    /// <exception cref="PickleException">The description would be too long.</exception>
    public static void Write(Utf8JsonWriter json, object? value, long longest = Longest)
    {
        var describer = new ValueDescriber(json, longest);
        describer.Count(value);
        json.WritePropertyName("value");
        describer.Write(value);
    }

    protected override bool IsLeaf(object value) => value switch
    {
        PickleTuple tuple => tuple.Count == 0,
        PickleFrozenSet set => set.Count == 0,
        List<object?> or PickleDict or PickleSet or PickleDeque or PickleByteArray or PickleArray => false,
        PythonException or PickleCallStub or PicklePersistentStub => false,
        PickleSlice or PickleDateTime or PickleTime => false,
        IPAddress or PickleZoneInfo => false,
        PickleBuffer buffer => buffer.ReadOnly,
        _ => value.GetType() != typeof(object),
    };

    protected override bool HasIdentity(object value) => value is not (PickleSlice or PickleDateTime or PickleTime or PicklePersistentStub) && MethodOf(value) is null;

    protected override IEnumerable<object?> Children(object value) => value switch
    {
        PickleOrderedDict { Attributes.Count: > 0 } dict => dict.SelectMany(entry => new[] { entry.Key, entry.Value }).Prepend(dict.Attributes),
        PickleDefaultDict dict => dict.SelectMany(entry => new[] { entry.Key, entry.Value }).Prepend(dict.Factory),
        PickleDict dict => dict.SelectMany(entry => new[] { entry.Key, entry.Value }),
        PythonException error => [ArgumentsOf(error), .. Attributes(error).SelectMany(entry => new[] { entry.Key, entry.Value }), FileNameOf(error)],
        PickleCallStub when MethodOf(value) is { } method => method.Arguments,
        PickleCallStub stub =>
        [
            stub.Callable, stub.Arguments, stub.Keywords, .. stub.Builds, .. stub.Appends,
            .. stub.SetItems.SelectMany(entry => new[] { entry.Key, entry.Value }), .. stub.AddItems,
        ],
        PicklePersistentStub stub => [stub.Id],
        PickleSlice slice => [slice.Start, slice.Stop, slice.Step],
        PickleDateTime time => [time.TimeZone],
        PickleTime time => [time.TimeZone],
        IEnumerable<object?> items => items,
        _ => [],
    };

    protected override IEnumerable<object?> WriteMembers(object? value) => value switch
    {
        List<object?> list => Array("list", list),
        PickleTuple tuple => Array("tuple", tuple),
        PickleSet set => Array("set", set),
        PickleFrozenSet set => Array("frozenset", set),
        PickleOrderedDict { Attributes: { Count: > 0 } attributes } dict => Pairs("ordereddict", dict).Concat(Member("state", attributes)),
        PickleOrderedDict dict => Pairs("ordereddict", dict),
        PickleCounter dict => Pairs("counter", dict),
        PickleDefaultDict dict => DefaultDict(dict),
        PickleDict dict => Pairs("dict", dict),
        PickleDeque deque => Deque(deque),
        PickleSlice slice => Array("slice", [slice.Start, slice.Stop, slice.Step]),
        PythonException error => Error(error),
        PickleCallStub stub => MethodOf(stub) is { } method ? Method(method) : Call(stub),
        PicklePersistentStub stub => Member("persid", stub.Id),
        _ when WriteTime(value) is { } members => members,
        _ when WriteLibraryObject(value) is { } members => members,
        _ => Leaf(value),
    };

    private IEnumerable<object?> Leaf(object? value)
    {
        switch (value)
        {
            case null: Json.WriteNone(); break;
            case bool flag: Json.WriteBoolean("bool", flag); break;
            case int number: WriteInt(number); break;
            case long number: WriteInt(number); break;
            case BigInteger number: WriteInt(number); break;
            case double number: Json.WriteFloat(number); break;
            case string text: WriteStr(text); break;
            case PickleSplitText text: WriteStr(text, text.Utf8); break;
            case byte[] bytes: WriteBytes("bytes", bytes, bytes); break;
            case PickleByteArray bytes: WriteBytes("bytearray", bytes, bytes.AsMemory()); break;
            case PickleBuffer buffer: WriteBytes(buffer.ReadOnly ? "bytes" : "bytearray", buffer, buffer.Memory); break;
            case PickleArray array: WriteArray(array); break;
            case Complex number: WriteTexts("complex", HexFloat.Format(number.Real), HexFloat.Format(number.Imaginary)); break;
            case PickleFraction number: WriteTexts("fraction", Digits(number.Numerator), Digits(number.Denominator)); break;
            case decimal number: Json.WriteString("decimal", new PickleDecimal(number).ToString()); break;
            case PickleDecimal number: Json.WriteString("decimal", number.ToString()); break;
            case Guid uuid: Json.WriteString("uuid", uuid.ToString("D")); break;
            case PickleRange range: WriteTexts("range", Digits(range.Start), Digits(range.Stop), Digits(range.Step)); break;
            case PicklePath path: WriteTexts("path", path.Kind, path.Value); break;
            case PickleEllipsis: Json.WriteBoolean("ellipsis", true); break;
            case PickleNotImplemented: Json.WriteBoolean("notimplemented", true); break;
            case PickleCallable callable: WriteTexts("global", callable.Module, callable.Name); break;
            case PickleExtensionStub stub: Json.WriteNumber("ext", stub.Code); break;
            default: WriteOpaque(value); break;
        }
        return [];
    }

    private IEnumerable<object?> Pairs(string name, IEnumerable<KeyValuePair<object?, object?>> items) =>
        Pairs(name, items.Select(item => (item.Key, item.Value)));

    private IEnumerable<object?> DefaultDict(PickleDefaultDict dict)
    {
        Json.WriteStartObject("defaultdict");
        Json.WritePropertyName("factory");
        yield return dict.Factory;
        foreach (object? child in Pairs("items", dict)) yield return child;
        Json.WriteEndObject();
    }

    private IEnumerable<object?> Deque(PickleDeque deque)
    {
        Json.WriteStartObject("deque");
        Json.WritePropertyName("maxlen");
        yield return deque.MaxLength;
        foreach (object? child in Array("items", deque)) yield return child;
        Json.WriteEndObject();
    }

    private void WriteArray(PickleArray array)
    {
        Json.WriteStartObject("array");
        Json.WriteString("typecode", $"{array.TypeCode}");
        Json.WriteStartArray("items");
        foreach (object item in array.Items)
        {
            Json.WriteStartObject();
            switch (item)
            {
                case float or double: Json.WriteFloat(Convert.ToDouble(item, null)); break;
                // Half of a surrogate pair may stand alone.
                case int code when array.TypeCode is 'u' or 'w': Json.WriteStr(code <= char.MaxValue ? $"{(char)code}" : char.ConvertFromUtf32(code)); break;
                case ulong number: WriteInt(number); break;
                default: WriteInt(Convert.ToInt64(item, null)); break;
            }
            Json.WriteEndObject();
        }
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private IEnumerable<object?> Call(PickleCallStub stub)
    {
        Json.WriteStartObject(GraphDescriber.Word(stub.Kind));
        Json.WritePropertyName("callable");
        yield return stub.Callable;
        Json.WritePropertyName("args");
        yield return stub.Arguments;
        if (stub.Keywords is not null)
        {
            Json.WritePropertyName("kwargs");
            yield return stub.Keywords;
        }
        foreach (object? child in Updates("builds", stub.Builds)) yield return child;
        foreach (object? child in Updates("appends", stub.Appends)) yield return child;
        if (stub.SetItems.Count > 0)
        {
            foreach (object? child in Pairs("setitems", stub.SetItems)) yield return child;
        }
        foreach (object? child in Updates("additems", stub.AddItems)) yield return child;
        Json.WriteEndObject();
    }

    private IEnumerable<object?> Updates(string name, IList<object?> items) => items.Count > 0 ? Array(name, items) : [];

    private void WriteTexts(string name, params ReadOnlySpan<string> texts)
    {
        Json.WriteStartArray(name);
        foreach (string text in texts) WriteText(text);
        Json.WriteEndArray();
    }

    // A text that no JSON can hold is described like any value, as in a graph.
    private void WriteText(string text)
    {
        if (AtomJson.IsText(text))
        {
            Json.WriteStringValue(text);
            return;
        }
        Json.WriteStartObject();
        Json.WriteStr(text);
        Json.WriteEndObject();
    }

    private void WriteOpaque(object value)
    {
        Json.WriteStartObject("opaque");
        WriteTexts("class", value.GetType().Namespace ?? "", value.GetType().Name);
        Json.WriteString("repr", value.ToString());
        Json.WriteEndObject();
    }
}
