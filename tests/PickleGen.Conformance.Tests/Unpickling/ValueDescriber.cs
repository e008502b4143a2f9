using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace PickleGen.Conformance.Tests;

/// <summary>Loaded values in the corpus's description language (tests/corpus/README.md).</summary>
internal sealed class ValueDescriber
{
    private readonly Dictionary<object, int> _met = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> _ids = new(ReferenceEqualityComparer.Instance);

    /// <summary>The description; what is met more than once has an id.</summary>
    public static JsonNode Describe(object? value)
    {
        var describer = new ValueDescriber();
        describer.Count(value);
        return describer.Node(value);
    }

    private static bool HasIdentity(object value) => value is List<object?> or PickleDict or PickleSetBase or PickleByteArray or PickleDeque or PickleArray
        or PythonException or PickleTuple { Count: > 0 } or DateTime or DateOnly or TimeOnly or TimeSpan or PickleTimeZone or PickleTimeDelta or Guid or decimal
        or PickleDecimal or PickleFraction or PickleRange or PickleSlice or PicklePath;

    private static IEnumerable<object?> Parts(object value) => value switch
    {
        PickleTuple or List<object?> or PickleSetBase or PickleDeque => (IEnumerable<object?>)value,
        PickleDict dict => dict.SelectMany(entry => new[] { entry.Key, entry.Value }),
        PickleSlice slice => [slice.Start, slice.Stop, slice.Step],
        PythonException { Attributes: { } attributes } exception => [.. exception.Arguments, .. Parts(attributes)],
        PythonException exception => exception.Arguments,
        PersistentReference reference => [reference.Id],
        _ => [],
    };

    private void Count(object? value)
    {
        if (value is null) return;
        if (HasIdentity(value))
        {
            if (!_met.TryAdd(value, 1))
            {
                _met[value]++;
                return;
            }
        }
        foreach (object? part in Parts(value)) Count(part);
    }

    private JsonObject Node(object? value)
    {
        if (value is null || _met.GetValueOrDefault(value) < 2) return Plain(value);
        if (_ids.TryGetValue(value, out int known)) return new JsonObject { ["ref"] = known };
        _ids[value] = _ids.Count + 1;
        int id = _ids[value];
        var node = Plain(value);
        node["id"] = id;
        return node;
    }

