namespace PickleGen.Generators.Parsing;

/// <summary>Names of Python that the runtime knows itself, before those of generated code; a test compares them with what it knows.</summary>
internal static class PythonNames
{
    private const string Paths = "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath";

    private static readonly Dictionary<string, HashSet<string>> s_names = new(StringComparer.Ordinal)
    {
        ["_codecs"] = Words("encode"),
        ["_operator"] = Words("or_"),
        ["array"] = Words("_array_reconstructor array"),
        ["builtins"] = Words(
            "Ellipsis NotImplemented any bool bytearray bytes complex dict dict.update float frozenset getattr int list map object range set slice str tuple type vars zip "
            + "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError "
            + "ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError Exception "
            + "ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError "
            + "InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError "
            + "OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning "
            + "RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError "
            + "UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError "
            + "_IncompleteInputError"),
        ["collections"] = Words("Counter OrderedDict defaultdict deque"),
        ["copyreg"] = Words("__newobj__ __newobj_ex__ _reconstructor"),
        ["datetime"] = Words("date datetime time timedelta timezone"),
        ["decimal"] = Words("Decimal"),
        ["fractions"] = Words("Fraction"),
        ["functools"] = Words("partial"),
        ["ipaddress"] = Words("IPv4Address IPv6Address"),
        ["itertools"] = Words("repeat starmap"),
        ["pathlib"] = Words(Paths),
        ["pathlib._local"] = Words(Paths),
        ["struct"] = Words("iter_unpack"),
        ["uuid"] = Words("UUID"),
        ["zoneinfo"] = Words("ZoneInfo ZoneInfo._unpickle"),
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Module, string Name)> All => s_names.SelectMany(static module => module.Value.Select(name => (module.Key, name)));

    /// <summary>Whether a name is one of them.</summary>
    public static bool Has(string module, string name) => s_names.TryGetValue(module, out var names) && names.Contains(name);

    private static HashSet<string> Words(string text) => new(text.Split(' '), StringComparer.Ordinal);
}
