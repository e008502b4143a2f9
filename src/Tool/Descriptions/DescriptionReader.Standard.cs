using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace PickleGen.Tool;

/// <content>Values of Python's standard library, and objects of other classes by their state.</content>
internal sealed partial class DescriptionReader
{
    private readonly Dictionary<(string Module, string Class, string Name), DescribedEnum> _enums = [];

    private object MakeStandard(string kind, JsonElement content) => kind switch
    {
        "ellipsis" => PickleEllipsis.Instance,
        "notimplemented" => PickleNotImplemented.Instance,
        "range" => new PickleRange(BigInteger(content[0]), BigInteger(content[1]), BigInteger(content[2])),
        "slice" => new PickleSlice(Make(content[0]), Make(content[1]), Make(content[2])),
        "date" => DateOnly.ParseExact(Text(content), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        "time" => Time(content),
        "datetime" => DateAndTime(content),
        "timedelta" => new PickleTimeDelta(content[0].GetInt32(), content[1].GetInt32(), content[2].GetInt32()),
        "timezone" => TimeZone(content),
        "decimal" => PickleDecimal.Parse(Text(content)),
        "fraction" => new PickleFraction(BigInteger(content[0]), BigInteger(content[1])),
        "uuid" => Guid.Parse(Text(content)),
        "path" => new PicklePath(Text(content[0]), AnyText(content[1])),
        "counter" => Filled(new PickleCounter(), content),
        "defaultdict" => Filled(new PickleDefaultDict((PickleCallable?)Make(content.GetProperty("factory"))), content.GetProperty("items")),
        "deque" => Deque(content),
        "array" => Array(content),
        "exception" => Exception(content),
        "enum" => Enum(content),
        "object" => Object(content),
        _ => throw new FormatException($"a value of kind '{kind}' cannot be made from its description"),
    };

    private PickleTime Time(JsonElement content) =>
        new(TimeOnly.ParseExact(Text(content.GetProperty("iso")), "HH:mm:ss.ffffff", CultureInfo.InvariantCulture), IsFolded(content), Zone(content));

    private PickleDateTime DateAndTime(JsonElement content) =>
        new(DateTime.ParseExact(Text(content.GetProperty("iso")), "yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture), IsFolded(content), Zone(content));

    private static bool IsFolded(JsonElement content) => content.GetProperty("fold").GetInt32() != 0;

    private object? Zone(JsonElement content) => Make(content.GetProperty("tz"));

    private PickleTimeZone TimeZone(JsonElement content)
    {
        var offset = content.GetProperty("offset").GetProperty("timedelta");
        var span = new TimeSpan(offset[0].GetInt32(), 0, 0, offset[1].GetInt32(), 0, offset[2].GetInt32());
        string? name = (string?)Make(content.GetProperty("name"));
        return span == TimeSpan.Zero && name is null ? PickleTimeZone.Utc : new PickleTimeZone(span, name);
    }

    private PickleOrderedDict OrderedDict(JsonElement description)
    {
        var dict = Filled(new PickleOrderedDict(), description.GetProperty("ordereddict"));
        if (description.TryGetProperty("state", out var state)) _fills.Enqueue(() => dict.Attributes = (PickleDict?)Make(state));
        return dict;
    }

    private PickleDeque Deque(JsonElement content)
    {
        var deque = new PickleDeque((int?)Make(content.GetProperty("maxlen")));
        _fills.Enqueue(() =>
        {
            foreach (object? item in Items(content.GetProperty("items"))) deque.Append(item);
        });
        return deque;
    }

    private PickleArray Array(JsonElement content)
    {
        char code = Text(content.GetProperty("typecode"))[0];
        object?[] items = Items(content.GetProperty("items"));
        System.Array typed = code switch
        {
            'b' => Numbers<sbyte>(items),
            'B' => Numbers<byte>(items),
            'h' => Numbers<short>(items),
            'H' => Numbers<ushort>(items),
            'i' => Numbers<int>(items),
            'I' => Numbers<uint>(items),
            'l' or 'q' => Numbers<long>(items),
            'L' or 'Q' => Numbers<ulong>(items),
            'f' => Numbers<float>(items),
            'd' => Numbers<double>(items),
            _ => System.Array.ConvertAll(items, item => (string)item! is [var half] ? half : char.ConvertToUtf32((string)item!, 0)),
        };
        return new PickleArray(code, typed);
    }

    private static T[] Numbers<T>(object?[] items)
        where T : INumberBase<T> => System.Array.ConvertAll(items, item => item switch
        {
            int number => T.CreateChecked(number),
            long number => T.CreateChecked(number),
            BigInteger number => T.CreateChecked(number),
            double number => T.CreateTruncating(number),
            _ => throw new FormatException("an item of an array is no number"),
        });

    // A member is one object, wherever it is named.
    private DescribedEnum Enum(JsonElement content)
    {
        var @class = Global(content.GetProperty("class"));
        string? name = content.GetProperty("name").GetString();
        if (name?.Contains('|', StringComparison.Ordinal) == true) throw new FormatException("a combination of flags cannot be made from its description");
        // Flags without a name: none of them, of which Python 3.11 keeps the object, or such as the class does not know, which it makes anew.
        object? value = name is null ? Make(content.GetProperty("value")) ?? throw new FormatException("a member of an enum has neither name nor value") : null;
        if (value is not (null or 0)) return new DescribedEnum(@class, name, value);
        var key = (@class.Module, @class.Name, name ?? "");
        if (!_enums.TryGetValue(key, out var member)) _enums.Add(key, member = new DescribedEnum(@class, name, value));
        return member;
    }

    private object Exception(JsonElement content)
    {
        var @class = Global(content.GetProperty("class"));
        var arguments = Make(content.GetProperty("args")) as PickleTuple ?? throw new FormatException("an exception's arguments are no tuple");
        var state = Filled(new PickleDict(), content.GetProperty("state"));
        if (@class.Module != "builtins") return new DescribedObject(@class, arguments.ToArray()) { State = state };
        if (content.TryGetProperty("filename", out var file) && Make(file) is { } name) arguments = new PickleTuple([.. arguments, name]);
        return new PythonException(@class.Name, arguments) { Attributes = content.GetProperty("state").GetArrayLength() == 0 ? null : state };
    }

    private DescribedObject Object(JsonElement content) => new(Global(content.GetProperty("class")), arguments: null)
    {
        Base = content.TryGetProperty("base", out var @base) ? Make(@base) : null,
        State = content.TryGetProperty("state", out var state) ? Filled(new PickleDict(), state) : null,
        Slots = content.TryGetProperty("slots", out var slots) ? Filled(new PickleDict(), slots) : null,
    };
}