    private JsonObject Plain(object? value) => value switch
    {
        null => Of("none", true),
        bool flag => Of("bool", flag),
        int or long or BigInteger => Of("int", $"{value}"),
        double number => Of("float", Float(number)),
        Complex number => Of("complex", new JsonArray(Float(number.Real), Float(number.Imaginary))),
        string text => Of("strcp", string.Join(' ', text.Select(c => $"{(int)c:x}"))),
        byte[] bytes => Of("bytes", Convert.ToBase64String(bytes)),
        PickleByteArray bytes => Of("bytearray", Convert.ToBase64String(bytes.AsSpan())),
        PickleBuffer buffer => Of(buffer.ReadOnly ? "bytes" : "bytearray", Convert.ToBase64String(buffer.Memory.Span)),
        PickleTuple items => Of("tuple", Items(items)),
        List<object?> items => Of("list", Items(items)),
        PickleOrderedDict dict => Of("ordereddict", Pairs(dict)),
        PickleCounter dict => Of("counter", Pairs(dict)),
        PickleDefaultDict dict => Of("defaultdict", new JsonObject { ["factory"] = Node(dict.Factory), ["items"] = Pairs(dict) }),
        PickleDict dict => Of("dict", Pairs(dict)),
        PickleSet items => Of("set", Items(items)),
        PickleFrozenSet items => Of("frozenset", Items(items)),
        PickleDeque items => Of("deque", new JsonObject { ["maxlen"] = Node(items.MaxLength), ["items"] = Items(items) }),
        PickleArray array => Of("array", new JsonObject { ["typecode"] = $"{array.TypeCode}", ["items"] = Items(array.Items.Cast<object>().Select(item => ArrayItem(array, item))) }),
        PickleEllipsis => Of("ellipsis", true),
        PickleNotImplemented => Of("notimplemented", true),
        PickleRange range => Of("range", new JsonArray($"{range.Start}", $"{range.Stop}", $"{range.Step}")),
        PickleSlice slice => Of("slice", Items(Parts(slice))),
        PickleCallable callable => Of("global", new JsonArray(callable.Module, callable.Name)),
        PersistentReference reference => Of("persid", Node(reference.Id)),
        DateOnly date => Of("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => Plain(new PickleTime(time)),
        PickleTime time => Of("time", Clock(time.Value.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture), time.Fold, time.TimeZone)),
        DateTime time => Plain(new PickleDateTime(time)),
        DateTimeOffset time => Plain(new PickleDateTime(time.DateTime, Fold: false, new PickleTimeZone(time.Offset))),
        PickleDateTime time => Of("datetime", Clock(time.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture), time.Fold, time.TimeZone)),
        TimeSpan span => Of("timedelta", TimeDelta(span)),
        PickleTimeDelta span => Of("timedelta", new JsonArray(span.Days, span.Seconds, span.Microseconds)),
        PickleTimeZone zone => Of("timezone", new JsonObject { ["offset"] = Node(zone.Offset), ["name"] = Node(zone.Name) }),
        decimal number => Of("decimal", $"{new PickleDecimal(number)}"),
        PickleDecimal number => Of("decimal", $"{number}"),
        PickleFraction number => Of("fraction", new JsonArray($"{number.Numerator}", $"{number.Denominator}")),
        Guid guid => Of("uuid", $"{guid}"),
        PicklePath path => Of("path", new JsonArray(path.Kind, path.Value)),
        PythonException exception => Of("exception", ExceptionNode(exception)),
        _ => Of("unknown", value.GetType().Name),
    };

    private static JsonObject Of(string kind, JsonNode? content) => new() { [kind] = content };

    private JsonArray Items(IEnumerable<object?> items) => [.. items.Select(item => (JsonNode)Node(item))];

    private JsonArray Pairs(PickleDict dict) => [.. dict.Select(entry => (JsonNode)new JsonArray(Node(entry.Key), Node(entry.Value)))];

    private JsonObject Clock(string iso, bool fold, object? zone) => new() { ["iso"] = iso, ["fold"] = fold ? 1 : 0, ["tz"] = Node(zone) };

    // Python keeps an OSError's file name beside its arguments.
    private JsonObject ExceptionNode(PythonException exception)
    {
        bool hasFile = exception.ClassName.EndsWith("NotFoundError", StringComparison.Ordinal) && exception.Arguments.Count == 3;
        var node = new JsonObject
        {
            ["class"] = new JsonArray("builtins", exception.ClassName),
            ["args"] = Of("tuple", Items(hasFile ? exception.Arguments.Take(2) : exception.Arguments)),
            ["state"] = exception.Attributes is { } attributes ? Pairs(attributes) : [],
        };
        if (hasFile) node["filename"] = Node(exception.Arguments[2]);
        return node;
    }

    private static object ArrayItem(PickleArray array, object item) => array.TypeCode switch
    {
        'u' => char.ConvertFromUtf32((int)item),
        'f' or 'd' => Convert.ToDouble(item, CultureInfo.InvariantCulture),
        _ => BigInteger.Parse($"{item}", CultureInfo.InvariantCulture),
    };

    private static JsonArray TimeDelta(TimeSpan span)
    {
        var days = Math.DivRem(span.Ticks / TimeSpan.TicksPerMicrosecond, 86_400_000_000, out long microseconds);
        if (microseconds < 0) (days, microseconds) = (days - 1, microseconds + 86_400_000_000);
        return [days, microseconds / 1_000_000, microseconds % 1_000_000];
    }

    private static string Float(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        long bits = BitConverter.DoubleToInt64Bits(value);
        long exponent = bits >> 52 & 0x7ff, mantissa = bits & 0xf_ffff_ffff_ffff;
        string sign = bits < 0 ? "-" : "";
        if (exponent == 0) return mantissa == 0 ? $"{sign}0x0.0p+0" : $"{sign}0x0.{mantissa:x13}p-1022";
        return $"{sign}0x1.{mantissa:x13}p{exponent - 1023:+0;-0;+0}";
    }
}

/// <summary>What a persistent id is loaded as.</summary>
internal sealed record PersistentReference(object Id);
