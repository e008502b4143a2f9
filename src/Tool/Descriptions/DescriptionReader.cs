using System.Globalization;
using System.Numerics;
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

    private readonly Dictionary<int, JsonElement> _described = [];
    private readonly Dictionary<int, object> _made = [];
    private readonly HashSet<int> _beingMade = [];
    private readonly Queue<Action> _fills = new();

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
        reader.FindIds(description);
        try
        {
            object? value = reader.Make(description);
            while (reader._fills.TryDequeue(out var fill)) fill();
            return value;
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException or OverflowException)
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
        if (!_beingMade.Add(id)) throw new FormatException($"object {id} is in itself, and nothing in between can be filled later");
        made = MakeNew(description) ?? throw new FormatException("None has no identity");
        _made.Add(id, made);
        return made;
    }

    private object? MakeNew(JsonElement description)
    {
        foreach (var kind in description.EnumerateObject())
        {
            if (!kind.NameEquals("id")) return MakeNew(kind.Name, kind.Value);
        }
        throw new FormatException("a description has no kind");
    }

    private object? MakeNew(string kind, JsonElement content) => kind switch
    {
        "none" => null,
        "bool" => content.GetBoolean(),
        "int" => Integer(content),
        "float" => HexFloat.Parse(content.GetString()!),
        "complex" => new Complex(HexFloat.Parse(content[0].GetString()!), HexFloat.Parse(content[1].GetString()!)),
        "str" => content.GetString(),
        "strcp" => CodePoints(content.GetString()!),
        "str_rep" => new StringBuilder().Insert(0, content[0].GetString()!, content[1].GetInt32()).ToString(),
        "bytes" => content.GetBytesFromBase64(),
        "bytes_rep" => Repeated(content),
        "bytearray" => new PickleByteArray(content.GetBytesFromBase64()),
        "bytearray_rep" => new PickleByteArray(Repeated(content)),
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

    private static PickleCallable Global(JsonElement content) => new(content[0].GetString()!, content[1].GetString()!);

    private static BigInteger BigInteger(JsonElement content) => System.Numerics.BigInteger.Parse(content.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static object Integer(JsonElement content)
    {
        var number = BigInteger(content);
        if (number >= int.MinValue && number <= int.MaxValue) return (int)number;
        return number >= long.MinValue && number <= long.MaxValue ? (long)number : number;
    }

    private static string CodePoints(string hex)
    {
        var text = new StringBuilder();
        foreach (string word in hex.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int codePoint = int.Parse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (codePoint <= char.MaxValue) text.Append((char)codePoint);
            else text.Append(char.ConvertFromUtf32(codePoint));
        }
        return text.ToString();
    }

    private static byte[] Repeated(JsonElement content)
    {
        byte[] unit = content[0].GetBytesFromBase64();
        byte[] bytes = new byte[unit.Length * content[1].GetInt32()];
        for (int i = 0; i < bytes.Length; i += unit.Length) unit.CopyTo(bytes, i);
        return bytes;
    }
}
