using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Text;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>Loaded values as Python prints them, cut off where they are deep or long: a message must not be the hostile part.</summary>
internal static partial class PickleRepr
{
    private const int MaxDepth = 6;
    private const int MaxLength = 1000;
    private const int MaxText = 100;

    /// <summary>The value as Python prints it, at most about a thousand characters.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    /// <summary>A call with these arguments, as Python prints an exception: a single one without a comma behind it.</summary>
    public static string OfCall(string name, PickleTuple arguments)
    {
        var text = new StringBuilder();
        AppendCall(text, name, arguments, depth: -1);
        return text.ToString();
    }

    /// <summary>Python's name of the value's type, for messages.</summary>
    public static string KindOf(object? value) => value switch
    {
        null => "None",
        PickleTuple => "a tuple of such items",
        List<object?> => "a list",
        PickleDict => "a dict",
        PickleSet => "a set",
        PickleByteArray => "a bytearray",
        PickleDeque => "a deque",
        PickleArray => "an array",
        PickleSlice => "a slice",
        string => "a str",
        bool => "a bool",
        int or long or BigInteger => "an int",
        double => "a float",
        byte[] => "bytes",
        PickleFrozenSet => "a frozenset",
        PickleCallable callable => callable.ToString(),
        PickleTypeInfo { Class: { } @class } => $"the class '{@class}'",
        _ => value.GetType().Name,
    };

    private static void Append(StringBuilder text, object? value, int depth)
    {
        if (depth > MaxDepth || text.Length > MaxLength)
        {
            text.Append("...");
            return;
        }
        switch (value)
        {
            case null: text.Append("None"); break;
            case bool flag: text.Append(flag ? "True" : "False"); break;
            case string characters: AppendQuoted(text, characters); break;
            case char character: AppendQuoted(text, character.ToString()); break;
            case byte[] bytes: AppendBytes(text, bytes, PythonRepr.Bytes); break;
            case PickleByteArray bytes: AppendBytes(text.Append("bytearray("), bytes.AsSpan(), PythonRepr.ByteArrayLiteral); text.Append(')'); break;
            case double number: text.Append(FloatRepr.Format(number)); break;
            case float number: text.Append(FloatRepr.Format(number)); break;
            case decimal number: text.Append(CultureInfo.InvariantCulture, $"Decimal('{new PickleDecimal(number)}')"); break;
            case BigInteger number: text.Append(number.GetByteCount() > MaxText ? $"<an int of {number.GetByteCount()} bytes>" : number.ToString(CultureInfo.InvariantCulture)); break;
            case Complex number: AppendComplex(text, number); break;
            case PickleTuple tuple: AppendItems(text, "(", tuple, tuple.Count == 1 ? ",)" : ")", depth); break;
            case List<object?> list: AppendItems(text, "[", list, "]", depth); break;
            case PickleDefaultDict dict: AppendEntries(text.Append(CultureInfo.InvariantCulture, $"defaultdict({FactoryOf(dict)}, "), dict, depth); text.Append(')'); break;
            case PickleOrderedDict or PickleCounter: AppendKind(text, (PickleDict)value, depth); break;
            case PickleDict dict: AppendEntries(text, dict, depth); break;
            case PickleSetBase { Count: 0 }: text.Append(value is PickleSet ? "set()" : "frozenset()"); break;
            case PickleSet set: AppendItems(text, "{", set, "}", depth); break;
            case PickleFrozenSet set: AppendItems(text, "frozenset({", set, "})", depth); break;
            case PickleDeque deque: AppendItems(text, "deque([", deque, deque.MaxLength is { } most ? string.Create(CultureInfo.InvariantCulture, $"], maxlen={most})") : "])", depth); break;
            case PickleArray array: AppendArray(text, array, depth); break;
            case PickleSlice slice: AppendItems(text, "slice(", new[] { slice.Start, slice.Stop, slice.Step }, ")", depth); break;
            case PickleFraction fraction: AppendItems(text, "Fraction(", new object[] { fraction.Numerator, fraction.Denominator }, ")", depth); break;
            case PickleRange range: AppendItems(text, "range(", range.Step.IsOne ? new object[] { range.Start, range.Stop } : [range.Start, range.Stop, range.Step], ")", depth); break;
            case PickleDecimal number: Cut(text, $"Decimal('{number}')"); break;
            case PicklePath path: AppendQuoted(text.Append(path.Kind).Append('('), path.Value); text.Append(')'); break;
            case Guid id: text.Append(CultureInfo.InvariantCulture, $"UUID('{id}')"); break;
            case IPAddress address: text.Append(CultureInfo.InvariantCulture, $"IPv{(address.AddressFamily == AddressFamily.InterNetwork ? 4 : 6)}Address('{address}')"); break;
            case PythonException exception: AppendCall(text, exception.ClassName, exception.Arguments, depth); break;
            case DateTime: // A time is an IConvertible, too.
            case DateTimeOffset or DateOnly or TimeOnly or TimeSpan or PickleDateTime or PickleTime or PickleTimeDelta or PickleTimeZone or PickleZoneInfo: AppendTime(text, value); break;
            case IConvertible atom: text.Append(atom.ToString(CultureInfo.InvariantCulture)); break;
            case PickleEllipsis or PickleNotImplemented or PickleCallable: Cut(text, value.ToString()!); break;
            default: text.Append('<').Append(value.GetType().Name).Append('>'); break;
        }
    }

