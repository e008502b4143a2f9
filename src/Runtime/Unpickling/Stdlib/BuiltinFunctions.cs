using System.Text;

namespace PickleGen;

/// <summary>The names of <c>builtins</c> that stand for values, and <c>_codecs.encode</c>, by which bytes travel below protocol 3.</summary>
internal static class BuiltinFunctions
{
    private const string Module = "builtins";

    /// <summary><c>getattr</c>, which below protocol 4 leads to nested names, and to the members of enums.</summary>
    public static StdlibFunction Getattr { get; } = new((unpickler, arguments) =>
    {
        arguments.Expect("getattr", 2, 2);
        return unpickler.GetAttribute(arguments[0], arguments.Get<string>(1, "getattr"));
    });

    /// <summary><c>type(None)</c>: a class that has no name in <c>builtins</c> is written as that of its only object (pickle.py <c>save_type</c>).</summary>
    public static StdlibFunction Type { get; } = new((_, arguments) => arguments is [var only] && SingletonClasses.Of(only) is { } @class
        ? @class
        : throw new PickleSecurityException("The pickle calls type for something else than the class of None, Ellipsis or NotImplemented."));

    public static void AddTo(StdlibTable table)
    {
        table.Value(Module, "Ellipsis", PickleEllipsis.Instance);
        table.Value(Module, "NotImplemented", PickleNotImplemented.Instance);
        table.Add(Module, "getattr", Getattr);
        table.Add(Module, "type", Type);
        table.Class(Module, "object", (_, arguments) => { arguments.Expect("object", 0, 0); return new object(); });
        table.Class(Module, "list", List, (_, _) => new List<object?>());
        table.Class(Module, "dict", Dict, (_, _) => new PickleDict());
        table.Class(Module, "set", Set, (_, _) => new PickleSet());
        table.Class(Module, "tuple", Tuple);
        table.Class(Module, "frozenset", FrozenSet);
        table.Class(Module, "bytes", (unpickler, arguments) => ToBytes(unpickler, arguments, "bytes"));
        table.Class(Module, "bytearray", (unpickler, arguments) => new PickleByteArray(ToBytes(unpickler, arguments, "bytearray")), (_, _) => new PickleByteArray([]));
        table.Class(Module, "slice", Slice);
        table.Class(Module, "range", Range);
        table.Function("_codecs", "encode", Encode);
    }

    private static object List(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("list", 0, 1);
        if (arguments is [PickleCallStub iterator]) return BlockFunctions.List(unpickler, iterator);
        return arguments.Count == 0 ? [] : new List<object?>(arguments.Items(unpickler, 0, "list"));
    }

    private static object Dict(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("dict", 0, 1);
        var dict = new PickleDict();
        if (arguments.Count > 0) CollectionFunctions.Fill(unpickler, dict, arguments, "dict");
        return dict;
    }

    private static object Set(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("set", 0, 1);
        var set = new PickleSet();
        if (arguments.Count == 0) return set;
        foreach (object? item in arguments.Items(unpickler, 0, "set")) unpickler.Add(set, item);
        return set;
    }

    private static object Tuple(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("tuple", 0, 1);
        return arguments.Count == 0 ? PickleTuple.Empty : new PickleTuple([.. arguments.Items(unpickler, 0, "tuple")]);
    }

    private static object FrozenSet(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("frozenset", 0, 1);
        return arguments.Count == 0 ? new PickleFrozenSet() : unpickler.FrozenSetOf([.. arguments.Items(unpickler, 0, "frozenset")]);
    }

    private static object Slice(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("slice", 1, 3);
        return arguments.Count == 1
            ? new PickleSlice(null, arguments[0], null)
            : new PickleSlice(arguments[0], arguments[1], arguments.Count > 2 ? arguments[2] : null);
    }

    private static object Range(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("range", 1, 3);
        return arguments.Count == 1
            ? new PickleRange(0, arguments.Integer(0, "range"), 1)
            : new PickleRange(arguments.Integer(0, "range"), arguments.Integer(1, "range"), arguments.Count > 2 ? arguments.Integer(2, "range") : 1);
    }

    // A number of zero bytes is refused: it would be memory for nothing.
    private static byte[] ToBytes(Unpickler unpickler, PickleTuple arguments, string callable)
    {
        arguments.Expect(callable, 0, 2);
        if (arguments.Count == 0) return [];
        if (arguments.Count == 2) return EncodeText(arguments.Get<string>(0, callable), arguments.Text(unpickler, 1, callable));
        if (arguments[0] is byte[] or PickleByteArray) return [.. StdlibArguments.Bytes(arguments[0])!];
        return [.. arguments.Items(unpickler, 0, callable).Select(item => item is int and >= 0 and <= 255 ? (byte)(int)item : throw new UnpicklingException($"{callable} gets an item that is no byte."))];
    }

    private static object Encode(Unpickler unpickler, PickleTuple arguments)
    {
        arguments.Expect("_codecs.encode", 1, 2);
        return EncodeText(arguments.Get<string>(0, "_codecs.encode"), arguments.Count > 1 ? arguments.Text(unpickler, 1, "_codecs.encode") : "utf-8");
    }

    private static byte[] EncodeText(string text, string encoding)
    {
        switch (Normalized(encoding))
        {
            case "latin" or "latin1" or "latin_1" or "iso_8859_1" or "iso8859_1" or "l1":
                return StdlibArguments.Bytes(text) ?? throw new UnpicklingException("Text that should be Latin-1 has a character beyond.");
            case "ascii" or "us_ascii":
                return Ascii.IsValid(text) ? Encoding.ASCII.GetBytes(text) : throw new UnpicklingException("Text that should be ASCII has a character beyond.");
            case "utf_8" or "utf8":
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text);
            default:
                throw new UnpicklingException($"{PickleRepr.Of(encoding)} is no encoding that pickles use for bytes.");
        }
    }

    // encodings/__init__.py normalize_encoding: letters and digits, an underscore for each run of others between them.
    private static string Normalized(string encoding)
    {
        var name = new StringBuilder();
        bool divided = false;
        foreach (char c in encoding.AsSpan(0, Math.Min(encoding.Length, 40)))
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                divided = true;
                continue;
            }
            if (divided && name.Length > 0) name.Append('_');
            divided = false;
            name.Append(char.ToLowerInvariant(c));
        }
        return name.ToString();
    }
}
