using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace PickleGen;

/// <summary>Loaded values as Python prints them, cut off where they are deep or long: a message must not be the hostile part.</summary>
internal static class PickleRepr
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
            case byte[] bytes: AppendBytes(text.Append('b'), bytes); break;
            case PickleByteArray bytes: AppendBytes(text.Append("bytearray(b"), bytes.AsSpan()); text.Append(')'); break;
            case double number: text.Append(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case BigInteger number: text.Append(number.GetByteCount() > MaxText ? $"<an int of {number.GetByteCount()} bytes>" : number.ToString(CultureInfo.InvariantCulture)); break;
            case PickleTuple tuple: AppendItems(text, "(", tuple, tuple.Count == 1 ? ",)" : ")", depth); break;
            case List<object?> list: AppendItems(text, "[", list, "]", depth); break;
            case PickleDict dict: AppendEntries(text, dict, depth); break;
            case PickleSet set: AppendItems(text, "{", set, "}", depth); break;
            case PickleFrozenSet set: AppendItems(text, "frozenset({", set, "})", depth); break;
            case PickleDeque deque: AppendItems(text, "deque([", deque, "])", depth); break;
            case PickleArray array: AppendItems(text, $"array('{array.TypeCode}', [", array.Items, "])", depth); break;
            case PickleSlice slice: AppendItems(text, "slice(", new[] { slice.Start, slice.Stop, slice.Step }, ")", depth); break;
            case IConvertible atom: text.Append(atom.ToString(CultureInfo.InvariantCulture)); break;
            case PickleRange or PickleFraction or PickleDecimal or PickleEllipsis or PickleNotImplemented or PickleCallable or PicklePath: Cut(text, value.ToString()!); break;
            default: text.Append('<').Append(value.GetType().Name).Append('>'); break;
        }
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

    private static void AppendEntries(StringBuilder text, PickleDict dict, int depth)
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

    private static void AppendQuoted(StringBuilder text, string characters)
    {
        text.Append('\'');
        foreach (char c in characters.AsSpan(0, Math.Min(characters.Length, MaxText)))
        {
            if (c is '\'' or '\\') text.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else text.Append(c);
        }
        text.Append(characters.Length > MaxText ? "...'" : "'");
    }

    private static void AppendBytes(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        text.Append('\'');
        foreach (byte b in bytes[..Math.Min(bytes.Length, MaxText)])
        {
            if (b is >= 0x20 and < 0x7f and not (byte)'\'' and not (byte)'\\') text.Append((char)b);
            else text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
        }
        text.Append(bytes.Length > MaxText ? "...'" : "'");
    }

    private static void Cut(StringBuilder text, string value) => text.Append(value.Length > MaxText ? value.AsSpan(0, MaxText) : value).Append(value.Length > MaxText ? "..." : "");
}