    private static void AppendCall(StringBuilder text, string name, PickleTuple arguments, int depth)
    {
        text.Append(name);
        if (arguments.Count != 1)
        {
            Append(text, arguments, depth + 1);
            return;
        }
        text.Append('(');
        Append(text, arguments[0], depth + 1);
        text.Append(')');
    }

    private static void AppendItems(StringBuilder text, string open, IEnumerable items, string close, int depth)
    {
        text.Append(open);
        bool first = true;
        foreach (object? item in items)
        {
            if (!first) text.Append(", ");
            first = false;
            Append(text, item, depth + 1);
            if (text.Length > MaxLength) break;
        }
        text.Append(close);
    }

    private static void AppendArray(StringBuilder text, PickleArray array, int depth)
    {
        text.Append(CultureInfo.InvariantCulture, $"array('{array.TypeCode}'");
        if (array is { TypeCode: 'u', Items: int[] { Length: > 0 } codes }) AppendQuoted(text.Append(", "), codes);
        else if (array.Items.Length > 0) AppendItems(text, ", [", array.Items, "]", depth);
        text.Append(')');
    }

    // A Counter's most common items come first.
    private static void AppendKind(StringBuilder text, PickleDict dict, int depth)
    {
        text.Append(dict is PickleCounter ? "Counter(" : "OrderedDict(");
        bool areCounts = dict is PickleCounter && dict.All(static entry => entry.Value is int);
        if (dict.Count > 0) AppendEntries(text, areCounts ? dict.OrderByDescending(static entry => (int)entry.Value!) : dict, depth);
        text.Append(')');
    }

    private static string FactoryOf(PickleDefaultDict dict) => dict.Factory switch
    {
        null => "None",
        { Module: "builtins" } factory => $"<class '{ShownText.Of(factory.Name)}'>",
        var factory => $"<class '{factory}'>",
    };

    private static void AppendEntries(StringBuilder text, IEnumerable<KeyValuePair<object?, object?>> dict, int depth)
    {
        text.Append('{');
        bool first = true;
        foreach (var (key, value) in dict)
        {
            if (!first) text.Append(", ");
            first = false;
            Append(text, key, depth + 1);
            text.Append(": ");
            Append(text, value, depth + 1);
            if (text.Length > MaxLength) break;
        }
        text.Append('}');
    }

    private static void AppendQuoted(StringBuilder text, string characters) => AppendQuoted(text, CodePoints.OfUtf16(characters.AsSpan(0, Math.Min(characters.Length, 2 * MaxText + 2))));

    private static void AppendQuoted(StringBuilder text, ReadOnlySpan<int> codePoints) => AppendShortened(text, PythonRepr.Str(codePoints[..Math.Min(codePoints.Length, MaxText)]), codePoints.Length > MaxText);

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes, Func<ReadOnlySpan<byte>, string> literal) => AppendShortened(text, literal(bytes[..Math.Min(bytes.Length, MaxText)]), bytes.Length > MaxText);

    private static void AppendShortened(StringBuilder text, string quoted, bool isShortened)
    {
        if (isShortened) text.Append(quoted.AsSpan(0, quoted.Length - 1)).Append("...").Append(quoted[^1]);
        else text.Append(quoted);
    }

    private static void AppendComplex(StringBuilder text, Complex number)
    {
        string imaginary = WithoutPoint(number.Imaginary);
        if (number.Real == 0 && !double.IsNegative(number.Real)) text.Append(imaginary).Append('j');
        else text.Append('(').Append(WithoutPoint(number.Real)).Append(imaginary[0] == '-' ? "" : "+").Append(imaginary).Append("j)");
    }

    private static string WithoutPoint(double number) => FloatRepr.Format(number) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;

    private static void Cut(StringBuilder text, string value) => text.Append(value.Length > MaxText ? value.AsSpan(0, MaxText) : value).Append(value.Length > MaxText ? "..." : "");
}
