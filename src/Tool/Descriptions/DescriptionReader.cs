using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PickleGen.Tool;

/// <summary>Makes the value that a description (tests/corpus/README.md) describes, identities included.</summary>
/// <remarks>
/// Collections that can change are made empty and filled later, so that whatever refers to them, a tuple or a key in a cycle included,
/// can be made at once.
/// </remarks>
internal sealed partial class DescriptionReader
{
    private const int MaxDepth = 2000;

    /// <summary>Characters and bytes that the repeats of one description may come to.</summary>
    private const int MostRepeated = 1 << 26;

    private readonly Dictionary<int, JsonElement> _described = [];
    private readonly Dictionary<int, object> _made = [];
    private readonly HashSet<int> _beingMade = [];
    private readonly Queue<Action> _fills = new();
    private long _repeated;

    private DescriptionReader()
    {
    }

    /// <summary>How to parse descriptions: they nest deep.</summary>
    public static JsonDocumentOptions JsonOptions { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>The described value.</summary>
    /// <exception cref="FormatException">It is no description, or none of a value that can be made here.</exception>
    public static object? Read(JsonElement description)
    {
        var reader = new DescriptionReader();
        try
        {
            reader.FindIds(description);
            object? value = reader.Make(description);
            while (reader._fills.TryDequeue(out var fill)) fill();
            return value;
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException or ArithmeticException or PickleException or InsufficientExecutionStackException)
        {
            throw new FormatException($"the description is wrong: {e.Message}", e);
        }
    }

    private void FindIds(JsonElement description)
    {
        if (description.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in description.EnumerateArray()) FindIds(item);
        }
        else if (description.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in description.EnumerateObject())
            {
                if (property.NameEquals("id")) _described[property.Value.GetInt32()] = description;
                else FindIds(property.Value);
            }
        }
    }

    private object? Make(JsonElement description)
    {
        if (description.TryGetProperty("ref", out var reference)) return MakeKnown(reference.GetInt32());
        return description.TryGetProperty("id", out var id) ? MakeKnown(id.GetInt32()) : MakeNew(description);
    }

    private object MakeKnown(int id)
    {
        if (_made.TryGetValue(id, out object? made)) return made;
        if (!_described.TryGetValue(id, out var description)) throw new FormatException($"ref {id} is described nowhere");
        // A ref may lead to another without end, and without depth in the JSON.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_beingMade.Add(id)) throw new FormatException($"object {id} is in itself, and nothing in between can be filled later");
        made = MakeNew(description) ?? throw new FormatException("None has no identity");
        _made.Add(id, made);
        return made;
    }

    private object? MakeNew(JsonElement description)
    {
        foreach (var kind in description.EnumerateObject())
        {
            if (kind.NameEquals("ordereddict")) return OrderedDict(description);
            if (!kind.NameEquals("id")) return MakeNew(kind.Name, kind.Value);
        }
        throw new FormatException("a description has no kind");
    }

    private object? MakeNew(string kind, JsonElement content) => kind switch
    {
        "none" => null,
        "bool" => content.GetBoolean(),
        "int" => Integer(content),
        "float" => HexFloat.Parse(Text(content)),
        "complex" => new Complex(HexFloat.Parse(Text(content[0])), HexFloat.Parse(Text(content[1]))),
        "str" => Text(content),
        "strcp" => CodePoints(Text(content)),
        "str_rep" => RepeatedText(content),
        "bytes" => Bytes(content),
        "bytes_rep" => RepeatedBytes(content),
        "bytearray" => new PickleByteArray(Bytes(content)),
        "bytearray_rep" => new PickleByteArray(RepeatedBytes(content)),
        "list" => List(content),
        "tuple" => PickleTuple.Create(Items(content)),
        "dict" => Filled(new PickleDict(), content),
        "set" => Set(content),
        "frozenset" => new PickleFrozenSet(Items(content)),
        "global" => Global(content),
        _ => MakeStandard(kind, content),
    };

    private object?[] Items(JsonElement content)
    {
        var items = new object?[content.GetArrayLength()];
        int next = 0;
        foreach (var item in content.EnumerateArray()) items[next++] = Make(item);
        return items;
    }

    private List<object?> List(JsonElement content)
    {
        var list = new List<object?>();
        _fills.Enqueue(() => list.AddRange(Items(content)));
        return list;
    }

    private PickleSet Set(JsonElement content)
    {
        var set = new PickleSet();
        _fills.Enqueue(() =>
        {
            foreach (object? item in Items(content)) set.Add(item);
        });
        return set;
    }

    private T Filled<T>(T dict, JsonElement content)
        where T : PickleDict
    {
        _fills.Enqueue(() =>
        {
            foreach (var entry in content.EnumerateArray()) dict[Make(entry[0])] = Make(entry[1]);
        });
        return dict;
    }

    private static PickleCallable Global(JsonElement content) => new(AnyText(content[0]), AnyText(content[1]));

    private static BigInteger BigInteger(JsonElement content) => System.Numerics.BigInteger.Parse(Text(content), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static object Integer(JsonElement content)
    {
        var number = BigInteger(content);
        if (number >= int.MinValue && number <= int.MaxValue) return (int)number;
        return number >= long.MinValue && number <= long.MaxValue ? (long)number : number;
    }

    // As a pickle gives it: two halves of a pair side by side are no string.
    private static object CodePoints(string hex)
    {
        var utf8 = new List<byte>();
        foreach (string word in hex.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int code = int.Parse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (code is >= 0xD800 and <= 0xDFFF) utf8.AddRange([0xED, (byte)(0x80 | code >> 6 & 0x3F), (byte)(0x80 | code & 0x3F)]);
            else utf8.AddRange(Encoding.UTF8.GetBytes(new Rune(code).ToString()));
        }
        byte[] length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Count);
        return new StubUnpickler((byte[])[(byte)PickleOpcode.BinUnicode, .. length, .. utf8, (byte)PickleOpcode.Stop]).Load()!;
    }

    private string RepeatedText(JsonElement content)
    {
        string unit = Text(content[0]);
        int times = Times(content, unit.Length);
        return new StringBuilder(unit.Length * times).Insert(0, unit, times).ToString();
    }

    private byte[] RepeatedBytes(JsonElement content)
    {
        byte[] unit = Bytes(content[0]);
        byte[] bytes = new byte[unit.Length * Times(content, unit.Length)];
        for (int i = 0; i < bytes.Length; i += unit.Length) unit.CopyTo(bytes, i);
        return bytes;
    }

    // A few characters could ask for more than there is memory.
    private int Times(JsonElement content, int length)
    {
        int times = content[1].GetInt32();
        if (times < 0) throw new FormatException("a value is repeated less than no time");
        _repeated += (long)length * times;
        return _repeated <= MostRepeated ? times : throw new FormatException($"values that repeat something have more than {MostRepeated} characters");
    }

    // A name or a path; where JSON cannot hold it, it is described like any value.
    private static string AnyText(JsonElement content) => content.ValueKind != JsonValueKind.Object
        ? Text(content)
        : CodePoints(Text(content.GetProperty("strcp"))) as string ?? throw new FormatException("a name or a path has two halves of a surrogate pair side by side");

    private static string Text(JsonElement content) => content.GetString() ?? throw new FormatException("a text is null");

    private static byte[] Bytes(JsonElement content) => content.ValueKind == JsonValueKind.Null ? throw new FormatException("bytes are null") : content.GetBytesFromBase64();
}
